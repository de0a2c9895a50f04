/** c + a * b, fused into one rounding in the relaxed build where the processor can. */
// @ts-ignore: decorator
@inline
export function addProduct(c: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_madd(a, b, c);
  return f64x2.add(c, f64x2.mul(a, b));
}
