import { DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import type { FactoredUse } from '../../src/factors/index.js';
import { exampleByExample } from '../../src/operator/example-by-example.js';
import { innerMap } from '../../src/operator/inner-maps.js';
import { A, B, C, gradientsByDefinition, N, randomMatrix, sequenceUses, vectorUse } from '../sequence-uses.js';
import { sameFactors } from '../tolerances.js';

const uses: Record<string, FactoredUse> = { ...sequenceUses(), vector: vectorUse() };

describe('innerMap', () => {
  for (const [name, use] of Object.entries(uses)) {
    it(`is a map and its adjoint: ${name}`, () => {
      const width = use.kind === 'vector' ? A * B : use.kind === 'matrix' && !use.transposed ? A : B;
      const map = innerMap(use, width, N, A * B);
      const direction = randomMatrix(A * B, 2, 5);
      const moved = map.forward(direction.data, 2);
      const weights = randomMatrix(moved.rows, moved.columns, 6);
      const back = map.back(weights, 2);
      const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, index) => sum + value * b[index], 0);
      const size = moved.norm() * weights.norm();
      expect(moved.columns).toBe(2 * width);
      expect(Math.abs(dot(moved.data, weights.data) - dot(direction.data, back))).toBeLessThan(sameFactors * size);
    });
  }
});

describe('exampleByExample on sequences', () => {
  for (const [name, use] of Object.entries(uses)) {
    it(`is J and Jᵀ of the gradients written out: ${name}`, () => {
      const J = gradientsByDefinition(use);
      const part = exampleByExample({ use, offset: 0, size: A * B }, N, C);
      const [U, V] = [randomMatrix(A * B, 2, 7), randomMatrix(N * C, 2, 8)];
      const gradients = new DenseMatrix(A * B, 2);
      part.addGradients(gradients, V);
      expect(part.changes(U)).toBeCloseToArray(DenseMatrix.from(J.mmul(U)), { relativeToMax: sameFactors });
      expect(gradients).toBeCloseToArray(DenseMatrix.from(J.transpose().mmul(V)), { relativeToMax: sameFactors });
    });
  }
});
