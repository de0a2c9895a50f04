import { DenseMatrix, sizeOf, type WorkOptions } from '@entk/core';
import { denseJacobian, type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { deltaWidth } from '@entk/jacobians/factors';
import { columnGram, multiply } from '@entk/linalg';
import type { Collapse } from '../collapse/collapse.js';
import { collapsedJacobian, outputModeOf, outputScale } from '../collapse/outputs.js';
import { parameterGram, parameterGramBytes } from './parameter-gram.js';

/**
 * Z of a collapsed kernel K = Z Zᵀ, at the examples of a Jacobian: J itself when flattened, the gradients of the one
 * output of `perClass` and `meanOutput`, and those of all outputs side by side, column c·P + μ, of `trace` and
 * `classMean`.
 */
export interface GradientRows {
  /** Columns of Z: P, or C·P. */
  readonly width: number;
  /** Bytes that `gram` holds at its fullest. */
  readonly gramBytes: number;
  /** Bytes that `apply` holds for so many vectors. */
  readonly applyBytes: (vectors: number) => number;
  /** ZᵀZ. */
  readonly gram: (work: WorkOptions) => DenseMatrix;
  /** Z U up to a constant, rows n·C + c when flattened. */
  readonly apply: (vectors: DenseMatrix) => DenseMatrix;
}

/** How many columns Z has. */
export function gradientWidth(
  collapse: Collapse,
  { outputCount, parameterCount }: Pick<FactoredJacobian, 'outputCount' | 'parameterCount'>,
): number {
  return outputModeOf(collapse) === 'summed' ? outputCount * parameterCount : parameterCount;
}

export function gradientRows(jacobian: FactoredJacobian, collapse: Collapse): GradientRows {
  if (outputModeOf(collapse) === 'summed') return rowsOfAllOutputs(jacobian, collapse);
  const reduced = collapsedJacobian(jacobian, collapse);
  return {
    width: reduced.parameterCount,
    gramBytes: parameterGramBytes(reduced),
    applyBytes: (vectors) => productBytes(reduced, vectors),
    gram: (work) => parameterGram(reduced, work),
    apply: (vectors) => jacobianOperator(reduced).apply(vectors),
  };
}

/** A block of b vectors on its way through J: both ends, and a step between them. */
export function productBytes(
  { exampleCount, outputCount, parameterCount, uses }: FactoredJacobian,
  block: number,
): number {
  const widest = uses.reduce((most, { delta }) => Math.max(most, deltaWidth(delta)), outputCount);
  return 8 * block * (2 * parameterCount + exampleCount * (outputCount + widest));
}

function rowsOfAllOutputs(jacobian: FactoredJacobian, collapse: Collapse): GradientRows {
  const { exampleCount, outputCount } = jacobian;
  const width = gradientWidth(collapse, jacobian);
  const written = 8 * 2 * exampleCount * width;
  return {
    width,
    gramBytes: written + 8 * 2 * width ** 2,
    applyBytes: (vectors) => written + 8 * (exampleCount + width) * vectors,
    gram() {
      return columnGram(writtenRows(jacobian)).scaleInPlace(outputScale(collapse, outputCount));
    },
    apply: (vectors) => multiply(writtenRows(jacobian), vectors),
  };
}

/** J [N·C, P] written out; read as [N, C·P] its rows are those of all outputs side by side. */
function writtenRows(jacobian: FactoredJacobian): DenseMatrix {
  const { exampleCount, outputCount, parameterCount, parameterShapes } = jacobian;
  const rows = exampleCount * outputCount;
  const written = new Float64Array(rows * parameterCount);
  const blocks = denseJacobian(jacobian, { memoryBudget: Infinity });
  let offset = 0;
  for (const [name, shape] of parameterShapes) {
    const size = sizeOf(shape);
    const values = blocks.get(name)?.data as Float64Array;
    for (let row = 0; row < rows; row++) {
      written.set(values.subarray(row * size, (row + 1) * size), row * parameterCount + offset);
    }
    offset += size;
  }
  return new DenseMatrix(exampleCount, outputCount * parameterCount, written);
}
