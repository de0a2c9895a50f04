/** Log ratios on either side of one that the plain detector looks at. */
const reach = 8;

/**
 * Largest log ratio over the median of its neighbours, place by place: what one writes down first.
 * `plainScores(values)[k − 1]` belongs to the drop after eigenvalue number k. A threshold makes a detector of it.
 */
export function plainScores(values: ArrayLike<number>, floor: number): Float64Array {
  let considered = 0;
  while (considered < values.length && values[considered] > floor) considered++;
  const gaps = Float64Array.from({ length: Math.max(0, considered - 1) }, (_, i) =>
    Math.log(values[i] / values[i + 1]),
  );
  return gaps.map((gap, i) => {
    const around = [...gaps.subarray(Math.max(0, i - reach), i), ...gaps.subarray(i + 1, i + 1 + reach)];
    const median = around.sort((a, b) => a - b)[around.length >> 1] ?? Infinity;
    return median > 0 ? gap / median : 0;
  });
}
