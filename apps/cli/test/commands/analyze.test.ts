// Also tests commands/analyze/analyze.ts, commands/analyze/options.ts, commands/analyze/subject.ts, commands/analyze/ways.ts, commands/reported-run.ts, analysis/plan-digest.ts: they are parts of the command.
// Also tests experiments/modular-addition/families.ts, experiments/modular-addition/spectra.ts, analysis/plan-analyses.ts, analysis/analysis-choices.ts, analysis/analysis-context.ts, analysis/example-labels.ts, analysis/run-analyses.ts, inputs/read-file.ts, inputs/recognised-states.ts: the command is all that uses them, and its numbers are held against the reference.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ndArray } from '@entk/core';
import { readSafetensors, writeNpz, writeSafetensors } from '@entk/formats';
import { type ModularAdditionEpoch, modularAdditionEpochs, modularAdditionReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, test } from 'vitest';
import type { CheckpointAnalysis } from './analysis-json.js';
import { entk, temporaryFolder } from '../entk.js';
import { eigenvalueOfLargest, familyEnergy, traceOfItself } from '../tolerances.js';

const references = modularAdditionEpochs.map((epoch) => modularAdditionReference(epoch));
const weights = ['--weights', ...references.map(({ path }) => path)];
const flags = ['--experiment', 'modular-addition', '--p', '29'];

async function analyses(...words: string[]): Promise<Record<number, CheckpointAnalysis>> {
  const { code, stdout, stderr } = await entk('analyze', ...flags, ...weights, ...words, '--json');
  if (code !== 0) throw new Error(stderr);
  const { checkpoints } = JSON.parse(stdout) as { checkpoints: CheckpointAnalysis[] };
  if (checkpoints.some((checkpoint, index) => checkpoint.weights !== references[index].path)) {
    throw new Error('the checkpoints are not in the order of the files');
  }
  return Object.fromEntries(references.map(({ epoch }, index) => [epoch, checkpoints[index]]));
}

/** Which of the constant mode's and the two cliffs' ends are among the drops found. */
function endsFound({ drops }: CheckpointAnalysis['kernels']['full']): number[] {
  return drops.map(({ after }) => after).filter((after) => [1, 57, 113].includes(after));
}

/** At epoch 80 the second cliff is just forming (λ113/λ114 = 1.009): nothing is asked of the detector there. */
const endsAt: readonly (readonly [ModularAdditionEpoch, readonly number[]])[] = [
  [0, [1, 57]],
  [40, [1, 57]],
  [60, [1, 57]],
  [100, [1, 57, 113]],
  [150, [1, 57, 113]],
  [500, [1, 57, 113]],
];

describe('the class-mean kernels of networks trained in PyTorch, against NumPy', () => {
  let found: Record<number, CheckpointAnalysis>;
  beforeAll(async () => void (found = await analyses()));

  describe.each(references)('epoch $epoch', ({ epoch, expected }) => {
    test.each(['full', 'layer1', 'layer2'] as const)('160 eigenvalues of the kernel %s', (name) => {
      const { eigenvalues, status } = found[epoch].kernels[name];
      expect(status).toBe('converged');
      expect(eigenvalues).toBeCloseToArray(expected.eigenvalues[name], { relativeToMax: eigenvalueOfLargest });
    });

    test('trace, of the layers together too', () => {
      const { full, layer1, layer2 } = found[epoch].kernels;
      expect(Math.abs(full.trace / expected.trace - 1)).toBeLessThan(traceOfItself);
      expect(Math.abs((layer1.trace + layer2.trace) / expected.trace - 1)).toBeLessThan(traceOfItself);
    });

    test('the ratio of every drop', () => {
      const values = expected.eigenvalues.full;
      for (const { after, ratio } of found[epoch].kernels.full.drops) {
        expect(ratio).toBeCloseTo(values[after - 1] / values[after], 3);
      }
    });

    test('family energies of the first cliff', () => {
      const cliff = found[epoch].families.find(({ from, to }) => from === 1 && to === 57);
      expect(Math.abs(cliff!.a - expected.first_cliff.energy_in_a)).toBeLessThan(familyEnergy);
      expect(Math.abs(cliff!.b - expected.first_cliff.energy_in_b)).toBeLessThan(familyEnergy);
    });
  });

  test.each(endsAt)('ends of cliffs found at epoch %i: %j', (epoch, ends) => {
    expect(endsFound(found[epoch].kernels.full)).toEqual(ends);
  });

  test.each([100, 150, 500] as const)('family energies of the second cliff at epoch %i', (epoch) => {
    const { second_cliff: expected } = modularAdditionReference(epoch).expected;
    const cliff = found[epoch].families.find(({ from, to }) => from === 57 && to === 113);
    expect(Math.abs(cliff!.sum - expected.energy_in_sum)).toBeLessThan(familyEnergy);
    expect(Math.abs(cliff!.diff - expected.energy_in_diff)).toBeLessThan(familyEnergy);
  });
});

describe('the kernel of output 0, against NumPy', () => {
  let found: Record<number, CheckpointAnalysis>;
  beforeAll(async () => void (found = await analyses('--collapse', 'per-class', '--class', '0')));

  test.each(references)('160 eigenvalues at epoch $epoch', ({ epoch, expected }) => {
    expect(found[epoch].kernels.full.eigenvalues).toBeCloseToArray(expected.eigenvalues.class0_full, {
      relativeToMax: eigenvalueOfLargest,
    });
  });

  test.each(endsAt)('ends of cliffs found at epoch %i: %j', (epoch, ends) => {
    expect(endsFound(found[epoch].kernels.full)).toEqual(ends);
  });
});

