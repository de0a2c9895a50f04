import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, type NdArray, ndArray } from '@entk/core';
import { writeSafetensors } from '@entk/formats';
import { normalParameters } from '@entk/models';
import { attentionOnlyTransformer } from '@entk/models/networks';
import { describe, expect, test } from 'vitest';
import { entk, temporaryFolder } from '../../entk.js';

const network = attentionOnlyTransformer({ vocabularySize: 22, positions: 25, width: 4, heads: 2, layers: 1 });
const weights = normalParameters(network, createRandom(0), 0.3);

const analyze = (parameters: ReadonlyMap<string, NdArray>, ...words: string[]) => {
  const file = join(temporaryFolder(), 'weights.safetensors');
  writeFileSync(file, writeSafetensors(parameters));
  return entk('analyze', '--experiment', 'induction', '--weights', file, ...words, '--json');
};

describe('entk analyze --experiment induction', () => {
  test('says how far the network is, what its heads look at, its kernels and what they hold', async () => {
    const { code, stdout, stderr } = await analyze(weights, '--top', '20');
    if (code !== 0) throw new Error(stderr);
    const { checkpoints } = JSON.parse(stdout) as { checkpoints: Record<string, Record<string, unknown>>[] };
    const [{ accuracy, loss, heads, kernels, overlaps }] = checkpoints;
    expect(accuracy).toBeLessThan(0.2);
    expect(Math.abs(Number(loss) - Math.log(22))).toBeLessThan(0.5);
    expect(Object.keys(heads)).toEqual(['previous', 'induction']);
    const names = [...network.parameterShapes.keys()];
    expect(Object.keys(kernels)).toEqual(['full', ...names]);
    expect(Object.keys(overlaps)).toContain('W_O, layer 1');
    expect(Object.keys(overlaps)).toContain('blocks.0.attn.1.W_V');
  });
});

describe('what it refuses', () => {
  test.each<[string, ReadonlyMap<string, NdArray>, string]>([
    ['weights of another network', new Map([['W', ndArray([2, 2])]]), 'the file must hold "embed.W_E" [V, D]'],
    [
      'weights that do not fit each other',
      new Map(weights).set('unembed.W_U', ndArray([4, 7])),
      '"unembed.W_U" must be [4, 22], got [4, 7]',
    ],
    [
      'too few positions',
      new Map(weights).set('pos_embed.W_pos', ndArray([9, 4])),
      'positions must be at least 24, got 9',
    ],
  ])('%s', async (_, parameters, message) => {
    const { code, stderr } = await analyze(parameters);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
