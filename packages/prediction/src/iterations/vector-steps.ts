/** What conjugate gradients of either kind do with vectors between applications of the operator. */

/** Σ left_i · right_i */
export function dot(left: Float64Array, right: Float64Array): number {
  let total = 0;
  for (let i = 0; i < left.length; i++) total += left[i] * right[i];
  return total;
}

/** target += factor · term */
export function addScaled(target: Float64Array, term: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] += factor * term[i];
}

/** direction = downhill + factor · direction */
export function turn(direction: Float64Array, downhill: Float64Array, factor: number): void {
  for (let i = 0; i < direction.length; i++) direction[i] = downhill[i] + factor * direction[i];
}
