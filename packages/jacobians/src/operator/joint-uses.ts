import { DenseMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import { addToParameter, parameterBlock, swapAxes } from './axes.js';
import { isTransposed } from '../uses.js';
import type { OperatorPart, PlacedPlainUse } from './part.js';

/** A use with δ[n, c, h] = rows[n, c] · outputs[c, h]. */
export interface JointUse extends PlacedPlainUse {
  /** Axes [C, H]. */
  readonly outputs: DenseMatrix;
}

/**
 * Uses that have `rows` in common: with all their activations side by side in A [N, Σ in],
 *
 * J U = rows ∘ (A Z) and Jᵀ V = outputsᵀ · (Aᵀ (rows ∘ V)), Z being outputs · U, a block of it for each use.
 */
export function jointUses(
  uses: readonly JointUse[],
  rows: DenseMatrix | undefined,
  exampleCount: number,
  outputCount: number,
): OperatorPart {
  const activations = DenseMatrix.sideBySide(uses.map((use) => use.activation));
  const starts = startsOf(uses);
  return {
    changes(block) {
      const moved = new DenseMatrix(activations.columns, outputCount * block.columns);
      uses.forEach((use, index) => {
        moved.data.set(throughOutputs(use, parameterBlock(use, block), block.columns), starts[index] * moved.columns);
      });
      const changes = multiply(activations, moved).data;
      if (rows) scaleRows(changes, changes, rows.data, block.columns);
      return new DenseMatrix(exampleCount * outputCount, block.columns, changes);
    },

    addGradients(gradients, block) {
      const weights = rows ? new Float64Array(block.data.length) : block.data;
      if (rows) scaleRows(weights, block.data, rows.data, block.columns);
      const byExample = new DenseMatrix(exampleCount, outputCount * block.columns, weights);
      const pulled = multiply(activations, byExample, { transposeLeft: true });
      uses.forEach((use, index) => {
        const from = starts[index] * pulled.columns;
        const ofUse = pulled.data.subarray(from, from + use.activation.columns * pulled.columns);
        addThroughOutputs(gradients, use, ofUse, block.columns);
      });
    },
  };
}

/** Σ_h outputs[c, h] U[h, i, ·] with axes [in, C, b]. */
function throughOutputs(use: JointUse, direction: Float64Array, count: number): Float64Array {
  const { outputs, activation } = use;
  const inputs = activation.columns;
  const transposed = isTransposed(use.use);
  if (isDiagonal(outputs)) {
    const ofInputs = transposed ? direction.slice() : swapAxes(direction, outputs.columns, inputs, count);
    scaleByDiagonal(ofInputs, outputs, count);
    return ofInputs;
  }
  const ofOutputs = transposed ? swapAxes(direction, inputs, outputs.columns, count) : direction;
  const product = multiply(outputs, new DenseMatrix(outputs.columns, inputs * count, ofOutputs));
  return swapAxes(product.data, outputs.rows, inputs, count);
}

/** Adds Σ_c outputs[c, h] Q[i, c, ·] to the use's parameter, for Q with axes [in, C, b]. */
function addThroughOutputs(gradients: DenseMatrix, use: JointUse, pulled: Float64Array, count: number): void {
  const { outputs, activation } = use;
  const inputs = activation.columns;
  if (isDiagonal(outputs)) {
    scaleByDiagonal(pulled, outputs, count);
    addToParameter(gradients, use, isTransposed(use.use) ? pulled : swapAxes(pulled, inputs, outputs.columns, count));
    return;
  }
  const ofOutputs = new DenseMatrix(outputs.rows, inputs * count, swapAxes(pulled, inputs, outputs.rows, count));
  const product = multiply(outputs, ofOutputs, { transposeLeft: true }).data;
  addToParameter(gradients, use, isTransposed(use.use) ? swapAxes(product, outputs.columns, inputs, count) : product);
}

function isDiagonal({ rows, columns, data }: DenseMatrix): boolean {
  return rows === columns && data.every((value, index) => value === 0 || index % (columns + 1) === 0);
}

/** Entry [·, c, ·] of axes [in, C, b] times outputs[c, c]. */
function scaleByDiagonal(values: Float64Array, outputs: DenseMatrix, count: number): void {
  const diagonal = Float64Array.from({ length: outputs.rows }, (_, c) => outputs.get(c, c));
  if (diagonal.some((factor) => factor !== 1)) scaleRows(values, values, diagonal, count);
}

/**
 * Row r of `target` becomes row r of `values` times factors[r], rows being `width` numbers and factors beginning anew.
 */
function scaleRows(target: Float64Array, values: Float64Array, factors: Float64Array, width: number): void {
  for (let index = 0, row = 0; index < values.length; row++) {
    const factor = factors[row % factors.length];
    for (const end = index + width; index < end; index++) target[index] = values[index] * factor;
  }
}

function startsOf(uses: readonly JointUse[]): number[] {
  let start = 0;
  return uses.map(({ activation }) => {
    start += activation.columns;
    return start - activation.columns;
  });
}
