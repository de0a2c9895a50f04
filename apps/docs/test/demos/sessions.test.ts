// Tests no single file: the workers' side of the demos, which does not stand below src.
import { DenseMatrix } from '@entk/core';
import { readNpz } from '@entk/formats';
import { initialiseBackend } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { layersFigure, overlapFigure, spectrumFigure } from '../../demos/addition-transformer/figures.js';
import { type TransformerMessage, TransformerSession } from '../../demos/addition-transformer/session.js';
import {
  checkpointEpochs as transformerCheckpoints,
  paperSettings as transformerPaper,
  transformerPresets,
  transformerSettings,
} from '../../demos/addition-transformer/settings.js';
import {
  explainAccuracy as explainTransformer,
  explainDrops as explainKernel,
  explainOverlaps,
} from '../../demos/addition-transformer/words.js';
import { type GrokkingMessage, GrokkingSession } from '../../demos/grokking/session.js';
import {
  checkpointEpochs,
  cliffEnds,
  conflictIn as grokkingConflict,
  grokkingPresets,
  paperSettings,
} from '../../demos/grokking/settings.js';
import { explainAccuracy, explainRotation, explainSecondCliff } from '../../demos/grokking/words.js';
import type { BasisName } from '../../demos/superposition/request.js';
import { SuperpositionSession, type TrainingMessage } from '../../demos/superposition/session.js';
import { conflictIn, superpositionPresets, superpositionSettings } from '../../demos/superposition/settings.js';
import { explainDrops, representedFeatures } from '../../demos/superposition/words.js';
import { rounded } from '../../demos/training/finished-run.js';
import { isStop } from '../../demos/worker/stopping.js';
import { problemOf } from '../../demos/settings/number-setting.js';

beforeAll(() => initialiseBackend());

const small = {
  features: 12,
  hiddenUnits: 3,
  sparsity: 0.3,
  importance: 0.8,
  examples: 100,
  steps: 200,
  learningRate: 0.01,
  seed: 0,
};

const at = (beta: number, basis: BasisName = 'eigenvectors') => ({ beta, basis });

describe('the superposition session', () => {
  it('shows every moment of a training, and the kernel at any β afterwards', async () => {
    const before = tensorCount();
    const session = new SuperpositionSession(initialiseBackend);
    await expect(session.kernelAt(at(0))).rejects.toThrow('there is no network yet');
    const messages: TrainingMessage[] = [];
    await session.train(small, at(1), (message) => void messages.push(message));
    expect(messages.map(({ step }) => step)).toEqual(Array.from({ length: 51 }, (_, index) => 4 * index));
    const last = messages[50];
    expect(last.losses).toHaveLength(51);
    expect(last.losses[50]).toBeLessThan(last.losses[0] / 2);
    expect([messages[0].kernel?.beta, last.kernel?.beta]).toEqual([1, 1]);

    const again = await session.kernelAt(at(1));
    expect(again.values).toEqual(last.kernel?.values);
    const other = await session.kernelAt(at(0.3));
    expect(other.values).not.toEqual(again.values);
    // Columns of the normalised heatmap have length 1, those of the raw one at most that: features are orthonormal.
    const { raw, normalised } = other;
    for (let column = 0; column < raw.columns; column++) {
      expect(Math.hypot(...normalised.columnCopy(column))).toBeCloseTo(1, 12);
      expect(Math.hypot(...raw.columnCopy(column))).toBeLessThan(1 + 1e-9);
    }
    // Rotated by outputs, the span is the same, and no basis of it could match better.
    const plain = await session.kernelAt(at(0));
    const rotated = await session.kernelAt(at(0, 'by outputs'));
    expect([rotated.basis, rotated.raw.columns]).toEqual(['by outputs', 12]);
    expect(rotated.match.raw).toBeGreaterThan(plain.match.raw);
    expect(rotated.match.raw).toBeLessThanOrEqual(rotated.mostPossible! + 1e-9);
    for (let feature = 0; feature < rotated.raw.rows; feature++) {
      const norm = (matrix: DenseMatrix) => Math.hypot(...matrix.rowSpan(feature).subarray(0, 12));
      expect(norm(rotated.raw)).toBeCloseTo(norm(plain.raw), 9);
    }
    const arrays = readNpz(await session.arrays(at(0.3)));
    expect(arrays.get('eigenvalues')?.data).toEqual(other.values);
    expect(arrays.get('W')?.shape).toEqual([3, 12]);
    expect(explainDrops({ ...other, drops: [] }, 12)).toMatch(/No drop stands out at β = 0.3/);
    expect(tensorCount()).toBe(before);
  });

  it('ends at a stop, leaves no tensor, and keeps what it had come to', async () => {
    const before = tensorCount();
    const session = new SuperpositionSession(initialiseBackend);
    const show = ({ step }: TrainingMessage) => (step >= 8 ? session.stop() : undefined);
    const error = await session.train(small, at(0), show).catch((thrown: unknown) => thrown);
    expect(isStop(error)).toBe(true);
    expect(tensorCount()).toBe(before);
    expect((await session.kernelAt(at(0))).values[0]).toBeGreaterThan(0);
  });

  it('counts diagonal entries above 0.75', () => {
    const { rows, data } = DenseMatrix.fromRows([
      [0.76, 0.9],
      [0.9, 0.75],
    ]);
    expect(representedFeatures({ rows, data })).toBe(1);
  });
});

