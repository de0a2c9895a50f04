import {
  DenseMatrix,
  type FeatureFamily,
  MisuseError,
  requireInteger,
  requireMemory,
  requireOneOf,
  requireOptions,
} from '@entk/core';
import { cos, sin } from '@entk/core/elementary';

/** The arguments whose Fourier features the network may use: a, b, a + b, a − b, 2a, 2b. */
export const fourierArguments = ['a', 'b', 'sum', 'difference', '2a', '2b'] as const;

export type FourierArgument = (typeof fourierArguments)[number];

/** Options of {@link fourierFamily}. */
export interface FourierFamilyOptions {
  /** The modulus. */
  readonly p: number;
  readonly argument: FourierArgument;
  readonly memoryBudget?: number;
}

const coefficients: Record<FourierArgument, readonly [number, number]> = {
  a: [1, 0],
  b: [0, 1],
  sum: [1, 1],
  difference: [1, -1],
  '2a': [2, 0],
  '2b': [0, 2],
};

/**
 * The Fourier features of one argument φ(a, b) on the p × p torus (paper section 4, eqs. 8 and 9).
 *
 * For k = 1 … ⌊p/2⌋, row a·p + b: (√2/p) cos(2πkφ/p) and (√2/p) sin(2πkφ/p). Columns are orthonormal, orthogonal to
 * the constant vector, and orthogonal between the families a, b, sum and difference. The families 2a and 2b span what
 * a and b span, with the frequencies in another order.
 *
 * @returns Axes [p², 2⌊p/2⌋]: cosine and sine of one frequency side by side, groups of 2, labelled `k=1`, `k=2`, …
 * @throws MisuseError if p is no integer of at least 3, or is even: the sine of frequency p/2 vanishes then, and the
 *   doubled arguments repeat frequencies, so that there are no ⌊p/2⌋ orthonormal pairs.
 * @throws MemoryBudgetError if the columns (8 p³ bytes) do not fit.
 *
 * @example
 * ```ts
 * import { fourierFamily } from '@entk/datasets';
 *
 * const { features, labels } = fourierFamily({ p: 29, argument: 'sum' });
 * [features.rows, features.columns]; // [841, 28]
 * labels[13]; // 'k=14'
 * features.get(0, 0); // 0.048765984909417075, that is √2/29
 * ```
 */
export function fourierFamily(options: FourierFamilyOptions): FeatureFamily {
  requireOptions<FourierFamilyOptions>('fourierFamily', options, { p: true, argument: true, memoryBudget: true });
  const { p, argument, memoryBudget } = options;
  requireInteger('fourierFamily', 'p', p, { min: 3 });
  requireOneOf('fourierFamily', 'argument', argument, fourierArguments);
  if (p % 2 === 0) {
    throw new MisuseError({
      in: 'fourierFamily',
      rule: `p must be odd for the family ${argument}`,
      got: p,
      remedy: `an even p has no sine of frequency p/2: take p = ${p - 1} or ${p + 1}`,
    });
  }
  const frequencies = (p - 1) / 2;
  requireMemory('fourierFamily', `the family ${argument} at p = ${p}`, 16 * p * p * frequencies, memoryBudget);
  const cosines = Float64Array.from({ length: p }, (_, turn) => (Math.SQRT2 / p) * cos((2 * Math.PI * turn) / p));
  const sines = Float64Array.from({ length: p }, (_, turn) => (Math.SQRT2 / p) * sin((2 * Math.PI * turn) / p));
  const [ofA, ofB] = coefficients[argument];
  const features = DenseMatrix.generate(p * p, 2 * frequencies, (row, column) => {
    const value = ofA * Math.floor(row / p) + ofB * (row % p);
    const turn = ((((column >> 1) + 1) * value) % p) + p;
    return (column % 2 === 0 ? cosines : sines)[turn % p];
  });
  const labels = Array.from({ length: frequencies }, (_, index) => `k=${index + 1}`);
  return { name: argument, features, groupSize: 2, labels };
}
