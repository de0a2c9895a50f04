import { repeatedSequences } from '@entk/datasets';
import { ndArray } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { attentionOnlyTransformer } from '@entk/models/networks';
import { beforeAll, expect, test } from 'vitest';
import { bestHeads } from '../../../src/experiments/induction/heads.js';

beforeAll(() => initialiseBackend());

const network = attentionOnlyTransformer({ vocabularySize: 32, positions: 40, width: 40, heads: 1 });
const zeros = new Map(Array.from(network.parameterShapes, ([name, shape]) => [name, ndArray(shape)]));
const sequences = repeatedSequences({ examples: 3, longest: 20 });

test('queries of zero look at all that they see alike', () => {
  const first = sequences.periods.reduce((most, h) => Math.max(most, h), 0) + 2;
  let mean = 0;
  for (let t = first; t < 40; t++) mean += 1 / (t + 1) / (40 - first);
  const { previous, induction } = bestHeads({ network, parameters: zeros }, sequences);
  expect(previous).toBeCloseTo(mean, 6);
  expect(induction).toBeCloseTo(mean, 6);
});

test('a head whose queries ask for the position before finds it', () => {
  // Positions are unit vectors; W_K keeps them, W_Q moves them by one, so that q[t]·k[t − 1] is the only large score.
  const at = (rows: number, columns: number, one: (i: number, j: number) => boolean, size: number) =>
    ndArray(
      [rows, columns],
      Float32Array.from({ length: rows * columns }, (_, n) => (one(Math.floor(n / columns), n % columns) ? size : 0)),
    );
  const parameters = new Map(zeros)
    .set(
      'pos_embed.W_pos',
      at(40, 40, (t, i) => t === i, 1),
    )
    .set(
      'blocks.0.attn.0.W_K',
      at(40, 40, (i, j) => i === j, 1),
    )
    .set(
      'blocks.0.attn.0.W_Q',
      at(40, 40, (i, j) => i === j - 1, 1000),
    );
  const { previous, induction } = bestHeads({ network, parameters }, sequences);
  expect(previous).toBeCloseTo(1, 6);
  expect(induction).toBeLessThan(0.05);
});
