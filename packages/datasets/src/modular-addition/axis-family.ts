import { DenseMatrix, type FeatureFamily, requireOneOf, requireOptions } from '@entk/core';
import { fourierFamily, type FourierFamilyOptions } from './fourier-family.js';

/** Options of {@link axisFamily}. */
export interface AxisFamilyOptions extends Omit<FourierFamilyOptions, 'argument'> {
  /** What is made of a wave of a and the same wave of b. */
  readonly combination: 'sum' | 'difference';
}

/**
 * Sums, or differences, of the same wave of a and of b: what an addition of two embeddings holds before anything is
 * multiplied.
 *
 * For k = 1 … ⌊p/2⌋, row a·p + b: (1/p)(cos(2πka/p) ± cos(2πkb/p)) and the same of sines. Columns are orthonormal,
 * orthogonal to the constant vector and between the two families; together they span what the families a and b do.
 *
 * @returns As {@link fourierFamily}; called `axisSum` or `axisDifference`.
 * @throws MisuseError as {@link fourierFamily}, or for a combination of another name.
 * @throws MemoryBudgetError if the columns (24 p³ bytes on the way) do not fit.
 *
 * @example
 * ```ts
 * import { axisFamily } from '@entk/datasets';
 *
 * const { name, features } = axisFamily({ p: 29, combination: 'sum' });
 * name; // 'axisSum'
 * features.get(0, 0); // ≈ 0.0690, that is 2/29
 * ```
 */
export function axisFamily(options: AxisFamilyOptions): FeatureFamily {
  requireOptions<AxisFamilyOptions>('axisFamily', options, { p: true, combination: true, memoryBudget: true });
  const { combination, ...rest } = options;
  requireOneOf('axisFamily', 'combination', combination, ['sum', 'difference']);
  const [a, b] = (['a', 'b'] as const).map((argument) => fourierFamily({ ...rest, argument }));
  const sign = combination === 'sum' ? 1 : -1;
  const features = DenseMatrix.generate(a.features.rows, a.features.columns, (row, column) => {
    return Math.SQRT1_2 * (a.features.get(row, column) + sign * b.features.get(row, column));
  });
  return { ...a, name: combination === 'sum' ? 'axisSum' : 'axisDifference', features };
}
