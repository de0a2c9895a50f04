// Tests no single file: the command's file is commands/analyze.ts; folders of language models, against PyTorch in float64.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeNpy } from '@entk/formats';
import { ndArray } from '@entk/core';
import type { ReadoutAgreement } from '@entk/kernels';
import { transformerCases } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { entk, temporaryFolder } from '../entk.js';
import { transformerOfLargest } from '../tolerances.js';

interface KernelJson {
  readonly parameters: readonly string[];
  readonly eigenvalues: readonly number[];
  readonly trace: number;
}

interface AnalysisJson {
  readonly kernel: KernelJson;
  readonly layers: readonly KernelJson[];
  readonly settings: Record<string, unknown>;
  readonly readouts?: ReadoutAgreement;
}

/** The folder of a case. */
function folderOf(name: string): string {
  return transformerCases().find((one) => one.name === name)?.folder as string;
}

const usual = ['gpt2-s1', 'llama-s1', 'gemma3_text-s1', 'llama-padded'];

async function analysed(folder: string, ...words: string[]): Promise<AnalysisJson> {
  const inputs = join(folder, 'tokens.npy');
  const mask = join(folder, 'attention_mask.npy');
  const given = ['--model', folder, '--inputs', inputs, ...(existsSync(mask) ? ['--mask', mask] : [])];
  const { code, stdout, stderr } = await entk('analyze', ...given, ...words, '--json');
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as AnalysisJson;
}

async function refused(folder: string, ...words: string[]): Promise<string> {
  const { code, stderr } = await entk('analyze', '--model', folder, ...words, '--out', join(temporaryFolder(), 'out'));
  expect(code).toBe(2);
  return stderr;
}

/** A copy of a model's folder, its configuration changed. */
function changed(name: string, config: object): string {
  const folder = join(temporaryFolder(), name);
  cpSync(folderOf(name), folder, { recursive: true });
  const file = join(folder, 'config.json');
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...config }));
  return folder;
}