describe('the grokking session', () => {
  it('takes a spectrum at every checkpoint and rotates either cliff of each', async () => {
    const before = tensorCount();
    const session = new GrokkingSession(initialiseBackend);
    const settings = { ...paperSettings, p: 11, hiddenUnits: 64, alpha: 0.8, epochs: 100 };
    const messages: GrokkingMessage[] = [];
    await session.train(settings, { cliff: 'second', way: 'joint' }, (message) => void messages.push(message));
    expect(messages.map(({ checkpoint }) => checkpoint.epoch)).toEqual(checkpointEpochs(100));
    for (const { checkpoint, rotation } of messages) {
      expect(rotation.epoch).toBe(checkpoint.epoch);
      expect([rotation.heatmap.rows, rotation.heatmap.columns]).toEqual([10, 20]);
      expect(rotation.ranks).toEqual([22, 41]);
    }
    const [none, joint] = [
      await session.rotate(100, { cliff: 'first', way: 'none' }),
      await session.rotate(100, { cliff: 'first', way: 'joint' }),
    ];
    // A rotation keeps the span, and with it the energy, and sorts it by frequency.
    expect(joint.energy).toBeCloseTo(none.energy, 9);
    expect(joint.meanBestMatch).toBeGreaterThan(none.meanBestMatch);
    const units = await session.rotate(100, { cliff: 'first', way: 'units' });
    expect(units.energy).toBeCloseTo(none.energy, 9);
    expect(units.meanBestMatch).toBeGreaterThan(none.meanBestMatch);
    expect(explainRotation(units)).toMatch(/The rotation was told nothing of the inputs\.$/);
    expect(readNpz(session.arrays(0)).get('eigenvalues')?.data).toEqual(messages[0].checkpoint.values);
    await expect(session.rotate(3.5, { cliff: 'first', way: 'none' })).rejects.toThrow('no checkpoint of epoch 3.5');
    expect(explainAccuracy(messages[0])).toMatch(/Test accuracy is \d+\u00a0% so far/);
    expect(explainSecondCliff([{ ...messages[0].checkpoint, drops: [] }], 11)).toMatch(
      /no drop after k\u00a0=\u00a041 yet/,
    );
    expect(tensorCount()).toBe(before);
  });

  it('has checkpoints from the start to the end, each once', () => {
    for (const epochs of [50, 500, 2000]) {
      const places = checkpointEpochs(epochs);
      expect([places[0], places[places.length - 1]]).toEqual([0, epochs]);
      expect(new Set(places).size).toBe(places.length);
    }
    expect(cliffEnds(29)).toEqual({ constant: 1, first: 57, second: 113 });
  });
});

