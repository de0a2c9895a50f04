// Also tests experiments/modular-addition/subject.ts: by the command, on networks trained in PyTorch.
import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { readSafetensors, writeNpy } from '@entk/formats';
import { createRandom, ndArray } from '@entk/core';
import { type ModularAdditionEpoch, modularAdditionReference } from '@entk/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RotationRecord } from '../../../src/experiments/modular-addition/rotations-record.js';
import type { CheckpointAnalysis } from '../../commands/analysis-json.js';
import { entk, temporaryFolder } from '../../entk.js';

const epochs = [0, 100, 150, 500] as const satisfies readonly ModularAdditionEpoch[];
const words = ['analyze', '--experiment', 'modular-addition', '--json'];

async function rotations(...more: string[]): Promise<(readonly RotationRecord[])[]> {
  const { code, stdout, stderr } = await entk(...words, ...more);
  if (code !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as { checkpoints: CheckpointAnalysis[] }).checkpoints.map((one) => one.rotations);
}

const pathOf = (epoch: ModularAdditionEpoch) => modularAdditionReference(epoch).path;

describe('the rotations of both cliffs', () => {
  let found: Record<(typeof epochs)[number], readonly RotationRecord[]>;
  const of = (epoch: (typeof epochs)[number], kernel: RotationRecord['kernel'], by: RotationRecord['by']) =>
    found[epoch].find((record) => record.kernel === kernel && record.by === by)!;

  beforeAll(async () => {
    const all = await rotations('--weights', ...epochs.map(pathOf));
    found = Object.fromEntries(epochs.map((epoch, index) => [epoch, all[index]])) as typeof found;
  });

  test('are there of every checkpoint, in one order, with whole cliffs and all pairs', () => {
    for (const epoch of epochs) {
      expect(found[epoch].map(({ kernel, by, cliff, pairs }) => [kernel, by, cliff, pairs])).toEqual(
        (['layer1', 'full'] as const).flatMap((kernel) =>
          (['none', 'laplacians', 'network'] as const).map((by) => [
            kernel,
            by,
            kernel === 'layer1' ? { from: 1, to: 57 } : { from: 57, to: 113 },
            28,
          ]),
        ),
      );
    }
  });

  test('first cliff at epoch 500: as good without a prior as with one', () => {
    const network = of(500, 'layer1', 'network');
    expect(network.meanBestMatch).toBeGreaterThanOrEqual(0.985);
    expect(network.pairsMatched).toBe(28);
    expect(of(500, 'layer1', 'laplacians').meanBestMatch).toBeGreaterThanOrEqual(0.995);
    expect(of(500, 'layer1', 'none').meanBestMatch).toBeLessThan(0.2);
    expect(of(500, 'layer1', 'none').pairsMatched).toBe(0);
  });

  test('second cliff at epoch 500: as good without a prior as with one', () => {
    const network = of(500, 'full', 'network');
    expect(network.meanBestMatch).toBeGreaterThanOrEqual(0.89);
    expect(network.pairsMatched).toBeGreaterThanOrEqual(22);
    expect(of(500, 'full', 'laplacians').meanBestMatch).toBeGreaterThanOrEqual(0.89);
    expect(of(500, 'full', 'none').meanBestMatch).toBeLessThan(0.4);
  });

  test.each([
    [100, 0.78],
    [150, 0.84],
  ] as const)('second cliff at epoch %i: at least %d', (epoch, least) => {
    expect(of(epoch, 'full', 'network').meanBestMatch).toBeGreaterThanOrEqual(least);
  });

  test('before training there is nothing to find', () => {
    for (const kernel of ['layer1', 'full'] as const) {
      expect(of(0, kernel, 'network').meanBestMatch).toBeLessThan(0.5);
      expect(of(0, kernel, 'network').pairsMatched).toBe(0);
    }
  });
});

test('a cliff that was not measured has none: too few eigenpairs, other parameters, other kernels, other inputs', async () => {
  const weights = ['--weights', pathOf(500)];
  const kernels = async (...more: string[]) => (await rotations(...weights, ...more))[0].map(({ kernel }) => kernel);
  expect(new Set(await kernels('--top', '60'))).toEqual(new Set(['layer1']));
  expect(await kernels('--top', '20')).toEqual([]);
  expect(new Set(await kernels('--parameters', 'net.0.weight', '--top', '120'))).toEqual(new Set(['layer1']));
  const { shape } = readSafetensors(readFileSync(pathOf(500))).tensors.get('net.0.weight')!;
  const file = join(temporaryFolder(), 'inputs.npy');
  writeFileSync(file, writeNpy(ndArray([150, shape[1]], Float32Array.from(createRandom(1).normals(150 * shape[1])))));
  expect(await kernels('--inputs', file)).toEqual([]);
});
