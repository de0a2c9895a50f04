// Tests no single file: data with nothing in it, or too little, through every command.
// Also tests experiments/training-memory.ts: the network that does not fit.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, type NdArray, ndArray } from '@entk/core';
import { readSafetensors, writeNpy, writeSafetensors } from '@entk/formats';
import { describe, expect, test } from 'vitest';
import type { CaseAnalysis, CheckpointAnalysis } from './commands/analysis-json.js';
import { entk, temporaryFolder } from './entk.js';

describe('train', () => {
  test.each([
    ['the smallest modulus', 'modular-addition --p 3 --epochs 2'],
    ['one training pair', 'modular-addition --p 5 --alpha 0.04 --epochs 2'],
    ['one test pair', 'modular-addition --p 5 --alpha 0.97 --epochs 2'],
    ['one epoch', 'modular-addition --p 5 --epochs 1'],
    ['no epoch', 'modular-addition --p 5 --epochs 0'],
    ['an even modulus', 'modular-addition --p 4 --epochs 2'],
    ['one hidden unit', 'modular-addition --p 5 --hidden-units 1 --epochs 2'],
    ['a pair a step', 'modular-addition --p 3 --batch-size 1 --epochs 2'],
    ['no step size', 'modular-addition --p 5 --learning-rate 0 --epochs 2'],
    ['one feature', 'superposition --features 1 --hidden-units 1 --examples 5 --steps 2'],
    ['one example', 'superposition --features 5 --hidden-units 2 --examples 1 --steps 2'],
    ['more hidden units than features', 'superposition --features 2 --hidden-units 5 --examples 5 --steps 2'],
    ['nothing sparse', 'superposition --features 5 --hidden-units 2 --examples 5 --sparsity 0 --steps 2'],
    ['rows of zeros', 'superposition --features 5 --hidden-units 2 --examples 9 --sparsity 0.99 --steps 2'],
    [
      'zeros alone',
      'superposition --features 3 --hidden-units 2 --examples 2 --sparsity 0.9999999 --rows as-drawn --steps 2',
    ],
    ['importance with zeros', 'superposition --features 3 --hidden-units 2 --examples 5 --importance 1,0,1 --steps 2'],
    ['no importance at all', 'superposition --features 3 --hidden-units 2 --examples 5 --importance 0,0,0 --steps 2'],
  ])('%s: finite weights and a finite history', async (_, words) => {
    const out = join(temporaryFolder(), 'run');
    const { code, stdout } = await entk('train', ...words.split(' '), '--out', out, '--json');
    expect(code).toBe(0);
    const { checkpoints } = JSON.parse(stdout) as { checkpoints: string[] };
    const { tensors } = readSafetensors(readFileSync(join(out, checkpoints[0])));
    for (const { data } of tensors.values())
      expect(Array.from<number | bigint>(data).every(Number.isFinite)).toBe(true);
    expect(readFileSync(join(out, 'history.json'), 'utf8')).not.toContain('null');
  });

  test.each([
    [
      'a step that leaves the numbers',
      'modular-addition --p 5 --learning-rate 1e30 --epochs 3',
      /must keep to finite numbers \(loss NaN at epoch 1\); give a smaller learning rate$/m,
    ],
    [
      'a loss beyond the numbers',
      'superposition --features 2 --hidden-units 2 --importance 1,1e308 --steps 1',
      /must keep to finite numbers \(loss Infinity at epoch 0\)/,
    ],
    [
      'more units than there is memory',
      'modular-addition --p 5 --hidden-units 1e12',
      /train modular-addition: the memory budget of .* must hold training 15000000000000 parameters/,
    ],
    ['more pairs than there is memory', 'modular-addition --p 1e9', /the memory budget of .* must hold/],
    [
      'a hexadecimal number',
      'modular-addition --p 0x1d',
      /'--p <number>' argument '0x1d' is invalid\. It must be a whole number/,
    ],
    ['a number of another base', 'superposition --sparsity 0b1', /must be a number/],
    ['digits in groups', 'superposition --steps 1_000', /must be a whole number/],
    ['infinity', 'modular-addition --alpha Infinity', /must be a number/],
  ])('%s: one line, exit code 2, no folder', async (_, words, message) => {
    const out = join(temporaryFolder(), 'run');
    const { code, stdout, stderr } = await entk('train', ...words.split(' '), '--out', out);
    expect(stderr).toMatch(message);
    expect(
      stderr
        .replace(/^0 s: training …\n/, '')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1);
    expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 2, stdout: '', written: false });
  });
});

const random = createRandom(1);
const array = (shape: number[], value: (index: number) => number): NdArray =>
  ndArray(
    shape,
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, index) => value(index)),
  );
const normal = () => random.normal();
const positive = () => 0.1 + random.uniform();

function weightsFile(tensors: Record<string, NdArray>): string {
  const file = join(temporaryFolder(), 'weights.safetensors');
  writeFileSync(file, writeSafetensors(new Map(Object.entries(tensors))));
  return file;
}

const addition = (p: number, hiddenUnits: number, value: () => number) =>
  weightsFile({ 'net.0.weight': array([hiddenUnits, 2 * p], value), 'net.3.weight': array([p, hiddenUnits], value) });
const autoencoder = (inputs: NdArray, weight = normal, bias = positive) =>
  weightsFile({ W: array([2, inputs.shape[1]], weight), b: array([inputs.shape[1]], bias), inputs });

