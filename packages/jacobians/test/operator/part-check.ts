import { createRandom, DenseMatrix, sizeOf } from '@entk/core';
import { allOutputs } from '@entk/models/layers';
import type { FactoredUse } from '../../src/factors/index.js';
import { denseJacobian, type FactoredJacobian } from '../../src/index.js';
import type { OperatorPart } from '../../src/operator/part.js';
import { joined } from '../joined.js';

export const [N, C, H, D] = [3, 4, 2, 5];

export function randomMatrix(rows: number, columns: number, seed: number): DenseMatrix {
  return new DenseMatrix(rows, columns, createRandom(seed).normals(rows * columns));
}

/** What a part gives and what the dense Jacobian of its uses does, on one block in each direction. */
export function bothWays(part: OperatorPart, uses: readonly FactoredUse[], shapes: Record<string, number[]>) {
  const parameterShapes = new Map(Object.entries(shapes));
  const parameterCount = Object.values(shapes).reduce((sum, shape) => sum + sizeOf(shape), 0);
  const jacobian: FactoredJacobian = {
    exampleCount: N,
    outputCount: C,
    outputs: allOutputs(C),
    parameterShapes,
    parameterCount,
    uses,
    outputFactors: new Float64Array(C).fill(1),
  };
  const J = joined(denseJacobian(jacobian));
  const [U, V] = [randomMatrix(J.columns, 3, 21), randomMatrix(J.rows, 3, 22)];
  const gradients = new DenseMatrix(J.columns, 3);
  part.addGradients(gradients, V);
  return {
    changes: part.changes(U),
    gradients,
    expectedChanges: DenseMatrix.from(J.mmul(U)),
    expectedGradients: DenseMatrix.from(J.transpose().mmul(V)),
  };
}