test('the trace collapse is 29 times the class mean, and npz reads like safetensors', async () => {
  const { bytes, expected } = modularAdditionReference(500);
  const file = join(temporaryFolder(), 'weights.npz');
  writeFileSync(file, writeNpz(readSafetensors(bytes).tensors));
  const run = await entk('analyze', ...flags, '--weights', file, '--collapse', 'trace', '--top', '3', '--json');
  const [{ kernels }] = (JSON.parse(run.stdout) as { checkpoints: CheckpointAnalysis[] }).checkpoints;
  expect(run.code).toBe(0);
  expect(kernels.full.eigenvalues).toBeCloseToArray(
    expected.eigenvalues.full.slice(0, 3).map((value) => 29 * value),
    { relativeToMax: eigenvalueOfLargest },
  );
});

test('without --json tables name every kernel and every drop, and the report has a section for each checkpoint', async () => {
  const out = join(temporaryFolder(), 'out');
  const checkpoints = [100, 500].map((epoch) => modularAdditionReference(epoch as ModularAdditionEpoch).path);
  const { code, stdout } = await entk('analyze', ...flags, '--checkpoints', ...checkpoints, '--out', out);
  expect(code).toBe(0);
  for (const text of [
    'epoch-100',
    'epoch-500',
    'net.0.weight',
    'net.3.weight',
    '57: ×',
    '113: ×',
    '58 … 113',
    'difference (of 28)',
  ]) {
    expect(stdout).toContain(text);
  }
  const report = readFileSync(join(out, 'report.html'), 'utf8');
  for (const id of [
    'overview',
    'epoch-100',
    'epoch-500',
    'epoch-500-spectrum',
    'epoch-500-features',
    'epoch-100-layers',
  ]) {
    expect(report).toContain(`id="${id}"`);
  }
  const figures = readdirSync(join(out, 'figures'));
  expect(figures).toHaveLength((2 * 5 + 2) * 5);
  expect(readdirSync(join(out, 'arrays')).toSorted()).toEqual(['epoch-100.npz', 'epoch-500.npz', 'training.npz']);
  const { checkpoints: entries } = JSON.parse(readFileSync(join(out, 'analysis.json'), 'utf8')) as {
    checkpoints: CheckpointAnalysis[];
  };
  expect(entries.map((entry) => entry.weights)).toEqual(checkpoints);
});

describe('bad input', () => {
  const good = modularAdditionReference(0);
  const fileOf = (bytes: Uint8Array | string): string => {
    const file = join(temporaryFolder(), 'weights.safetensors');
    writeFileSync(file, bytes);
    return file;
  };
  const tensors = (first: readonly number[], second: readonly number[], value = 0.5) =>
    writeSafetensors(
      new Map(
        [first, second].map((shape, index) => [
          ['net.0.weight', 'net.3.weight'][index],
          ndArray(shape, new Float32Array(shape[0] * shape[1]).fill(value)),
        ]),
      ),
    );

  test.each<[string, () => string, string[], RegExp]>([
    [
      'a file that is not there',
      () => '/nowhere/weights.safetensors',
      [],
      /got "?\/nowhere\/weights.safetensors"? \(ENOENT\)/,
    ],
    ['a folder', () => temporaryFolder(), [], /EISDIR/],
    ['an empty file', () => fileOf(''), [], /safetensors/],
    ['a text', () => fileOf('these are no weights\n'), [], /safetensors/],
    ['a file cut short', () => fileOf(good.bytes.slice(0, 100_000)), [], /weights.safetensors/],
    ['a header cut short', () => fileOf(good.bytes.slice(0, 40)), [], /weights.safetensors/],
    [
      'weights for another modulus',
      () => fileOf(tensors([8, 14], [7, 8])),
      [],
      /"net\.0\.weight" must be \[8, 58\], got \[8, 14\]/,
    ],
    [
      'layers that do not fit',
      () => fileOf(tensors([8, 58], [29, 9])),
      [],
      /"net\.3\.weight" must be \[29, 8\], got \[29, 9\]/,
    ],
    ['NaN', () => fileOf(tensors([8, 58], [29, 8], Number.NaN)), [], /"?net\.0\.weight"?.*NaN/],
    ['infinity', () => fileOf(tensors([8, 58], [29, 8], Infinity)), [], /"?net\.0\.weight"?.*Infinity/],
    ['a modulus below 3', () => good.path, ['--p', '2'], /p must be an integer of at least 3, got 2/],
    [
      'an output out of range',
      () => good.path,
      ['--collapse', 'per-class', '--class', '29'],
      /class must be .*0.*28.*, got 29/,
    ],
    [
      'a negative output',
      () => good.path,
      ['--collapse', 'per-class', '--class', '-1'],
      /class must be .*0.*28.*, got -1/,
    ],
    ['per-class without its class', () => good.path, ['--collapse', 'per-class'], /per-class needs --class/],
    ['a class without per-class', () => good.path, ['--class', '0'], /--class goes with --collapse per-class/],
    ['more eigenvalues than there are', () => good.path, ['--top', '842'], /top must be .*841, got 842/],
  ])('%s: one line, exit code 2, nothing on stdout', async (_, file, words, message) => {
    const { code, stdout, stderr } = await entk('analyze', ...flags, '--weights', file(), ...words, '--json');
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^entk analyze: /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('a bad file after a good one is refused before anything is computed', async () => {
    const { code, stdout, stderr } = await entk('analyze', ...flags, '--weights', good.path, fileOf('no'), '--json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toContain('spectra');
  });
});
