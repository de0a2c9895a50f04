import { createRandom, DenseMatrix } from '@entk/core';
import { indicatorFamily, inductionReads, repeatedSequences } from '@entk/datasets';
import { qr } from '@entk/linalg';
import { initialiseBackend, normalParameters, predict } from '@entk/models';
import { attentionOnlyTransformer } from '@entk/models/networks';
import { beforeAll, describe, expect, test } from 'vitest';
import { componentsAt, matchOf, permutedMatches, predictionsAt } from '../../../src/experiments/induction/naming.js';

beforeAll(() => initialiseBackend());

const random = createRandom(0);
const labels = Int32Array.from({ length: 120 }, (_, n) => n % 4);
const family = indicatorFamily({ name: 'answer', labels });
/** The span of four unit vectors, of the reads of each answer, mixed. */
const ofAnswers = DenseMatrix.generate(120, 4, (n, c) => (labels[n] === c ? Math.sqrt(4 / 120) : 0));
const mixing = qr(new DenseMatrix(4, 4, random.normals(16))).q;
const mixed = DenseMatrix.from(ofAnswers.mmul(mixing));
const predictions = DenseMatrix.generate(120, 4, (n, c) => (labels[n] === c ? 0.9 : 0.1 / 3));

describe('vectors against answers', () => {
  test('are named by predictions that tell the answers', async () => {
    const { asIs, rotated, mostPossible } = await matchOf(mixed, predictions, family);
    // The indicators are centred, the vectors are not: cos = √(1 − 1/4)
    expect(rotated).toBeCloseTo(Math.sqrt(3 / 4), 9);
    expect(asIs).toBeLessThan(rotated - 0.05);
    expect(mostPossible).toBeCloseTo(1, 9);
  });

  test('are not by those of other reads', async () => {
    const draws = await permutedMatches(mixed, predictions, family, { draws: 5, seed: 1 });
    expect(draws).toHaveLength(5);
    const { rotated } = await matchOf(mixed, predictions, family);
    for (const draw of draws) expect(draw).toBeLessThan(rotated);
  });
});

describe('what a network gives at its reads', () => {
  const network = attentionOnlyTransformer({ vocabularySize: 32, positions: 40, width: 8, heads: 2 });
  const parameters = normalParameters(network, createRandom(1), 0.3);
  const reads = inductionReads(repeatedSequences({ examples: 50, seed: 3 }));
  const at = (n: number) => {
    const logits = predict(network, parameters, reads.inputs);
    const row = (n * 40 + reads.positions[n]) * 32;
    return Array.from(logits.data.subarray(row, row + 32));
  };

  test('is the softmax of its logits there', () => {
    const found = predictionsAt({ network, parameters }, reads);
    for (let n = 0; n < 50; n++) {
      const powers = at(n).map(Math.exp);
      const total = powers.reduce((sum, one) => sum + one, 0);
      powers.forEach((power, c) => {
        expect(found.get(n, c)).toBeCloseTo(power / total, 6);
      });
    }
  });

  test('has as many components as the residual has numbers', () => {
    const { logits: ofLogits, residual } = componentsAt({ network, parameters }, reads);
    // Logits are a linear map of 8 numbers.
    expect([ofLogits.columns, residual.columns, residual.rows]).toEqual([8, 8, 50]);
    for (let k = 0; k < 8; k++) {
      const sum = residual.columnCopy(k).reduce((total, value) => total + value, 0);
      expect(Math.abs(sum)).toBeLessThan(1e-9);
    }
  });
});
