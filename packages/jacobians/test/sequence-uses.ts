import { createRandom, DenseMatrix } from '@entk/core';
import type {
  Delta,
  FactoredLookupUse,
  FactoredMatrixUse,
  FactoredUse,
  FactoredVectorUse,
} from '../src/factors/index.js';

/** N examples, C outputs, T positions; a parameter [A, B] that all kinds of use fit. */
export const [N, C, A, B] = [3, 2, 3, 5];

const T = 4;

export function randomMatrix(rows: number, columns: number, seed: number): DenseMatrix {
  return new DenseMatrix(rows, columns, createRandom(seed).normals(rows * columns));
}

/** δ of each form, `width` numbers for each of T positions. */
function deltasOf(width: number, seed: number): Record<string, Delta> {
  return {
    dense: { form: 'dense', values: randomMatrix(N * C, T * width, seed), outputCount: C },
    factored: {
      form: 'factored',
      outputs: randomMatrix(C, T * width, seed + 1),
      rows: randomMatrix(N, C, seed + 2),
      examples: randomMatrix(N, T * width, seed + 3),
    },
    outputs: { form: 'factored', outputs: randomMatrix(C, T * width, seed + 4) },
  };
}

/** Every kind of use of W [A, B] on sequences, with every form of δ. */
export function sequenceUses(seed = 1): Record<string, FactoredMatrixUse | FactoredLookupUse> {
  const uses: Record<string, FactoredMatrixUse | FactoredLookupUse> = {};
  const indices = Int32Array.from(createRandom(seed).permutation(N * T), (value) => value % A);
  for (const [form, delta] of Object.entries(deltasOf(A, seed))) {
    const activation = randomMatrix(N * T, B, seed + 10);
    uses[`W ${form}`] = { kind: 'matrix', parameter: 'W', transposed: false, positions: T, delta, activation };
  }
  for (const [form, delta] of Object.entries(deltasOf(B, seed + 20))) {
    const activation = randomMatrix(N * T, A, seed + 30);
    uses[`Wᵀ ${form}`] = { kind: 'matrix', parameter: 'W', transposed: true, positions: T, delta, activation };
    uses[`rows ${form}`] = { kind: 'lookup', parameter: 'W', positions: T, delta, indices };
  }
  return uses;
}

/** A vector use of the whole of W. */
export function vectorUse(seed = 50): FactoredVectorUse {
  return {
    kind: 'vector',
    parameter: 'W',
    delta: { form: 'dense', values: randomMatrix(N * C, A * B, seed), outputCount: C },
  };
}

/** ∂f_c(x_n)/∂W of a use, [N·C, A·B], entry by entry from the definition. */
export function gradientsByDefinition(use: FactoredUse): DenseMatrix {
  const deltaAt = (n: number, c: number, h: number) => {
    const { delta } = use;
    if (delta.form === 'dense') return delta.values.get(n * C + c, h);
    return delta.outputs.get(c, h) * (delta.rows?.get(n, c) ?? 1) * (delta.examples?.get(n, h) ?? 1);
  };
  return DenseMatrix.generate(N * C, A * B, (row, entry) => {
    const [n, c] = [Math.floor(row / C), row % C];
    const [a, b] = [Math.floor(entry / B), entry % B];
    if (use.kind === 'vector') return deltaAt(n, c, entry);
    let sum = 0;
    for (let t = 0; t < use.positions; t++) {
      if (use.kind === 'lookup') sum += use.indices[n * T + t] === a ? deltaAt(n, c, t * B + b) : 0;
      else if (use.transposed) sum += deltaAt(n, c, t * B + b) * use.activation.get(n * use.positions + t, a);
      else sum += deltaAt(n, c, t * A + a) * use.activation.get(n * use.positions + t, b);
    }
    return sum;
  });
}
