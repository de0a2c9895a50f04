/** What conjugate gradients of either kind do with vectors between applications of the operator. */

/** target += factor · term */
export function addScaled(target: Float64Array, term: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] += factor * term[i];
}

/** direction = downhill + factor · direction */
export function turn(direction: Float64Array, downhill: Float64Array, factor: number): void {
  for (let i = 0; i < direction.length; i++) direction[i] = downhill[i] + factor * direction[i];
}
