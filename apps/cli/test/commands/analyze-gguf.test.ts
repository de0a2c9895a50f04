// Tests no single file: the command's file is commands/analyze.ts; GGUF files and linear read-outs, against PyTorch in float64.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ndArray } from '@entk/core';
import { writeNpy } from '@entk/formats';
import { transformerCases } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { entk, temporaryFolder } from '../entk.js';
import { transformerOfLargest } from '../tolerances.js';

const fixtures = new URL('../../../../packages/models/test/fixtures/gguf/', import.meta.url);
const fileOf = (architecture: string) => fileURLToPath(new URL(`${architecture}.gguf`, fixtures));
const cases = new Map(transformerCases().map((one) => [one.name, one]));

async function eigenvaluesOf(architecture: string, folder: string, ...words: string[]): Promise<number[]> {
  const given = ['--model', fileOf(architecture), '--inputs', join(folder, 'tokens.npy'), '--read', 'last'];
  const { code, stdout, stderr } = await entk('analyze', ...given, '--parameters', 'all', ...words, '--json');
  if (code !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as { kernel: { eigenvalues: number[] } }).kernel.eigenvalues;
}

/** Read-outs of single outputs, in a file. */
function readouts(outputs: readonly number[], vocabulary: number): string {
  const array = ndArray([outputs.length, vocabulary]);
  for (const [row, output] of outputs.entries()) array.data[row * vocabulary + output] = 1;
  const file = join(temporaryFolder(), 'u.npy');
  writeFileSync(file, writeNpy(array));
  return file;
}

describe('entk analyze --model FILE.gguf', () => {
  for (const [architecture, name] of [
    ['llama', 'llama-s1'],
    ['gemma3', 'gemma3_text-s1'],
  ]) {
    test(`gives the kernels of the checkpoint that ${architecture}.gguf was made of`, async () => {
      const { folder, meanOutput, perClass7 = [], flattened } = cases.get(name)!;
      for (const [words, gold] of [
        [['--collapse', 'mean-output'], meanOutput],
        [['--collapse', 'per-class', '--class', '7'], perClass7],
        [['--collapse', 'per-class', '--outputs', readouts([7], 61), '--class', '0'], perClass7],
        [
          [
            '--collapse',
            'flattened',
            '--outputs',
            readouts([3, 7, 40], 61),
            '--top',
            String(flattened.eigenvalues.length),
          ],
          flattened.eigenvalues,
        ],
      ] as const) {
        const found = await eigenvaluesOf(architecture, folder, ...words);
        const longest = Math.min(found.length, gold.length);
        expect(found.slice(0, longest)).toBeCloseToArray(gold.slice(0, longest), {
          absolute: transformerOfLargest * gold[0],
        });
      }
    });
  }

  test('takes the factors of the one output that a collapse keeps where those of all do not fit', async () => {
    const { folder, meanOutput, perClass7 = [] } = cases.get('llama-s1')!;
    const little = ['--memory', '20'];
    await expect(eigenvaluesOf('llama', folder, '--collapse', 'class-mean', ...little)).rejects.toThrow(
      'memory budget',
    );
    for (const [words, gold] of [
      [['--collapse', 'mean-output'], meanOutput],
      [['--collapse', 'per-class', '--class', '7'], perClass7],
    ] as const) {
      const found = await eigenvaluesOf('llama', folder, ...words, ...little);
      const longest = Math.min(found.length, gold.length);
      const tolerance = { absolute: transformerOfLargest * gold[0] };
      expect(found.slice(0, longest)).toBeCloseToArray(gold.slice(0, longest), tolerance);
    }
  });

  test('refuses weights beside it, read-outs of other outputs, and what is no GGUF', async () => {
    const { folder } = cases.get('llama-s1')!;
    const given = ['--model', fileOf('llama'), '--inputs', join(folder, 'tokens.npy')];
    const refusal = async (...words: string[]) => {
      const { code, stderr } = await entk('analyze', ...words, '--json');
      expect(code).toBe(2);
      return stderr;
    };
    expect(await refusal(...given, '--weights', fileOf('llama'))).toContain('excludes --weights and --checkpoints');
    expect(await refusal(...given, '--read', 'last', '--outputs', readouts([7], 60))).toContain(
      'read-outs must have axes [at least 1, 61], got [1, 60]',
    );
    const damaged = join(temporaryFolder(), 'x.gguf');
    writeFileSync(damaged, 'GGUF\u0003\0\0\0');
    expect(await refusal('--model', damaged, '--inputs', join(folder, 'tokens.npy'))).toContain('must have 8 bytes');
  });
});
