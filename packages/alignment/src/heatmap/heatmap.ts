import {
  DenseMatrix,
  type FeatureFamily,
  requireFinite,
  requireInteger,
  requireMatrix,
  requireOneOf,
  requireOptions,
  ShapeError,
  requireFields,
} from '@entk/core';
import { type Basis, requireFamilies, vectorsOf } from '../features.js';
import { cosinesOf } from './cosine.js';
import { projectionPowers } from './projection.js';
import { unitColumns } from '../unit-columns.js';

/** What the entries of a heatmap are. */
export type HeatmapQuantity = 'norm' | 'squared norm' | '|cosine|';

/** How well every feature (a row) matches every basis vector (a column). */
export interface Heatmap {
  /** Axes [features or groups, k], not negative. */
  readonly values: DenseMatrix;
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
  readonly quantity: HeatmapQuantity;
  /**
   * Whether every column has been divided by its own length, so that values of different columns cannot be compared.
   */
  readonly normalised: boolean;
}

/** How `alignmentHeatmap` is to work. */
export interface HeatmapOptions {
  /**
   * `squared norm` (the default) and `norm` of the projection on a group, one row a group; `|cosine|` with every single
   * column, one row a column.
   */
  readonly quantity?: HeatmapQuantity;
  /** Names of the basis vectors: a cliff's are `57`, `58`, …. @default `0`, `1`, … */
  readonly columnLabels?: readonly string[];
}

/**
 * The heatmap of a basis against one or more families of features (figures 1, 4 and 5).
 *
 * @param basis Axes [N, k]: a matrix, or a spectrum with its vectors and, of a flattened kernel, its row order.
 * @param families Stacked in the order given, groups in their order.
 * @returns Raw values, rows the groups (labelled `family label`), columns the basis vectors in their order.
 * @throws ShapeError if rows or labels do not fit.
 * @throws MisuseError if a group is not orthonormal within 1e-6, the quantity is unknown, or a family's rows are in an
 *   order that the basis does not say to have.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(N F k) time.
 *
 * @example
 * ```ts
 * import { alignmentHeatmap } from '@entk/alignment';
 * import { DenseMatrix, identityMatrix } from '@entk/core';
 *
 * const axes = { name: 'axis', features: identityMatrix(2), groupSize: 1, labels: ['x', 'y'] };
 * const heatmap = alignmentHeatmap(DenseMatrix.fromRows([[0.6], [-0.8]]), [axes], { quantity: '|cosine|' });
 * heatmap.rowLabels; // ["axis x", "axis y"]
 * heatmap.values.get(1, 0); // ≈ 0.8
 * ```
 */
export function alignmentHeatmap(
  basis: Basis,
  families: readonly FeatureFamily[],
  options: HeatmapOptions = {},
): Heatmap {
  const caller = 'alignmentHeatmap';
  requireOptions<HeatmapOptions>(caller, options, { quantity: true, columnLabels: true });
  const { quantity = 'squared norm', columnLabels } = options;
  requireOneOf(caller, 'quantity', quantity, ['norm', 'squared norm', '|cosine|']);
  const compared = vectorsOf(caller, basis);
  const { vectors } = compared;
  requireFamilies(caller, compared, families);
  const labels = columnLabels ?? Array.from({ length: vectors.columns }, (_, j) => String(j));
  if (labels.length !== vectors.columns) {
    throw new ShapeError({ in: caller, rule: `columnLabels must name ${vectors.columns} vectors`, got: labels.length });
  }
  const parts = families.map((family) => blockOf(caller, quantity, family, vectors));
  return {
    values: stacked(parts),
    rowLabels: families.flatMap((family) => rowLabelsOf(quantity, family)),
    columnLabels: [...labels],
    quantity,
    normalised: false,
  };
}

/**
 * The heatmap with every column divided by its own length (figure 1). Zero columns stay zero.
 *
 * A basis vector that matches nothing well looks as strong here as one that matches perfectly: show the raw heatmap
 * beside it.
 *
 * @throws NonFiniteError if a value is NaN or infinite.
 * @example
 * ```ts
 * import { alignmentHeatmap, columnNormalised } from '@entk/alignment';
 * import { DenseMatrix, identityMatrix } from '@entk/core';
 *
 * const axes = { name: 'axis', features: identityMatrix(2), groupSize: 1, labels: ['x', 'y'] };
 * const raw = alignmentHeatmap(DenseMatrix.fromRows([[0.03], [0.04]]), [axes], { quantity: 'norm' });
 * columnNormalised(raw).values.get(1, 0); // ≈ 0.8
 * ```
 */
export function columnNormalised(heatmap: Heatmap): Heatmap {
  requireFields('columnNormalised', 'heatmap', heatmap, []);
  const { values } = heatmap;
  requireMatrix('columnNormalised', 'values', values);
  requireFinite('columnNormalised', 'values', values);
  const { columns, norms } = unitColumns(values);
  const normalised = DenseMatrix.from(columns);
  for (let i = 0; i < normalised.rows; i++) {
    const row = normalised.rowSpan(i);
    for (let j = 0; j < row.length; j++) row[j] = norms[j] === 0 ? 0 : row[j] / norms[j];
  }
  return { ...heatmap, values: normalised, normalised: true };
}

/**
 * The heatmap of the first `count` basis vectors, or of all where there are fewer.
 *
 * @throws MisuseError for a count that is not a positive integer.
 * @example
 * ```ts
 * import { alignmentHeatmap, firstColumns } from '@entk/alignment';
 * import { identityMatrix } from '@entk/core';
 *
 * const axes = { name: 'axis', features: identityMatrix(3), groupSize: 1, labels: ['x', 'y', 'z'] };
 * firstColumns(alignmentHeatmap(identityMatrix(3), [axes]), 2).columnLabels; // ["0", "1"]
 * ```
 */
export function firstColumns(heatmap: Heatmap, count: number): Heatmap {
  requireInteger('firstColumns', 'count', count, { min: 1 });
  requireFields('firstColumns', 'heatmap', heatmap, ['columnLabels']);
  const { values, columnLabels } = heatmap;
  requireMatrix('firstColumns', 'values', values);
  const kept = Math.min(count, values.columns);
  return { ...heatmap, values: values.columnRange(0, kept), columnLabels: columnLabels.slice(0, kept) };
}

function blockOf(caller: string, quantity: HeatmapQuantity, family: FeatureFamily, vectors: DenseMatrix): DenseMatrix {
  if (quantity === '|cosine|') return cosinesOf(caller, family.features, vectors);
  return projectionPowers(caller, family, vectors, quantity === 'norm' ? 1 : 2);
}

function rowLabelsOf(quantity: HeatmapQuantity, { name, labels, groupSize }: FeatureFamily): string[] {
  if (quantity !== '|cosine|' || groupSize === 1) return labels.map((label) => `${name} ${label}`);
  return labels.flatMap((label) =>
    Array.from({ length: groupSize }, (_, member) => `${name} ${label} (${member + 1} of ${groupSize})`),
  );
}

function stacked(parts: readonly DenseMatrix[]): DenseMatrix {
  const result = new DenseMatrix(
    parts.reduce((rows, part) => rows + part.rows, 0),
    parts[0].columns,
  );
  let offset = 0;
  for (const { data } of parts) {
    result.data.set(data, offset);
    offset += data.length;
  }
  return result;
}
