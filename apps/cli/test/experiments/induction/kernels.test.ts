// Also tests experiments/induction/reads.ts: where and what the kernels read.
import { readFileSync } from 'node:fs';
import { DenseMatrix, ndArray } from '@entk/core';
import { inductionReads, repeatedSequences } from '@entk/datasets';
import { initialiseBackend } from '@entk/models';
import { attentionOnlyTransformer } from '@entk/models/networks';
import { eigh } from '@entk/linalg';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, test } from 'vitest';
import {
  centredKernel,
  centredOverlaps,
  centredVectors,
  jointKernels,
  overlapsWith,
  parameterKernels,
} from '../../../src/experiments/induction/kernels.js';
import { randomReadouts, readoutAtReads, readoutCount } from '../../../src/experiments/induction/reads.js';
import { eigenvalueOfLargest } from '../../tolerances.js';

interface Reference {
  readonly sizes: { vocabularySize: number; positions: number; width: number; heads: number; layers: number };
  readonly parameters: Readonly<Record<string, { readonly shape: number[]; readonly data: number[] }>>;
  readonly tokens: readonly number[];
  readonly positions: readonly number[];
  readonly readouts: readonly (readonly number[])[];
  readonly eigenvalues: Readonly<Record<string, readonly number[]>>;
  readonly centred: Readonly<Record<string, readonly number[]>>;
}

const reference = JSON.parse(
  readFileSync(new URL('./fixtures/induction-kernels.json', import.meta.url), 'utf8'),
) as Reference;
const network = attentionOnlyTransformer(reference.sizes);
const at = {
  network,
  parameters: new Map(
    Object.entries(reference.parameters).map(([name, { shape, data }]) => [
      name,
      ndArray(shape, Float32Array.from(data)),
    ]),
  ),
};
const reads = {
  ...inductionReads(repeatedSequences({ examples: 10, vocabularySize: 22, length: 25 })),
  inputs: ndArray([10, 24], Int32Array.from(reference.tokens)),
  positions: Int32Array.from(reference.positions),
};
const readouts = DenseMatrix.fromRows(reference.readouts.map((row) => [...row]));

beforeAll(() => initialiseBackend());

describe('the kernels of parameters', () => {
  test('have the eigenvalues that torch.func finds in float64, as they are and centred', async () => {
    const joint = jointKernels(await parameterKernels(at, reads, readouts), reference.sizes);
    expect([...joint.keys()]).toEqual(Object.keys(reference.eigenvalues));
    for (const [name, kernel] of joint) {
      expect(Array.from(eigh(kernel).values)).toBeCloseToArray([...reference.eigenvalues[name]], {
        relativeToMax: eigenvalueOfLargest,
      });
      // The mean of the gradients can be most of a kernel: rounding is that of the kernel as it was.
      expect(Array.from(eigh(centredKernel(kernel)).values)).toBeCloseToArray([...reference.centred[name]], {
        absolute: eigenvalueOfLargest * reference.eigenvalues[name][0],
      });
    }
  });

  test('are those of the parameters asked for', async () => {
    const kernels = await parameterKernels(at, reads, readouts, { names: ['blocks.1.attn.*.W_O'] });
    expect([...kernels.keys()].toSorted()).toEqual(['blocks.1.attn.0.W_O', 'blocks.1.attn.1.W_O']);
  });

  test('are looked at centred, each with every family', async () => {
    const overlaps = await centredOverlaps(at, reads, randomReadouts(22, 0), reference.sizes);
    expect(Object.keys(overlaps)).toHaveLength(9 + network.parameterShapes.size);
    expect(Object.keys(overlaps.full)).toEqual(['answer', 'current', 'previous', 'lag', 'position']);
  });
});

describe('centred vectors', () => {
  test('hold a family of which the kernel is made, whole, and leave what is constant out', async () => {
    const { families } = inductionReads(repeatedSequences({ examples: 200, seed: 2 }));
    const { features } = families.answer;
    const constant = 5;
    const kernel = DenseMatrix.generate(200, 200, (n, m) => {
      let sum = constant;
      for (let c = 0; c < features.columns; c++) sum += features.get(n, c) * features.get(m, c);
      return sum;
    });
    const { answer, current } = overlapsWith(await centredVectors(kernel, 31), { families });
    expect([answer]).toBeCloseToArray([31], { absolute: 1e-9 });
    // 31 · 31 / 199 by chance
    expect(Math.abs(current - 4.8)).toBeLessThan(2);
  });
});

describe('random read-outs', () => {
  test('are Gaussian over the root of V, the same for a seed, and read every sequence at its own position', () => {
    const some = randomReadouts(32, 3);
    expect([some.rows, some.columns]).toEqual([readoutCount, 32]);
    expect(some).toEqual(randomReadouts(32, 3));
    expect(some).not.toEqual(randomReadouts(32, 4));
    // The squares of 128 numbers: 4 expected in sum, standard deviation 0.5
    expect(Math.abs(some.data.reduce((sum, value) => sum + value * value, 0) - 4)).toBeLessThan(2.5);
    expect(readoutAtReads(reads, some)).toEqual({ positions: { ofExamples: reads.positions }, outputs: some });
  });
});
