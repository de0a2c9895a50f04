import { DenseMatrix } from '@entk/core';
import {
  deltaOutputs,
  deltaWidth,
  type FactoredLookupUse,
  type FactoredMatrixUse,
  isTransposed,
} from '@entk/jacobians/factors';
import type { Collapse } from '../../collapse/collapse.js';
import { type OutputMode, outputModeOf, reducedUse, useOfOutput } from '../../collapse/outputs.js';
import { outerProduct } from '../delta-products.js';
import { mirrored } from './mirrored.js';
import { positionRows } from './position-rows.js';
import { tokenProducts } from './token-products.js';

/** A use with an activation: numbers, or the one-hot rows that a lookup stands for. */
export type ProductUse = FactoredMatrixUse | FactoredLookupUse;

/** Two uses of one matrix; the same object twice for a use with itself. */
export interface ProductPair {
  readonly left: ProductUse;
  readonly right: ProductUse;
  /** N and N′. */
  readonly counts: readonly [number, number];
}

/**
 * What a pair of uses adds to a collapsed kernel, as sums over positions of products: with uses of one orientation
 * Σ_t Σ_t′ (δ[n, c, t]·δ′[n′, c′, t′]) (a[n, t]·a′[n′, t′]), with opposite ones (δ·a′)(a·δ′).
 *
 * @param numbers The most numbers that are held at once beside the result, if two examples allow it.
 */
export function positionProducts(pair: ProductPair, collapse: Collapse, numbers: number): DenseMatrix {
  const { counts } = pair;
  const left = reducedUse(pair.left, collapse, counts[0]);
  const right = pair.left === pair.right ? left : reducedUse(pair.right, collapse, counts[1]);
  const mode = outputModeOf(collapse);
  if (left.kind === 'lookup' && right.kind === 'lookup') return tokenProducts({ left, right, counts }, mode);
  if (mode !== 'summed' || isTransposed(left) === isTransposed(right)) {
    return tiledProducts({ left, right, counts }, mode, numbers);
  }
  let sum: DenseMatrix | undefined;
  for (let c = 0; c < deltaOutputs(left.delta); c++) {
    const of = { left: useOfOutput(left, c, counts[0]), right: useOfOutput(right, c, counts[1]), counts };
    const term = tiledProducts(of, 'single', numbers);
    sum = sum ? sum.addInPlace(term) : term;
  }
  return sum as DenseMatrix;
}

/** Numbers that the products of one example with one of the other batch take. */
export function numbersOfTwoExamples({ left, right }: ProductPair, mode: OutputMode): number {
  const perExample = (use: ProductUse) => (mode === 'apart' ? deltaOutputs(use.delta) : 1) * use.positions;
  const sides = (deltaWidth(left.delta) + deltaWidth(right.delta)) * deltaOutputs(left.delta);
  return 2 * perExample(left) * perExample(right) + sides;
}

function tiledProducts(pair: ProductPair, mode: OutputMode, numbers: number): DenseMatrix {
  const { left, right, counts } = pair;
  const perExample = mode === 'apart' ? deltaOutputs(left.delta) : 1;
  const step = Math.max(1, Math.floor(Math.sqrt(numbers / numbersOfTwoExamples(pair, mode))));
  const kernel = new DenseMatrix(counts[0] * perExample, counts[1] * perExample);
  const self = left === right;
  for (let row = 0; row < counts[0]; row += step) {
    const ofRows = operandOf(left, mode, row, Math.min(row + step, counts[0]));
    for (let column = self ? row : 0; column < counts[1]; column += step) {
      const ofColumns =
        self && column === row ? ofRows : operandOf(right, mode, column, Math.min(column + step, counts[1]));
      const factors =
        isTransposed(left) === isTransposed(right)
          ? [product(ofRows.delta, ofColumns.delta), product(ofRows.activation, ofColumns.activation)]
          : [product(ofRows.delta, ofColumns.activation), product(ofRows.activation, ofColumns.delta)];
      sumOverPositions(kernel, factors, [row * perExample, column * perExample], [left.positions, right.positions]);
    }
  }
  return self ? mirrored(kernel) : kernel;
}

/** Rows for every position, or one-hot rows by where the one is; `repeats` counts the outputs that share a row. */
interface Factor {
  readonly rows: DenseMatrix | Int32Array;
  readonly repeats: number;
}

interface Operand {
  readonly delta: Factor;
  readonly activation: Factor;
}

function operandOf(use: ProductUse, mode: OutputMode, from: number, to: number): Operand {
  const { positions } = use;
  const outputs = mode === 'apart' ? deltaOutputs(use.delta) : 1;
  const rows =
    use.kind === 'lookup'
      ? use.indices.subarray(from * positions, to * positions)
      : use.activation.rowRange(from * positions, to * positions);
  return {
    delta: { rows: positionRows(use, mode, from, to), repeats: 1 },
    activation: { rows, repeats: outputs },
  };
}

/** Products of the rows on the left with those on the right, and how many outputs share a row or a column. */
interface Products {
  readonly values: DenseMatrix;
  readonly rowRepeats: number;
  readonly columnRepeats: number;
}

function product(left: Factor, right: Factor): Products {
  return { values: rowProducts(left.rows, right.rows), rowRepeats: left.repeats, columnRepeats: right.repeats };
}

function rowProducts(left: DenseMatrix | Int32Array, right: DenseMatrix | Int32Array): DenseMatrix {
  if (left instanceof DenseMatrix) {
    if (right instanceof DenseMatrix) return outerProduct(left, right);
    return DenseMatrix.generate(left.rows, right.length, (i, j) => left.get(i, right[j]));
  }
  if (right instanceof DenseMatrix) {
    return DenseMatrix.generate(left.length, right.rows, (i, j) => right.get(j, left[i]));
  }
  return DenseMatrix.generate(left.length, right.length, (i, j) => (left[i] === right[j] ? 1 : 0));
}

/** Adds Σ_t Σ_t′ of the product of both factors to a tile of the kernel that begins at `start`. */
function sumOverPositions(
  kernel: DenseMatrix,
  [first, second]: readonly Products[],
  [startRow, startColumn]: readonly [number, number],
  [T, U]: readonly [number, number],
): void {
  const rows = (first.values.rows / T) * first.rowRepeats;
  const columns = (first.values.columns / U) * first.columnRepeats;
  const [width, otherWidth] = [first.values.columns, second.values.columns];
  const [a, b] = [first.values.data, second.values.data];
  for (let r = 0; r < rows; r++) {
    const row = Math.floor(r / first.rowRepeats) * T;
    const otherRow = Math.floor(r / second.rowRepeats) * T;
    const target = kernel.rowSpan(startRow + r);
    for (let s = 0; s < columns; s++) {
      const column = Math.floor(s / first.columnRepeats) * U;
      const otherColumn = Math.floor(s / second.columnRepeats) * U;
      let sum = 0;
      for (let t = 0; t < T; t++) {
        const i = (row + t) * width + column;
        const j = (otherRow + t) * otherWidth + otherColumn;
        for (let u = 0; u < U; u++) sum += a[i + u] * b[j + u];
      }
      target[startColumn + s] += sum;
    }
  }
}
