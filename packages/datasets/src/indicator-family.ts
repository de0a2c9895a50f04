import { DenseMatrix, type FeatureFamily, MisuseError, requireInteger, requireOptions, requireList } from '@entk/core';

/** Options of {@link indicatorFamily}. */
export interface IndicatorFamilyOptions {
  /** What the family is called. */
  readonly name: string;
  /** The value of every example, N integers. */
  readonly labels: ArrayLike<number>;
}

/**
 * Which value every example has, as centred indicators: column v is 1 where the label is v and 0 elsewhere, less its
 * mean, scaled to unit length.
 *
 * The columns of F values sum to a multiple of zero when weighted by their lengths, so that they span F − 1 dimensions.
 *
 * @returns Axes [N, F], one column for every value that occurs, ascending and labelled by it, in groups of 1.
 * @throws MisuseError if a label is no integer, or all are the same: a constant has no direction once it is centred.
 *
 * @example
 * ```ts
 * import { indicatorFamily } from '@entk/datasets';
 *
 * const { features, labels } = indicatorFamily({ name: 'token', labels: [3, 7, 3, 7] });
 * labels; // ["3", "7"]
 * features.to2DArray(); // [[0.5, -0.5], [-0.5, 0.5], [0.5, -0.5], [-0.5, 0.5]]
 * ```
 */
export function indicatorFamily(options: IndicatorFamilyOptions): FeatureFamily {
  const caller = 'indicatorFamily';
  requireOptions<IndicatorFamilyOptions>(caller, options, { name: true, labels: true });
  const { name, labels } = options;
  requireList(caller, 'labels', labels);
  const counts = new Map<number, number>();
  for (let n = 0; n < labels.length; n++) {
    requireInteger(caller, `labels[${n}]`, labels[n]);
    counts.set(labels[n], (counts.get(labels[n]) ?? 0) + 1);
  }
  if (counts.size < 2) {
    throw new MisuseError({ in: caller, rule: 'labels must have at least two different values', got: counts.size });
  }
  const values = [...counts.keys()].toSorted((left, right) => left - right);
  const examples = labels.length;
  // Of m ones among N: each 1 − m/N, each zero −m/N, of length √(m (N − m) / N).
  const features = DenseMatrix.generate(examples, values.length, (row, column) => {
    const share = (counts.get(values[column]) as number) / examples;
    return ((labels[row] === values[column] ? 1 : 0) - share) / Math.sqrt(examples * share * (1 - share));
  });
  return { name, features, groupSize: 1, labels: values.map(String) };
}
