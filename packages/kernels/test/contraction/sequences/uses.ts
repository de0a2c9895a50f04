import { createRandom, DenseMatrix } from '@entk/core';
import { addGradientRows, type Delta, type FactoredUse, type FactoredVectorUse } from '@entk/jacobians/factors';
import type { ParameterPair } from '../../../src/contraction/sequences/parameter-pair.js';
import type { ProductUse } from '../../../src/contraction/sequences/position-products.js';

/** C outputs; a parameter [A, B] that all kinds of use fit, by a sequence of T positions and one of 2. */
export const [C, T, A, B] = [2, 3, 4, 5];

/** N and N′. */
export const counts = [4, 3] as const;

export const shape = [A, B] as const;

export function randomMatrix(rows: number, columns: number, seed: number): DenseMatrix {
  return new DenseMatrix(rows, columns, createRandom(seed).normals(rows * columns));
}

/** Uses of W [A, B] by N examples: W and Wᵀ on sequences of both lengths, and rows looked up. */
export function productUses(count: number, seed: number): Record<string, ProductUse> {
  const dense = (width: number, at: number): Delta => ({
    form: 'dense',
    values: randomMatrix(count * C, width, at),
    outputCount: C,
  });
  const factored = (width: number, at: number): Delta => ({
    form: 'factored',
    outputs: randomMatrix(C, width, at),
    rows: randomMatrix(count, C, at + 1),
  });
  const indices = (positions: number, at: number) => {
    const random = createRandom(at);
    return Int32Array.from({ length: count * positions }, () => random.integer(A));
  };
  const matrix = (transposed: boolean, positions: number, delta: Delta, at: number): ProductUse => ({
    kind: 'matrix',
    parameter: 'W',
    transposed,
    positions,
    delta,
    activation: randomMatrix(count * positions, transposed ? A : B, at),
  });
  return {
    W: matrix(false, T, dense(T * A, seed), seed + 1),
    'W factored': matrix(false, T, factored(T * A, seed + 2), seed + 3),
    Wᵀ: matrix(true, T, dense(T * B, seed + 4), seed + 5),
    'W of two positions': matrix(false, 2, factored(2 * A, seed + 6), seed + 7),
    rows: {
      kind: 'lookup',
      parameter: 'W',
      positions: T,
      delta: dense(T * B, seed + 8),
      indices: indices(T, seed + 9),
    },
    'rows of one position': {
      kind: 'lookup',
      parameter: 'W',
      positions: 1,
      delta: factored(B, seed + 10),
      indices: indices(1, seed + 11),
    },
  };
}

/** A vector use of the whole parameter, whose gradient it is. */
export function vectorUse(count: number, seed: number): FactoredVectorUse {
  return {
    kind: 'vector',
    parameter: 'W',
    delta: { form: 'dense', values: randomMatrix(count * C, A * B, seed), outputCount: C },
  };
}

export function pairOf(left: readonly FactoredUse[], right: readonly FactoredUse[]): ParameterPair {
  return { shape, left, right, counts: left === right ? [counts[0], counts[0]] : counts, outputCount: C };
}

/** The sum of gradients, [N·C, A·B]; `addGradientRows` is held against its definition in jacobians. */
export function gradientsOf(uses: readonly FactoredUse[], count: number): DenseMatrix {
  const gradients = new DenseMatrix(count * C, A * B);
  for (const use of uses) addGradientRows(gradients, use, { from: 0, to: A, width: B });
  return gradients;
}
