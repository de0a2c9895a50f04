import { DenseMatrix, identityMatrix } from '@entk/core';
import { columnGram, multiply } from '@entk/linalg';
import { rotateByOutputs } from '@entk/rotation';
import { eigh } from '@entk/spectral';
import { randomOrthogonal, superpositionReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { tensorsOf, withoutPrior } from '../fixtures.js';
import { energy, orthonormality, unitMatch } from '../tolerances.js';

/** The top n vectors of the flattened kernel, class-major rows, and the inputs; parameters W and b. */
async function superposition(name: 'm10-S0.3' | 'm10-S0.9'): Promise<{ basis: DenseMatrix; inputs: DenseMatrix }> {
  const tensors = tensorsOf(superpositionReference(name).bytes);
  const [weights, bias, inputs] = ['W', 'b', 'inputs'].map((key) => tensors.get(key) as DenseMatrix);
  const [m, n] = [weights.rows, weights.columns];
  const hidden = multiply(inputs, weights, { transposeRight: true });
  const before = multiply(hidden, weights);
  const jacobian = (c: number) =>
    DenseMatrix.generate(inputs.rows, m * n + n, (x, at) => {
      if (before.get(x, c) + bias.data[c] <= 0) return 0;
      if (at >= m * n) return at === m * n + c ? 1 : 0;
      const [k, j] = [Math.floor(at / n), at % n];
      return weights.get(k, c) * inputs.get(x, j) + (j === c ? hidden.get(x, k) : 0);
    });
  const gram = new DenseMatrix(m * n + n, m * n + n);
  for (let c = 0; c < n; c++) gram.addInPlace(columnGram(jacobian(c)));
  const { values, vectors } = await eigh(gram, { count: n });
  const leading = DenseMatrix.generate(m * n + n, n, (i, j) => vectors.get(i, j) / Math.sqrt(values[j]));
  const basis = new DenseMatrix(inputs.rows * n, n);
  for (let c = 0; c < n; c++) basis.data.set(multiply(jacobian(c), leading).data, c * inputs.rows * n);
  return { basis, inputs };
}

/** |cosine| of every output's input with the column that carries that output most, on average. */
function meanMatch(basis: DenseMatrix, inputs: DenseMatrix): number {
  let sum = 0;
  for (let c = 0; c < inputs.columns; c++) {
    const input = inputs.columnRange(c, c + 1);
    const length = Math.sqrt(input.data.reduce((total, value) => total + value * value, 0));
    const rows = basis.rowRange(c * inputs.rows, (c + 1) * inputs.rows);
    const cosines = multiply(input, rows, { transposeLeft: true }).data.map(Math.abs);
    sum += Math.max(...cosines) / length;
  }
  return sum / inputs.columns;
}

describe('rotateByOutputs on trained autoencoders, against NumPy', () => {
  test.each(['m10-S0.3', 'm10-S0.9'] as const)(
    '%s: at least 0.99 of the most possible',
    async (name) => {
      const { byOutputs, mostPossible } = withoutPrior()[name];
      const { basis, inputs } = await superposition(name);
      const result = await rotateByOutputs(basis, { outputs: 50, rowOrder: 'classMajor' });
      const match = meanMatch(result.basis, inputs);
      expect(result.status.kind).toBe('converged');
      expect(Math.abs(match - byOutputs)).toBeLessThan(unitMatch);
      expect(match / mostPossible).toBeGreaterThan(0.99);
      expect(result.outputOfBlock).toEqual(Array.from({ length: 50 }, (_, c) => c));
      expect(result.basis).toSpanTheSameSubspace(basis, { tolerance: orthonormality });
    },
    60_000,
  );
});

describe('rotateByOutputs', () => {
  /** Three vectors, two on output 1 and one on output 0 of 2, on four examples; rows by class. */
  const pure = DenseMatrix.generate(8, 3, (i, j) => (i === [4, 1, 6][j] ? 1 : 0));
  const mixed = DenseMatrix.from(pure.mmul(randomOrthogonal(3, 4)));

  test('separates outputs in either order of rows', async () => {
    const byClass = await rotateByOutputs(mixed, { outputs: 2, rowOrder: 'classMajor' });
    const interleaved = DenseMatrix.generate(8, 3, (i, j) => mixed.get((i % 2) * 4 + Math.floor(i / 2), j));
    const byExample = await rotateByOutputs(interleaved, { outputs: 2, rowOrder: 'exampleMajor' });
    for (const { weights, blocks, outputOfBlock, offDiagonal } of [byClass, byExample]) {
      expect(weights).toBeCloseToArray(
        DenseMatrix.fromRows([
          [1, 0, 0],
          [0, 1, 1],
        ]),
        { absolute: energy },
      );
      expect(blocks).toEqual([
        { from: 0, to: 1 },
        { from: 1, to: 3 },
      ]);
      expect(outputOfBlock).toEqual([0, 1]);
      expect(offDiagonal.after).toBeLessThan(energy);
    }
    expect(byClass.offDiagonal.before).toBeGreaterThan(0.01);
  });

  test('leaves a single output as it is', async () => {
    const { basis, blocks } = await rotateByOutputs(mixed, { outputs: 1, rowOrder: 'classMajor' });
    expect(basis).toBeCloseToArray(mixed, { absolute: energy });
    expect(blocks).toEqual([{ from: 0, to: 3 }]);
  });

  test('refuses rows that are no multiple of the outputs', async () => {
    await expect(rotateByOutputs(identityMatrix(4), { outputs: 3, rowOrder: 'classMajor' })).rejects.toThrow(
      'rotateByOutputs: basis must have a multiple of outputs = 3 rows, got 4 (axes [N·C, k])',
    );
  });
});
