import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, ndArray } from '@entk/core';
import { writeSafetensors } from '@entk/formats';
import { normalParameters } from '@entk/models';
import { oneLayerTransformer, oneLayerTransformerByHead } from '@entk/models/networks';
import { additionTransformerReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, test } from 'vitest';
import { entk, temporaryFolder } from '../../entk.js';
import { eigenvalueOfLargest, traceOfItself, transformerOverlap } from '../../tolerances.js';

interface Kernel {
  readonly eigenvalues: readonly number[];
  readonly trace: number;
}

interface Checkpoint {
  readonly weights: string;
  readonly accuracy: number;
  readonly keyFrequencies: readonly number[];
  readonly kernels: Readonly<Record<string, Kernel>>;
  readonly overlaps: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>;
}

const analyze = (...words: string[]) => entk('analyze', '--experiment', 'addition-transformer', ...words, '--json');

describe('entk analyze --experiment addition-transformer', () => {
  const { path, expected } = additionTransformerReference();
  const analysed = async () => {
    const { code, stdout, stderr } = await analyze('--weights', path);
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as { readonly checkpoints: readonly Checkpoint[] };
  };
  let result: Awaited<ReturnType<typeof analysed>>;
  let checkpoint: Checkpoint;
  beforeAll(async () => {
    result = await analysed();
    [checkpoint] = result.checkpoints;
  });

  test('names weights, accuracy and key frequencies as PyTorch and NumPy find them', () => {
    expect(result.checkpoints).toHaveLength(1);
    expect(checkpoint.weights).toBe(path);
    expect(checkpoint.accuracy).toBe(expected.accuracy);
    expect(checkpoint.keyFrequencies).toEqual(expected.keyFrequencies);
  });

  test('gives the kernels of all parameters and of each, to a millionth of the largest eigenvalue', () => {
    const all = { full: expected.full, ...expected.byParameter };
    expect(Object.keys(checkpoint.kernels)).toEqual(Object.keys(all));
    for (const [name, { eigenvalues, trace }] of Object.entries(all)) {
      const found = checkpoint.kernels[name];
      expect(found.eigenvalues.slice(0, 40)).toBeCloseToArray(eigenvalues, { relativeToMax: eigenvalueOfLargest });
      expect([found.trace]).toBeCloseToArray([trace], { relativeToMax: traceOfItself });
    }
  });

  test('gives the overlaps of both bands with all four families', () => {
    for (const [name, bands] of Object.entries(expected.overlaps)) {
      const found = checkpoint.overlaps[name];
      expect(found.map(({ from, to }) => [from, to])).toEqual([
        [0, 7],
        [7, 13],
      ]);
      Object.values(bands).forEach((band, index) => {
        const overlaps = Object.keys(band).map((family) => found[index][family]);
        expect(overlaps).toBeCloseToArray(Object.values(band), { absolute: transformerOverlap });
      });
    }
  });
});

describe('what it refuses', () => {
  const network = oneLayerTransformer({ vocabularySize: 6, width: 8, heads: 2, hiddenUnits: 4 });
  const weights = oneLayerTransformerByHead(normalParameters(network, createRandom(0)), 2);
  const refused = async (changed: ReadonlyMap<string, ReturnType<typeof ndArray>>, ...words: string[]) => {
    const file = join(temporaryFolder(), 'weights.safetensors');
    writeFileSync(file, writeSafetensors(changed));
    return analyze('--weights', file, ...words);
  };

  test('weights of another network', async () => {
    const { code, stderr } = await refused(new Map([['net.0.weight', ndArray([2, 2])]]));
    expect(code).toBe(2);
    expect(stderr).toContain('the file must hold "embed.W_E" [p + 1, D]');
  });

  test('weights that do not fit each other', async () => {
    const { code, stderr } = await refused(new Map(weights).set('unembed.W_U', ndArray([8, 7])));
    expect(code).toBe(2);
    expect(stderr).toContain('"unembed.W_U" must be [8, 6], got [8, 7]');
  });

  test('options of other experiments', async () => {
    const { code, stderr } = await refused(weights, '--p', '5');
    expect(code).toBe(2);
    expect(stderr).toContain('--p');
  });
});