describe('the transformer’s session', () => {
  const settings = { ...transformerPaper, p: 11, epochs: 20 };

  it('takes the spectra of all ten kernels at every checkpoint, and follows W_U’s bands', async () => {
    const before = tensorCount();
    const session = new TransformerSession(initialiseBackend);
    const messages: TransformerMessage[] = [];
    await session.train(settings, (message) => void messages.push(message));
    const epochs = transformerCheckpoints(20);
    expect(messages.map(({ checkpoint }) => checkpoint.epoch)).toEqual(epochs);
    const latest = messages[messages.length - 1];
    expect(latest.overlaps.map(({ epoch }) => epoch)).toEqual(epochs);
    for (const { checkpoint, overlaps } of messages) {
      expect(checkpoint.kernels).toHaveLength(10);
      // W_U's bands of a message are those of its checkpoint's own figures: one basis, one set of frequencies.
      const ofUnembedding = checkpoint.kernels[9].bands;
      expect(overlaps[overlaps.length - 1].axisSum).toBeCloseTo(ofUnembedding[1].axisSum, 9);
      for (const { values, bands } of checkpoint.kernels) {
        expect(values).toEqual(values.toSorted((a, b) => b - a));
        for (const { sum, axisSum } of bands) expect(Math.max(sum, axisSum)).toBeLessThan(1 + 1e-9);
      }
    }
    const checkpoints = messages.map(({ checkpoint }) => checkpoint);
    expect(spectrumFigure(checkpoints, latest.checkpoint, 'unembed.W_U').curves).toHaveLength(2);
    expect(overlapFigure(latest, 20, 20).curves[0].y).toHaveLength(epochs.length);
    expect(layersFigure(latest.checkpoint).rows.labels).toContain('W_out');
    expect(explainTransformer(latest)).toMatch(/Test accuracy/);
    expect(explainKernel(latest.checkpoint, 'transformer_block.attn.W_Q', 4)).toMatch(/^Epoch 20, W_Q: /);
    expect(explainOverlaps(latest)).toMatch(/PCA says the same\.$/);
    expect(readNpz(session.arrays(0)).size).toBe(9);
    expect(() => session.arrays(3.5)).toThrow('no checkpoint of epoch 3.5');
    const run = { settings, latest, checkpoints };
    expect(JSON.stringify(rounded(rounded(run)))).toBe(JSON.stringify(rounded(run)));
    expect(tensorCount()).toBe(before);
  });

  it('ends at a stop and leaves no tensor', async () => {
    const before = tensorCount();
    const session = new TransformerSession(initialiseBackend);
    const error = await session.train(settings, () => session.stop()).catch((thrown: unknown) => thrown);
    expect(isStop(error)).toBe(true);
    expect(tensorCount()).toBe(before);
  });

  it('has ready-made settings within the bounds', () => {
    for (const preset of transformerPresets) {
      for (const [name, setting] of Object.entries(transformerSettings)) {
        expect(problemOf(setting, String(preset.settings[name as keyof typeof settings]))).toBeUndefined();
      }
    }
  });
});

describe('ready-made settings', () => {
  it('are within the bounds', () => {
    for (const { settings } of superpositionPresets) {
      expect(conflictIn(settings)).toBeUndefined();
      for (const [name, setting] of Object.entries(superpositionSettings)) {
        expect(problemOf(setting, String(settings[name as keyof typeof settings]))).toBeUndefined();
      }
    }
    for (const { settings } of grokkingPresets) expect(grokkingConflict(settings)).toBeUndefined();
    expect(conflictIn({ ...superpositionPresets[0].settings, hiddenUnits: 45 })).toMatch(/m · n must be at most 2,000/);
  });
});
