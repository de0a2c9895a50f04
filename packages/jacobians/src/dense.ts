import {
  DenseMatrix,
  type NdArray,
  ndArray,
  requireMemory,
  requireOptions,
  sizeOf,
  workOptionNames,
  type WorkOptions,
} from '@entk/core';
import type { FactoredJacobian } from './uses.js';
import { addGradientRows, allRows } from './gradient-rows.js';

/**
 * The Jacobian written out, one array a parameter with axes [N, C, P_parameter], P in the row-major order of its shape.
 *
 * For small networks, tests and export; N·C·P float64 numbers.
 *
 * @throws MemoryBudgetError if they would not fit.
 */
export function denseJacobian(
  jacobian: FactoredJacobian,
  options: WorkOptions = {},
): Map<string, NdArray<Float64Array>> {
  requireOptions('denseJacobian', options, workOptionNames);
  const { memoryBudget } = options;
  const { exampleCount, outputCount, parameterCount, parameterShapes, uses } = jacobian;
  const rows = exampleCount * outputCount;
  requireMemory(
    'denseJacobian',
    'the dense Jacobian',
    8 * rows * parameterCount,
    memoryBudget,
    'use the factored form',
  );
  const blocks = new Map(
    Array.from(parameterShapes, ([name, shape]) => {
      const size = sizeOf(shape);
      return [name, ndArray([exampleCount, outputCount, size], new Float64Array(rows * size))] as const;
    }),
  );
  for (const use of uses) {
    const { data } = blocks.get(use.parameter) as NdArray<Float64Array>;
    const target = new DenseMatrix(rows, data.length / rows, data);
    addGradientRows(target, use, allRows(parameterShapes.get(use.parameter) as readonly number[]));
  }
  return blocks;
}
