/**
 * Adds parts of one length, which follow each other, as ((0 + 1) + (2 + 3)) + …; the sum stands in the first of them.
 *
 * What is left over of a number that is no power of two is added from the last on.
 */
export function addAsTree(parts: Float64Array, count: number): Float64Array {
  const length = parts.length / count;
  for (let step = 1; step < count; step *= 2) {
    for (let left = 0; left + step < count; left += 2 * step) {
      const [to, from] = [left * length, (left + step) * length];
      for (let index = 0; index < length; index++) parts[to + index] += parts[from + index];
    }
  }
  return parts.subarray(0, length);
}
