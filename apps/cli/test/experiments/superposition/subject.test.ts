// Also tests experiments/superposition/rotate-by-outputs.ts: by the command, whose numbers are held against NumPy.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ndArray } from '@entk/core';
import { readSafetensors, writeNpy, writeSafetensors } from '@entk/formats';
import { type SuperpositionCase, superpositionNames, superpositionReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, test } from 'vitest';
import type { CaseAnalysis } from '../../commands/analysis-json.js';
import { entk, type ProgramRun, temporaryFolder } from '../../entk.js';
import { eigenvalueOfLargest, heatmapFigure, traceOfItself } from '../../tolerances.js';

const words = ['analyze', '--experiment', 'superposition', '--json'];
const casesOf = ({ stdout }: ProgramRun) => (JSON.parse(stdout) as { cases: CaseAnalysis[] }).cases;

describe.each(superpositionNames)('%s, against NumPy', (name) => {
  const { path, expected } = superpositionReference(name);
  let found: Record<string, CaseAnalysis>;
  beforeAll(async () => {
    const cases = [
      ...casesOf(await entk(...words, '--weights', path)),
      ...casesOf(await entk(...words, '--weights', path, '--parameters', 'W', '--beta', '0')),
    ];
    found = Object.fromEntries(cases.map((one) => [`beta=${one.beta},parameters=${one.parameters.join()}`, one]));
  });

  test.each<SuperpositionCase>([
    'beta=0,parameters=W,b',
    'beta=0.3,parameters=W,b',
    'beta=1,parameters=W,b',
    'beta=0,parameters=W',
  ])('%s', (which) => {
    const { kernel, heatmap } = found[which];
    const { eigenvalues, trace, column_normalised_heatmap: figures } = expected[which];
    expect(kernel.status).toBe('converged');
    expect(kernel.eigenvalues).toBeCloseToArray(eigenvalues, { relativeToMax: eigenvalueOfLargest });
    expect(Math.abs(kernel.trace / trace - 1)).toBeLessThan(traceOfItself);
    expect(Math.abs(heatmap.meanColumnMax - figures.mean_column_max)).toBeLessThan(heatmapFigure);
    expect(Math.abs(heatmap.meanOverBestAssignment - figures.mean_over_best_assignment)).toBeLessThan(heatmapFigure);
  });

  test.each<SuperpositionCase>(['beta=0,parameters=W,b', 'beta=0.3,parameters=W,b', 'beta=1,parameters=W,b'])(
    'the most possible of the span is the mean norm of the features in it: %s',
    (which) => {
      const norms = expected[which].captured_norm_of_features_in_top_n;
      const mean = norms.reduce((sum, norm) => sum + norm, 0) / norms.length;
      expect(Math.abs(found[which].rotated.mostPossible - mean)).toBeLessThan(heatmapFigure);
    },
  );

  test('rotated by outputs at β = 0: every feature, as well as any basis of the span could match it', () => {
    const { rotated } = found['beta=0,parameters=W,b'];
    expect(rotated.by).toBe('outputs');
    expect(rotated.rawBestAssignment / rotated.mostPossible).toBeGreaterThanOrEqual(0.99);
    expect(rotated.rawBestAssignment).toBeLessThan(rotated.mostPossible + heatmapFigure);
    expect(rotated.distinctFeatures).toBe(50);
  });
});

test('a report with a section for each β, whose figures have names of their own', async () => {
  const { path } = superpositionReference('m10-S0.9');
  const out = join(temporaryFolder(), 'out');
  const run = await entk(
    'analyze',
    '--experiment',
    'superposition',
    '--weights',
    path,
    '--beta',
    '0,0.3',
    '--top',
    '60',
    '--out',
    out,
  );
  expect(run.code).toBe(0);
  const report = readFileSync(join(out, 'report.html'), 'utf8');
  for (const text of [
    'id="beta-0"',
    'id="beta-0-3"',
    'id="beta-0-3-features"',
    'A toy model of superposition: β = 0.3',
  ]) {
    expect(report).toContain(text);
  }
  expect(readdirSync(join(out, 'arrays')).toSorted()).toEqual(['beta-0-3.npz', 'beta-0.npz']);
  const { cases } = JSON.parse(readFileSync(join(out, 'analysis.json'), 'utf8')) as { cases: CaseAnalysis[] };
  expect(cases.map(({ beta }) => beta)).toEqual([0, 0.3]);
});

describe('inputs of their own', () => {
  const { bytes } = superpositionReference('m10-S0.9');
  const { tensors } = readSafetensors(bytes);
  const inputs = tensors.get('inputs')!;
  const small = [...words, '--beta', '0', '--top', '5'];

  function written(...names: string[]): string {
    const file = join(temporaryFolder(), 'model.safetensors');
    writeFileSync(file, writeSafetensors(new Map(names.map((name) => [name, tensors.get(name)!]))));
    return file;
  }

  test('weights without inputs take those of --inputs', async () => {
    const npy = join(temporaryFolder(), 'inputs.npy');
    writeFileSync(npy, writeNpy(ndArray(inputs.shape, Float64Array.from(inputs.data as Float32Array))));
    const [apart] = casesOf(await entk(...small, '--weights', written('W', 'b'), '--inputs', npy));
    const [together] = casesOf(await entk(...small, '--weights', written('W', 'b', 'inputs')));
    expect(apart.kernel).toEqual(together.kernel);
  });

  test.each<[string, () => string[], RegExp]>([
    [
      'no inputs anywhere',
      () => ['--weights', written('W', 'b')],
      /without "inputs" \[N, n\] needs --inputs FILE\.npy/,
    ],
    ['no bias', () => ['--weights', written('W', 'inputs')], /must hold "W" and "b"/],
    ['inputs that are not there', () => ['--weights', written('W', 'b'), '--inputs', '/nowhere.npy'], /ENOENT/],
    ['inputs that are no npy file', () => ['--weights', written('W', 'b'), '--inputs', written('W')], /npy/],
    [
      'importance for another number of features',
      () => ['--weights', written('W', 'b', 'inputs'), '--importance', '1,1'],
      /importance/,
    ],
    [
      'importance in both ways',
      () => ['--weights', written('W', 'b', 'inputs'), '--importance', '1,1', '--importance-base', '0.9'],
      /--importance and --importance-base exclude each other/,
    ],
    ['a negative β', () => ['--weights', written('W', 'b', 'inputs'), '--beta', '-1'], /beta must be .*got -1/],
    ['no eigenvalue', () => ['--weights', written('W', 'b', 'inputs'), '--top', '0'], /top must be .*got 0/],
  ])('%s: one line, exit code 2', async (_, options, message) => {
    const { code, stdout, stderr } = await entk(...small, ...options());
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^entk analyze: .*\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
