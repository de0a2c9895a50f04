import {
  DenseMatrix,
  type FeatureFamily,
  MisuseError,
  type NdArray,
  requireFinite,
  requireMemory,
  requireOneOf,
  requireOptions,
  type RowOrder,
  ShapeError,
  requireNdArray,
} from '@entk/core';

/** Options of {@link expandedIndicators}. */
export interface ExpandedIndicatorOptions {
  /** Row c·N + x (`classMajor`, the paper's flattening) or x·C + c (`exampleMajor`). As the kernel's rows. */
  readonly rowOrder: RowOrder;
  /** What to do with a feature that no example has: refuse it, or leave its column out. @default 'refuse' */
  readonly absentFeatures?: 'refuse' | 'omit';
  readonly memoryBudget?: number;
}

/**
 * The features of a flattened kernel when outputs are features: column c is x_c at output c and 0 at every other
 * output, scaled to unit length (paper section 3.2).
 *
 * @param inputs Axes [N, C].
 * @returns Axes [N·C, C], orthonormal columns in groups of 1, labelled `feature 0`, `feature 1`, …, with their row
 *   order
 * @throws ShapeError if `inputs` is no matrix.
 * @throws NonFiniteError for NaN and infinity.
 * @throws MisuseError for a feature that no example has.
 * @throws MemoryBudgetError if 8·N·C² bytes do not fit.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { expandedIndicators } from '@entk/datasets';
 *
 * const inputs = ndArray([2, 2], new Float32Array([3, 0, 4, 1]));
 * const { features } = expandedIndicators(inputs, { rowOrder: 'classMajor' });
 * features.to2DArray(); // [[0.6, 0], [0.8, 0], [0, 0], [0, 1]]
 * ```
 */
export function expandedIndicators(
  inputs: NdArray | NdArray<Float64Array>,
  options: ExpandedIndicatorOptions,
): FeatureFamily {
  requireOptions<ExpandedIndicatorOptions>('expandedIndicators', options, {
    rowOrder: true,
    absentFeatures: true,
    memoryBudget: true,
  });
  const { rowOrder, absentFeatures = 'refuse', memoryBudget } = options;
  const caller = 'expandedIndicators';
  requireNdArray(caller, 'inputs', inputs);
  if (inputs.shape.length !== 2) {
    throw new ShapeError({ in: caller, rule: 'inputs must have axes [N, C]', got: [...inputs.shape] });
  }
  requireOneOf(caller, 'rowOrder', rowOrder, ['classMajor', 'exampleMajor']);
  requireOneOf(caller, 'absentFeatures', absentFeatures, ['refuse', 'omit']);
  requireFinite(caller, 'inputs', inputs);
  const [examples, outputs] = inputs.shape;
  requireMemory(caller, `[${examples * outputs}, ${outputs}] indicators`, 8 * examples * outputs ** 2, memoryBudget);

  const lengths = columnLengths(inputs.data, outputs);
  const kept = Array.from(lengths.keys()).filter((output) => lengths[output] > 0);
  if (kept.length < outputs && absentFeatures === 'refuse') {
    throw new MisuseError({
      in: caller,
      rule: 'every feature must be present in an example',
      got: lengths.findIndex((length) => length === 0),
      context: `${outputs - kept.length} of ${outputs} are in none of ${examples}`,
      remedy: "take more examples, or absentFeatures: 'omit'",
    });
  }
  const features = new DenseMatrix(examples * outputs, kept.length);
  kept.forEach((output, column) => {
    for (let example = 0; example < examples; example++) {
      const row = rowOrder === 'classMajor' ? output * examples + example : example * outputs + output;
      features.set(row, column, inputs.data[example * outputs + output] / lengths[output]);
    }
  });
  return { name: 'indicator', features, rowOrder, groupSize: 1, labels: kept.map((output) => `feature ${output}`) };
}

function columnLengths(data: ArrayLike<number>, columns: number): Float64Array {
  const lengths = new Float64Array(columns);
  for (let index = 0; index < data.length; index++) {
    const column = index % columns;
    lengths[column] = Math.hypot(lengths[column], data[index]);
  }
  return lengths;
}
