// Tests no single file: several states of one network, through every part of the command.
// Also tests inputs/weights-files.ts, analysis/overview.ts, analysis/described-subject.ts: nothing else reads several.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSafetensors, writeSafetensors } from '@entk/formats';
import { describe, expect, test } from 'vitest';
import { entk, temporaryFolder } from '../entk.js';
import { example, npy } from './token-network.js';

const network = ['--model', example('model.json'), '--inputs', example('inputs.npy'), '--top', '10'];

/** A folder of the example's weights, scaled; `epoch-10` sorts after `epoch-9`. */
function checkpoints(): string {
  const folder = join(temporaryFolder(), 'run');
  mkdirSync(folder);
  const { tensors } = readSafetensors(readFileSync(example('weights.safetensors')));
  for (const [epoch, factor] of [
    [9, 0.5],
    [10, 1],
  ]) {
    const scaled = Array.from(tensors, ([name, { shape, data }]) => {
      return [name, { shape, data: Float32Array.from(data as Float32Array, (value) => factor * value) }] as const;
    });
    writeFileSync(join(folder, `epoch-${epoch}.safetensors`), writeSafetensors(new Map(scaled)));
  }
  writeFileSync(join(folder, 'history.json'), '[]');
  return folder;
}

interface Entry {
  readonly weights: string;
  readonly title: string;
  readonly kernel: { readonly eigenvalues: readonly number[] };
}

describe('checkpoints of a network that a model file describes', () => {
  test('a folder is its weights in the order of their numbers, each analysed as if alone', async () => {
    const folder = checkpoints();
    const files = ['epoch-9.safetensors', 'epoch-10.safetensors'].map((name) => join(folder, name));
    const run = await entk('analyze', ...network, '--checkpoints', folder, '--json');
    expect(run.code).toBe(0);
    const { checkpoints: entries } = JSON.parse(run.stdout) as { checkpoints: Entry[] };
    expect(entries.map(({ weights }) => weights)).toEqual(files);
    const given = await entk('analyze', ...network, '--checkpoints', ...files, '--json');
    expect(given.stdout).toBe(run.stdout);
    const alone = await entk('analyze', ...network, '--weights', files[0], '--json');
    expect(JSON.parse(alone.stdout).kernel).toEqual(entries[0].kernel);
    expect(entries[0].kernel.eigenvalues[0]).toBeLessThan(entries[1].kernel.eigenvalues[0]);
  });

  test('a report with an overview, a section and figures for each', async () => {
    const out = join(temporaryFolder(), 'out');
    const { code, stdout } = await entk('analyze', ...network, '--checkpoints', checkpoints(), '--out', out);
    expect(code).toBe(0);
    for (const text of ['Kernels of all networks', 'epoch-9', 'epoch-10', 'report.html'])
      expect(stdout).toContain(text);
    expect(readdirSync(join(out, 'arrays')).toSorted()).toEqual(['epoch-10.npz', 'epoch-9.npz', 'training.npz']);
    const report = readFileSync(join(out, 'report.html'), 'utf8');
    for (const id of ['training', 'overview', 'epoch-9', 'epoch-10', 'epoch-10-spectrum'])
      expect(report).toContain(`id="${id}"`);
  });

  test.each<[string, () => string[], RegExp]>([
    [
      'a folder without weights',
      () => [temporaryFolder()],
      /a folder of checkpoints must hold \.safetensors, \.npz or \.pt files/,
    ],
    ['a file that is not there', () => ['/nowhere/a.safetensors'], /must be there to be read.*ENOENT/],
    [
      'weights of another network',
      () => {
        const folder = checkpoints();
        const file = join(folder, 'epoch-11.safetensors');
        copyFileSync(join(folder, 'epoch-9.safetensors'), file);
        const tensors = new Map(readSafetensors(readFileSync(file)).tensors);
        tensors.set('head.weight', { shape: [4, 6], data: new Float32Array(24) });
        tensors.set('head.bias', { shape: [4], data: new Float32Array(4) });
        writeFileSync(file, writeSafetensors(tensors));
        return [folder];
      },
      /checkpoints must be of one network: "head\.weight" is \[5, 6\] in .*epoch-9.*got "\[4, 6\] in .*epoch-11/,
    ],
  ])('%s: one line, exit code 2, nothing written', async (_, files, message) => {
    const out = join(temporaryFolder(), 'out');
    const { code, stdout, stderr } = await entk('analyze', ...network, '--checkpoints', ...files(), '--out', out);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^entk analyze: .*\n$/);
    expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 2, stdout: '', written: false });
  });
});

test('weights that say which network they are of need no model file', async () => {
  const shapes = {
    'embed.W_E': [7, 4],
    'blocks.0.mlp.W_in': [4, 8],
    'blocks.0.mlp.W_out': [8, 4],
    'unembed.W_U': [4, 7],
  };
  const folder = temporaryFolder();
  const tensors = Object.entries(shapes).map(([name, shape]) => {
    return [
      name,
      { shape, data: Float32Array.from({ length: shape[0] * shape[1] }, (_, i) => Math.sin(1 + i)) },
    ] as const;
  });
  const weights = join(folder, 'bundle.safetensors');
  writeFileSync(weights, writeSafetensors(new Map(tensors)));
  const words = ['analyze', '--weights', weights, '--json'];
  const { code, stdout } = await entk(...words, '--inputs', npy([7, 1], Int32Array.of(0, 1, 2, 3, 4, 5, 6)));
  expect(code).toBe(0);
  const { title, settings, notes, layers } = JSON.parse(stdout);
  expect([title, settings.model]).toEqual(['TransformerLens names', 'TransformerLens names']);
  expect(notes).toContain('Assumed: activation gelu.');
  expect(layers.map((layer: { label: string }) => layer.label)).toEqual(Object.keys(shapes));
  const without = await entk(...words);
  expect(without.stderr).toMatch(/a file without "inputs" \[N, T\] needs --inputs FILE\.npy/);
  expect(without.code).toBe(2);
});
