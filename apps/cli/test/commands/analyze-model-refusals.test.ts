// Tests no single file: each refusal of `entk analyze --model` comes from a reader of its own, and the command must leave nothing behind.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NumericArray } from '@entk/core';
import { readSafetensors, writeSafetensors } from '@entk/formats';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { entk, temporaryFolder } from '../entk.js';
import { example, npy } from './token-network.js';

describe('bad input', () => {
  const tensors = readSafetensors(readFileSync(example('weights.safetensors'))).tensors;
  const weightsWith = (changes: Record<string, { shape: number[]; data: NumericArray } | undefined>): string => {
    const file = join(temporaryFolder(), 'weights.safetensors');
    const entries = Object.entries({ ...Object.fromEntries(tensors), ...changes }).flatMap(([name, value]) =>
      value ? [[name, value] as const] : [],
    );
    writeFileSync(file, writeSafetensors(new Map(entries)));
    return file;
  };
  const modelWith = (change: (model: { inputs: object; layers: Record<string, unknown>[] }) => void): string => {
    const model = JSON.parse(readFileSync(example('model.json'), 'utf8'));
    change(model);
    const file = join(temporaryFolder(), 'model.json');
    writeFileSync(file, JSON.stringify(model));
    return file;
  };
  const zeros = (...shape: number[]) => ({ shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) });
  const text = (contents: string): string => {
    const file = join(temporaryFolder(), 'file.json');
    writeFileSync(file, contents);
    return file;
  };

  test.each<[string, () => Record<string, string>, RegExp]>([
    [
      'an unknown layer',
      () => ({ model: modelWith(({ layers }) => void (layers[3].kind = 'meanOverPosition')) }),
      /layers\[3\]\.kind must be one of .*, got "meanOverPosition"; did you mean "meanOverPositions"\? \(.*model\.json: line \d+, column \d+\)/,
    ],
    [
      'an unknown option',
      () => ({ model: modelWith(({ layers }) => void (layers[4].weights = 'x')) }),
      /layers\[4\]\.weights is not known; did you mean "weight"\?/,
    ],
    [
      'layers that do not chain, all at once',
      () => ({ weights: weightsWith({ 'embed.weight': zeros(12, 6), 'head.weight': zeros(5, 7) }) }),
      /layers\[0\] \(embedding\): weight "embed.weight" must have axes \[11, width\], got \[12, 6\]; layers\[4\] \(dense\): weight "head.weight" must have axes \[outputs, 6\], got \[5, 7\]/,
    ],
    [
      'a tensor missing',
      () => ({ weights: weightsWith({ 'head.bias': undefined }) }),
      /parameter "head.bias" \[5\] is missing: no tensor "head.bias"/,
    ],
    [
      'a tensor left over',
      () => ({ weights: weightsWith({ 'head.scale': zeros(5) }) }),
      /tensor "head.scale" \[5\] is left over; entk import shows every tensor/,
    ],
    [
      'a tensor of another shape',
      () => ({ weights: weightsWith({ 'head.bias': zeros(6) }) }),
      /bias "head.bias" must have axes \[5\], got \[6\]/,
    ],
    [
      'a tensor of integers',
      () => ({ weights: weightsWith({ 'head.bias': { shape: [5], data: new Int32Array(5) } }) }),
      /tensor "head.bias" must hold floating-point numbers to be a parameter, got I32/,
    ],
    [
      'a tensor with NaN',
      () => ({ weights: weightsWith({ 'head.bias': { shape: [5], data: Float32Array.of(1, 2, Number.NaN, 4, 5) } }) }),
      /tensor "head.bias" must be finite in float32, got NaN \(entry 2 of 5\)/,
    ],
    [
      'an index of a missing shard',
      () => ({ weights: text('{"weight_map":{"head.bias":"model-00001-of-00002.safetensors"}}') }),
      /every shard must be there: no "model-00001-of-00002.safetensors" \(.*file.json\)/,
    ],
    [
      'an index that leads out of its folder',
      () => ({ weights: text('{"weight_map":{"head.bias":"../x.safetensors"}}') }),
      /shards must be plain file names beside the file that names them, got "..\/x.safetensors"/,
    ],
    [
      'a mapping that names no parameter',
      () => ({ mapping: text('{"parameters":{"head.wieght":"head.weight"}}') }),
      /the mapping names "head.wieght", which is no parameter; did you mean "head.weight"\?/,
    ],
    [
      'an invalid mapping',
      () => ({ mapping: text('{"parameter":{}}') }),
      /parameter is not known; did you mean "parameters"\?/,
    ],
    [
      'tokens out of range',
      () => ({ inputs: npy([2, 4], Int32Array.of(0, 1, 2, 3, 4, 5, 6, 11)) }),
      /got 11 \(entry 7 of 8: .*array.npy\)|got 11 .*array\.npy/,
    ],
    [
      'tokens that are no integers',
      () => ({ inputs: npy([1, 4], Float32Array.of(0, 1, 2, 3)) }),
      /tokens must be integers, got "Float32Array"/,
    ],
    [
      'another number of positions',
      () => ({ inputs: npy([2, 5], new Int32Array(10)) }),
      /inputs must have axes .*\[at least 1, 4\], got \[2, 5\]/,
    ],
    ['no examples', () => ({ inputs: npy([0, 4], new Int32Array(0)) }), /inputs must have axes .*got \[0, 4\]/],
    [
      'targets of another length',
      () => ({ targets: npy([119], new Int32Array(119)) }),
      /targets must have axes \[N, C\] = \[120, 5\], or be 120 classes, got \[119\]/,
    ],
    [
      'targets of another width',
      () => ({ targets: npy([120, 4], new Float32Array(480)) }),
      /targets must have axes .*got \[120, 4\]/,
    ],
    [
      'a class out of range',
      () => ({ targets: npy([120], new Int32Array(120).fill(5)) }),
      /classes must be in 0\.\.4, got "5" \(.*row 0 of 120, counted from 0\)/,
    ],
    [
      'targets with NaN',
      () => ({ targets: npy([120, 5], new Float32Array(600).fill(Number.NaN)) }),
      /targets must be finite, got NaN/,
    ],
    [
      'features of another length',
      () => ({ features: npy([119, 2], new Float32Array(238).fill(1)) }),
      /features must have axes \[120, F\], got \[119, 2\]/,
    ],
    [
      'a feature of zeros',
      () => ({ features: npy([120, 1], new Float32Array(120)) }),
      /feature 0 must not be zero everywhere/,
    ],
    ['a budget that is too small', () => ({ memory: '0.1' }), /the memory budget of 100 kB must hold/],
    [
      'a budget too small for a prediction',
      () => ({ targets: example('targets.npy'), memory: '0.2' }),
      /the memory budget of 200 kB must hold .*; raise --memory, or leave --targets out/,
    ],
    ['more eigenvalues than rows', () => ({ top: '121' }), /top must be an integer in 1\.\.120, got 121/],
    [
      'parameters that there are not',
      () => ({ parameters: 'heads.*' }),
      /parameters must be one or more of embed.weight, position, .*, got \["heads\.\*"\]/,
    ],
    ['an output without its collapse', () => ({ class: '1' }), /--class goes with --collapse per-class/],
    [
      'an option of an experiment',
      () => ({ beta: '1' }),
      /--beta goes with --experiment superposition, not with --model/,
    ],
    [
      'a file that is not there',
      () => ({ inputs: '/nowhere/inputs.npy' }),
      /a file must be there to be read, got "\/nowhere\/inputs.npy" \(ENOENT\)/,
    ],
    [
      'an experiment beside the model',
      () => ({ experiment: 'superposition' }),
      /--model and --experiment exclude each other/,
    ],
  ])('%s: one line, exit code 2, nothing written', async (_, changes, message) => {
    const out = join(temporaryFolder(), 'out');
    const options = {
      model: example('model.json'),
      weights: example('weights.safetensors'),
      inputs: example('inputs.npy'),
      ...changes(),
    };
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const { code, stdout, stderr } = await entk('analyze', ...words, '--out', out, '--json');
    const lines = stderr
      .trimEnd()
      .split('\n')
      .filter((line) => line.startsWith('entk analyze: '));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(message);
    expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 2, stdout: '', written: false });
  });

  test.each([
    [[], /either --model or --experiment must say what the weights are of; --model model.json lists the layers/],
    [['--model', example('model.json')], /--model needs --inputs FILE\.npy/],
  ])('%j', async (words, message) => {
    const { code, stderr } = await entk('analyze', ...words, '--weights', example('weights.safetensors'));
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
