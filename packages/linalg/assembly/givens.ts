/** Squares of numbers below this underflow; of smaller ones a power of two is squared. */
const SMALL: f64 = 1e-140;
const UP: f64 = 5.260135901548374e210; // 2^700

export let cosine: f64 = 1;
export let sine: f64 = 0;

/** The rotation that maps (a, b) to (r, 0), orthogonal whatever their size up to 1e150; returns r. */
export function givens(a: f64, b: f64): f64 {
  let down: f64 = 1;
  if (max(abs(a), abs(b)) < SMALL) {
    a *= UP;
    b *= UP;
    down = 1 / UP;
  }
  const r = sqrt(a * a + b * b);
  cosine = r == 0 ? 1 : a / r;
  sine = r == 0 ? 0 : b / r;
  return r * down;
}
