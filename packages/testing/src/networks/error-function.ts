/** erf x in float64: up to |x| = 3 by a series of positive terms, beyond it by Laplace's continued fraction of erfc. */
export function errorFunction(x: number): number {
  const size = Math.abs(x);
  return Math.sign(x) * (size < 3 ? series(size) : 1 - complement(size));
}

/** e^{−x²} Σ_k 2^k x^{2k+1} / (1·3·…·(2k + 1)). */
function series(x: number): number {
  let sum = 0;
  for (let k = 1, term = x; term > 1e-18; k++, term *= (2 * x * x) / (2 * k - 1)) sum += term;
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

function complement(x: number): number {
  let fraction = x;
  for (let k = 80; k > 0; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}
