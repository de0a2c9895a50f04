// Also tests commands/train/train.ts: the actions of the command.
// Also tests experiments/modular-addition/train.ts, experiments/superposition/train.ts: the command is how they are used.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSafetensors } from '@entk/formats';
import { describe, expect, test } from 'vitest';
import { entk, temporaryFolder } from '../entk.js';

const small = ['--p', '5', '--hidden-units', '16', '--epochs', '12'];

async function trained(...words: string[]): Promise<{ out: string; stdout: string }> {
  const out = join(temporaryFolder(), 'run');
  const { code, stdout, stderr } = await entk('train', ...words, '--out', out);
  expect(stderr).not.toMatch(/^entk:/m);
  expect(code).toBe(0);
  return { out, stdout };
}

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

describe('train modular-addition', () => {
  test('writes the checkpoints asked for, in PyTorch names and shapes, and the history', async () => {
    const { out, stdout } = await trained('modular-addition', ...small, '--checkpoints', '0,3,12', '--json');
    const files = ['epoch-000.safetensors', 'epoch-003.safetensors', 'epoch-012.safetensors'];
    expect(readdirSync(out).toSorted()).toEqual([...files, 'history.json']);
    for (const file of files) {
      const { tensors } = readSafetensors(readFileSync(join(out, file)));
      const found = Array.from(tensors, ([name, { shape, data }]) => [name, [data.constructor.name, ...shape]]);
      expect(Object.fromEntries(found)).toEqual({
        'net.0.weight': ['Float32Array', 16, 10],
        'net.3.weight': ['Float32Array', 5, 16],
      });
    }
    const history = JSON.parse(readFileSync(join(out, 'history.json'), 'utf8')) as { epoch: number }[];
    expect([history[0].epoch, history.at(-1)?.epoch]).toEqual([0, 12]);
    expect(JSON.parse(stdout)).toEqual({ folder: out, checkpoints: files, last: history.at(-1) });
  });

  test('a checkpoint is read again by analyze', async () => {
    const { out } = await trained('modular-addition', ...small);
    const file = join(out, 'epoch-012.safetensors');
    const words = ['analyze', '--experiment', 'modular-addition', '--p', '5', '--weights', file, '--json'];
    const { code, stdout } = await entk(...words);
    expect(code).toBe(0);
    const [{ kernels }] = JSON.parse(stdout).checkpoints;
    expect(kernels.full.eigenvalues).toHaveLength(25);
    expect(kernels.full.trace).toBeCloseTo(kernels.layer1.trace + kernels.layer2.trace, 9);
  });

  test('the same seed gives the same bytes, another seed others', async () => {
    const minibatches = [...small, '--batch-size', '6', '--checkpoints', '0,12'];
    const [first, second, other] = [
      await trained('modular-addition', ...minibatches, '--seed', '3'),
      await trained('modular-addition', ...minibatches, '--seed', '3'),
      await trained('modular-addition', ...minibatches, '--seed', '4'),
    ].map(({ out }) => filesOf(out));
    expect(second).toEqual(first);
    for (const [name, bytes] of Object.entries(other)) expect(bytes).not.toBe(first[name]);
  });

  test('every choice changes what is trained', async () => {
    const last = async (...words: string[]) =>
      filesOf((await trained('modular-addition', ...small, ...words)).out)['epoch-012.safetensors'];
    const runs = [
      await last(),
      await last('--scaling', 'none', '--learning-rate', '0.001'),
      await last('--loss', 'cross-entropy'),
      await last('--optimiser', 'adam'),
      await last('--weight-decay', '0'),
      await last('--batch-size', '4'),
      await last('--alpha', '0.5'),
    ];
    // Adam is AdamW without its decay: these two are meant to agree.
    expect(runs[3]).toBe(runs[4]);
    expect(new Set(runs).size).toBe(runs.length - 1);
  });
});

