import { type DenseMatrix, largestMagnitude, MisuseError } from '@entk/core';

const caller = 'analyze';

/**
 * By how much of max |K| a kernel may differ from its transpose: rounding of sums of some 10,000 terms, each in its own
 * order.
 */
const asymmetry: Readonly<Record<'float32' | 'float64', number>> = { float64: 1e-10, float32: 1e-5 };

/**
 * Makes a kernel that another tool computed exactly symmetric: each pair of entries becomes its mean.
 *
 * @throws MisuseError for a pair that differs by more than rounding of its numbers does, naming row and column.
 */
export function symmetrise(matrix: DenseMatrix, numbers: keyof typeof asymmetry): void {
  const tolerance = asymmetry[numbers];
  const { rows, data } = matrix;
  const largest = largestMagnitude(data);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      const [lower, upper] = [data[i * rows + j], data[j * rows + i]];
      if (Math.abs(lower - upper) > tolerance * largest) {
        throw new MisuseError({
          in: caller,
          rule: `a kernel must be symmetric within ${tolerance} of its largest entry, ${largest}`,
          got: `${lower} and ${upper}`,
          context: `row ${i}, column ${j}, and its mirror image`,
        });
      }
      data[i * rows + j] = data[j * rows + i] = (lower + upper) / 2;
    }
  }
}