describe('entk analyze --model FOLDER, as Hugging Face saves it', () => {
  for (const { name, folder, classMean, perClass7 = [], meanOutput, flattened, parameters } of transformerCases()) {
    if (!usual.includes(name)) continue;
    const close = (values: readonly number[]) => ({ absolute: transformerOfLargest * values[0] });

    test(`gives PyTorch’s class mean of ${name}, all parameters and each`, async () => {
      const { kernel, layers } = await analysed(folder, '--collapse', 'class-mean', '--read', 'last');
      expect(kernel.eigenvalues).toBeCloseToArray(classMean.eigenvalues, close(classMean.eigenvalues));
      expect(layers.map((layer) => layer.parameters.join()).toSorted()).toEqual(Object.keys(parameters).toSorted());
      for (const layer of layers) {
        const { trace, eigenvalues } = parameters[layer.parameters[0]];
        expect(Math.abs(layer.trace - trace)).toBeLessThanOrEqual(transformerOfLargest * eigenvalues[0]);
        expect(layer.eigenvalues.slice(0, eigenvalues.length)).toBeCloseToArray(eigenvalues, close(eigenvalues));
      }
    });

    test(`gives PyTorch’s mean output, output 7, and some outputs side by side of ${name}`, async () => {
      const only = ['--read', 'last', '--parameters', 'all', '--top', String(meanOutput.length)];
      const mean = await analysed(folder, '--collapse', 'mean-output', ...only);
      expect(mean.kernel.eigenvalues).toBeCloseToArray(meanOutput, close(meanOutput));
      if (perClass7.length > 0) {
        const seven = await analysed(folder, '--collapse', 'per-class', '--class', '7', ...only);
        expect(seven.kernel.eigenvalues).toBeCloseToArray(perClass7, close(perClass7));
      }
      const words = ['--collapse', 'flattened', '--outputs', flattened.outputs.join(','), '--read', 'last'];
      const some = await analysed(folder, ...words);
      expect(some.settings).toMatchObject({ outputs: flattened.outputs.join(', '), read: 'last position' });
      const leading = some.kernel.eigenvalues.slice(0, flattened.eigenvalues.length);
      expect(leading).toBeCloseToArray(flattened.eigenvalues, close(flattened.eigenvalues));
    });
  }

  test('reads one of several outputs by its number, at any position', async () => {
    const folder = folderOf('llama-s1');
    const one = ['--collapse', 'per-class', '--class', '7', '--parameters', '**.norm.weight,model.norm.weight'];
    const last = await analysed(folder, ...one, '--read', 'last');
    const some = await analysed(folder, ...one, '--read', '8', '--outputs', '3,7');
    const { eigenvalues } = last.kernel;
    expect(some.kernel.eigenvalues).toBeCloseToArray(eigenvalues, { relativeToMax: transformerOfLargest });
  });

  test('gives a kernel of one head, as Hugging Face has no names for it, and the heads’ sum is the whole', async () => {
    const folder = folderOf('llama-s1');
    const of = async (names: string) => {
      const words = ['--collapse', 'per-class', '--class', '7', '--read', 'last', '--parameters', names];
      return (await analysed(folder, ...words)).kernel;
    };
    const whole = await of('model.layers.0.self_attn.q_proj.weight');
    const apart = await of('model.layers.0.self_attn.*.q_proj.weight');
    const one = await of('model.layers.0.self_attn.1.**');
    expect(apart.parameters.length).toBeGreaterThan(1);
    expect(apart.eigenvalues).toBeCloseToArray(whole.eigenvalues, { relativeToMax: transformerOfLargest });
    expect(one.parameters).toContain('model.layers.0.self_attn.1.o_proj.weight');
  });

  test('takes random read-outs for the mean over all outputs, and says how good they are', async () => {
    const folder = folderOf('gpt2-s1');
    const exact = await analysed(folder, '--read', 'last');
    const few = await analysed(folder, '--read', 'last', '--readouts', '4');
    const { cosine, relativeError, traces } = few.readouts as Required<NonNullable<AnalysisJson['readouts']>>;
    expect(traces).toHaveLength(4);
    expect(cosine.least).toBeGreaterThan(0.5);
    expect(Math.abs(few.kernel.trace / exact.kernel.trace - 1)).toBeLessThan(4 * relativeError);
    expect(
      await refused(folder, '--inputs', join(folder, 'tokens.npy'), '--readouts', '2', '--outputs', '3'),
    ).toContain('--readouts and --outputs exclude each other');
  });

  test('takes a token for padding, and refuses masks that do not fit', async () => {
    const folder = folderOf('llama-padded');
    const npy = (data: Int32Array, ...shape: number[]) => {
      const file = join(temporaryFolder(), 'x.npy');
      writeFileSync(file, writeNpy(ndArray(shape, data)));
      return file;
    };
    const words = ['--model', folder, '--collapse', 'mean-output', '--parameters', 'model.norm.weight', '--json'];
    const eigenvalues = async (file: string, ...more: string[]) => {
      const { stdout } = await entk('analyze', ...words, '--inputs', file, '--read', 'last', ...more);
      return (JSON.parse(stdout) as AnalysisJson).kernel.eigenvalues;
    };
    const own = await eigenvalues(npy(Int32Array.of(5, 6, 7, 8, -1, -1), 2, 3));
    expect(await eigenvalues(npy(Int32Array.of(5, 6, 7, 8, 3, 3), 2, 3), '--padding', '3')).toEqual(own);

    const tokens = ['--inputs', npy(Int32Array.of(5, 6, 7, 8, 3, 3), 2, 3)];
    const wrong = (file: string) => refused(folder, ...tokens, '--read', 'last', '--mask', file);
    expect(await wrong(npy(Int32Array.of(1, 1), 2, 1))).toContain('[N, T] of the tokens, [2, 3], got [2, 1]');
    expect(await wrong(npy(Int32Array.of(1, 0, 1, 1, 1, 1), 2, 3))).toContain('must not stand between tokens');
    expect(await refused(folder, ...tokens, '--padding', '3')).toContain('--read last');
  });

  test('names what it cannot read, with its path, and writes nothing', async () => {
    const tokens = ['--inputs', join(folderOf('gpt2-s1'), 'tokens.npy')];
    const folder = folderOf('gpt2-s1');
    expect(await refused(changed('gpt2-s1', { model_type: 'mamba' }), ...tokens)).toContain(
      'config.json: model_type must be one of gpt2, gpt_neox, llama, mistral, qwen2, qwen3, gemma3_text, bert, got "mamba"',
    );
    expect(await refused(changed('gpt2-s1', { n_head: 5 }), ...tokens)).toContain(
      'config.json: n_embd must be a multiple of n_head, 5, got 32',
    );
    const empty = temporaryFolder();
    expect(await refused(empty, ...tokens)).toContain('must hold config.json and model.safetensors');
    expect(readdirSync(empty)).toEqual([]);
    const long = join(temporaryFolder(), 'long.npy');
    writeFileSync(long, writeNpy(ndArray([1, 33], new Int32Array(33))));
    expect(await refused(folder, '--inputs', long)).toContain(
      'weight "transformer.wpe.weight" must have axes [at least 33, 32], got [32, 32]',
    );
    expect(await refused(folder, ...tokens, '--outputs', '61')).toContain('an output must be an integer in 0..60');
    expect(await refused(folder, ...tokens, '--read', 'first')).toContain('must be last, all, or positions');
    expect(await refused(folder, ...tokens, '--outputs', '3', '--rotate', 'predictions')).toContain(
      '--outputs and --rotate predictions exclude each other',
    );
    expect(await refused(folder, ...tokens, '--collapse', 'per-class', '--class', '4', '--outputs', '3,5')).toContain(
      '--class must be one of --outputs 3,5, got 4',
    );
    expect(await refused(folder, ...tokens, '--weights', 'x.npz')).toContain('excludes --weights and --checkpoints');
  });
});