describe('analyze --experiment modular-addition', () => {
  const analysed = (file: string, p: number, ...words: string[]) =>
    entk('analyze', '--experiment', 'modular-addition', '--p', String(p), '--weights', file, '--json', ...words);

  test.each<[string, () => number, number, number, string]>([
    ['one hidden unit', normal, 3, 1, 'rank-exceeded'],
    ['weights of zero', () => 0, 3, 4, 'rank-exceeded'],
    ['equal weights', () => 1, 5, 4, 'rank-exceeded'],
    ['tiny weights', () => 1e-30, 5, 4, 'rank-exceeded'],
  ])('%s: eigenvalues that add up to the trace, and the status %s', async (_, value, p, hiddenUnits, status) => {
    const { code, stdout } = await analysed(addition(p, hiddenUnits, value), p);
    expect(code).toBe(0);
    const [{ kernels }] = (JSON.parse(stdout) as { checkpoints: CheckpointAnalysis[] }).checkpoints;
    const { eigenvalues, trace } = kernels.full;
    expect(kernels.full.status).toBe(status);
    expect(eigenvalues.every((λ) => λ >= -1e-12 * Math.max(eigenvalues[0], 0))).toBe(true);
    // A trace of float32-rounded entries: see tolerances.ts.
    expect(Math.abs(eigenvalues.reduce((sum, λ) => sum + λ, 0) - trace)).toBeLessThanOrEqual(3e-6 * trace);
  });

  test('weights whose products leave the numbers: one line with the file', async () => {
    const { code, stdout, stderr } = await analysed(
      addition(5, 4, () => 1e30),
      5,
    );
    expect(stderr).toMatch(/^entk analyze: .*must be finite, got Infinity.*weights\.safetensors.*$/m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('analyze --experiment superposition', () => {
  const analysed = (file: string, ...words: string[]) =>
    entk('analyze', '--experiment', 'superposition', '--weights', file, '--json', ...words);

  test.each<[string, () => string, string[]]>([
    ['one feature', () => autoencoder(array([6, 1], () => 1)), []],
    ['one example', () => autoencoder(array([1, 3], () => 0.5)), []],
    ['rows of zeros', () => autoencoder(array([4, 3], (i) => (i < 6 ? 0 : 0.5))), []],
    ['a feature that no example has', () => autoencoder(array([4, 3], (i) => (i % 3 === 2 ? 0 : 0.5))), []],
    ['duplicate rows', () => autoencoder(array([6, 3], (i) => [0.2, 0.5, 0.7][i % 3])), []],
    [
      'duplicate rows, on the data side',
      () => autoencoder(array([6, 3], (i) => [0.2, 0.5, 0.7][i % 3])),
      ['--side', 'matrix'],
    ],
    [
      'duplicate rows, as an operator',
      () => autoencoder(array([6, 3], (i) => [0.2, 0.5, 0.7][i % 3])),
      ['--side', 'operator'],
    ],
    ['a constant feature', () => autoencoder(array([6, 3], (i) => (i % 3 === 0 ? 1 : positive()))), []],
    ['β = 0 alone', () => autoencoder(array([6, 3], positive)), ['--beta', '0']],
    ['importance with zeros', () => autoencoder(array([6, 3], positive)), ['--importance', '1,0,1']],
    ['one eigenvalue', () => autoencoder(array([6, 3], positive)), ['--top', '1']],
  ])('%s: finite figures under a status that has a name', async (_, file, words) => {
    const { code, stdout } = await analysed(file(), ...words);
    expect(code).toBe(0);
    const { cases } = JSON.parse(stdout) as { cases: CaseAnalysis[] };
    for (const { kernel, heatmap } of cases) {
      expect(['converged', 'rank-exceeded']).toContain(kernel.status);
      expect([...kernel.eigenvalues, kernel.trace, ...Object.values(heatmap)].every(Number.isFinite)).toBe(true);
      expect(heatmap.meanOverBestAssignment).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  test.each<[string, () => string, string[], RegExp]>([
    ['zeros alone', () => autoencoder(array([4, 3], () => 0)), [], /inputs must have a feature that some example has/],
    [
      'dead units',
      () =>
        autoencoder(
          array([4, 3], positive),
          () => 0,
          () => -1,
        ),
      [],
      /the kernel must not be zero.*dead/,
    ],
    [
      'importance of zero',
      () => autoencoder(array([4, 3], positive)),
      ['--importance', '0,0,0', '--beta', '1'],
      /the kernel must not be zero/,
    ],
    [
      'factors beyond the numbers',
      () => autoencoder(array([4, 3], positive)),
      ['--importance', '1e300,1,1', '--beta', '9'],
      /must be a number.*got Infinity/,
    ],
  ])('%s: one line with the file', async (_, file, words, message) => {
    const { code, stdout, stderr } = await analysed(file(), ...words);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^entk analyze: .*weights\.safetensors.*$/m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test.each([Number.NaN, Infinity])('inputs with %f are refused', async (value) => {
    const inputs = join(temporaryFolder(), 'inputs.npy');
    writeFileSync(inputs, writeNpy(array([2, 3], (i) => (i === 4 ? value : 1))));
    const file = weightsFile({ W: array([2, 3], normal), b: array([3], normal) });
    const { code, stderr } = await analysed(file, '--inputs', inputs);
    expect(stderr).toMatch(new RegExp(`inputs must be finite, got ${value} \\(.*inputs\\.npy`));
    expect(code).toBe(2);
  });
});

test('reproduce refuses invalid seeds', async () => {
  for (const seed of ['-1', '0x1', '1e400', '0.5', 'NaN']) {
    const out = join(temporaryFolder(), 'report');
    const { code, stderr } = await entk('reproduce', 'modular-addition', '--seed', seed, '--out', out);
    expect(stderr).toMatch(/must be a whole number|seed must be an integer/);
    expect([code, existsSync(out)]).toEqual([2, false]);
  }
});