describe('train superposition', () => {
  test.each([
    ['plain', { W: [2, 5], b: [5] }],
    ['arena', { W: [1, 2, 5], b_final: [1, 5] }],
    ['devinterp', { 'embedding.weight': [2, 5], 'unembedding.bias': [5] }],
  ])('writes weights and inputs in the layout %s, which analyze reads again', async (layout, shapes) => {
    const words = ['--features', '5', '--hidden-units', '2', '--examples', '20', '--sparsity', '0.5', '--steps', '10'];
    const { out } = await trained('superposition', ...words, '--layout', layout);
    const file = join(out, 'epoch-010.safetensors');
    const { tensors } = readSafetensors(readFileSync(file));
    const found = Object.fromEntries(Array.from(tensors, ([name, { shape }]) => [name, shape]));
    expect(found).toEqual({ ...shapes, inputs: [20, 5] });
    const run = await entk('analyze', '--experiment', 'superposition', '--weights', file, '--top', '10', '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).cases.map(({ beta }: { beta: number }) => beta)).toEqual([0, 0.3, 1]);
  });
});

describe('train addition-transformer', () => {
  const tiny = ['--p', '5', '--width', '8', '--heads', '2', '--hidden-units', '12', '--batch-size', '4'];

  test('writes checkpoints in the names and shapes of the later version, which analyze reads again', async () => {
    const { out } = await trained('addition-transformer', ...tiny, '--epochs', '20', '--checkpoints', '0,20');
    const file = join(out, 'epoch-020.safetensors');
    const { tensors } = readSafetensors(readFileSync(file));
    expect(Object.fromEntries(Array.from(tensors, ([name, { shape }]) => [name, shape]))).toMatchObject({
      'embed.W_E': [6, 8],
      'transformer_block.attn.W_Q': [2, 4, 8],
      'transformer_block.attn.W_O': [8, 8],
      'transformer_block.mlp.W_in': [8, 12],
      'unembed.W_U': [8, 6],
    });
    const words = ['analyze', '--experiment', 'addition-transformer', '--weights', file, '--json'];
    const { code, stdout } = await entk(...words);
    expect(code).toBe(0);
    const [{ kernels, keyFrequencies, overlaps }] = JSON.parse(stdout).checkpoints;
    expect(Object.keys(kernels)).toHaveLength(10);
    expect(Object.keys(overlaps)).toEqual(Object.keys(kernels));
    expect(overlaps.full[0]).toMatchObject({ from: 0, to: 2 * keyFrequencies.length + 1 });
  });

  test('refuses heads that do not divide before anything is written', async () => {
    const out = join(temporaryFolder(), 'run');
    const { code, stderr } = await entk('train', 'addition-transformer', ...tiny, '--heads', '3', '--out', out);
    expect(code).toBe(2);
    expect(stderr).toContain('heads must divide the width 8, got 3');
    expect(existsSync(out)).toBe(false);
  });
});

describe('bad input', () => {
  test.each([
    ['a modulus below 3', ['modular-addition', '--p', '2'], /p must be an integer of at least 3, got 2/],
    ['a share of 0', ['modular-addition', '--alpha', '0'], /alpha must be .*0.*1.*, got 0/],
    ['a share of 1', ['modular-addition', '--alpha', '1'], /alpha must be .*0.*1.*, got 1/],
    ['a share that leaves no test pair', ['modular-addition', '--p', '3', '--alpha', '1e-9'], /alpha/],
    ['no hidden unit', ['modular-addition', '--hidden-units', '0'], /hiddenUnits must be .*at least 1, got 0/],
    ['a negative epoch count', ['modular-addition', '--epochs', '-1'], /epochs must be .*got -1/],
    ['a negative rate', ['modular-addition', '--learning-rate', '-1'], /learningRate must be .*got -1/],
    ['an empty batch', ['modular-addition', '--batch-size', '0'], /batchSize must be .*got 0/],
    [
      'a checkpoint after the end',
      ['modular-addition', '--epochs', '3', '--checkpoints', '4'],
      /checkpoints?.*got.* 4/,
    ],
    ['a negative seed', ['modular-addition', '--seed', '-1'], /seed must be .*got -1/],
    ['a sparsity of 1', ['superposition', '--sparsity', '1'], /sparsity must be .*got 1/],
    ['importance for fewer features', ['superposition', '--importance', '1,0.5'], /importance/],
  ])('%s: one line, exit code 2, no folder', async (_, words, message) => {
    const out = join(temporaryFolder(), 'run');
    const { code, stdout, stderr } = await entk('train', ...words, '--out', out);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^entk train .*\n$/);
    expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 2, stdout: '', written: false });
  });

  test('a folder below a file cannot be written: one line before the training, and the file is left alone', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'mine');
    const { code, stdout, stderr } = await entk('train', 'modular-addition', ...small, '--out', join(file, 'run'));
    expect(stderr).toMatch(
      /^entk train .*: output folder must be one that can be written to, got .*file\/run"? \(ENOTDIR\)\n$/,
    );
    expect({ code, stdout, contents: readFileSync(file, 'utf8') }).toEqual({ code: 2, stdout: '', contents: 'mine' });
  });
});
