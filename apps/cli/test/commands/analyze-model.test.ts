// Also tests analysis/measure-network.ts, analysis/align-cliffs.ts, analysis/measure-prediction.ts: the command is all that uses them, and its numbers are held against PyTorch and NumPy.
// Also tests analysis/network-report.ts, analysis/network-figures.ts, analysis/network-tables.ts, analysis/feature-figures.ts, analysis/prediction-figure.ts, terminal/report-tables.ts: every file they write is looked at here.
// Tests no single file: the command's file is commands/analyze.ts.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fourierFamily, modularAddition } from '@entk/datasets';
import { readNpy, readNpz, writeNpy } from '@entk/formats';
import { modularAdditionReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { entk, type ProgramRun, temporaryFolder } from '../entk.js';
import { example, npy, tokenNetwork } from './token-network.js';
import { eigenvalueOfLargest, tokenEigenvalueOfLargest, traceOfItself } from '../tolerances.js';

const expected = JSON.parse(readFileSync(example('expected.json'), 'utf8')) as {
  trace: number;
  eigenvalues: number[];
  flattened: number[];
  layers: Record<string, number[]>;
};
/** A folder that is gone after all tests. */
function suiteFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'entk-cli-'));
  suiteFolders.push(folder);
  return folder;
}
const suiteFolders: string[] = [];
afterAll(() => {
  for (const folder of suiteFolders) rmSync(folder, { recursive: true, force: true });
});

interface Analysis {
  readonly kernel: {
    label: string;
    side: string;
    rows: number;
    eigenvalues: number[];
    trace: number;
    drops: { after: number }[];
  };
  readonly layers: Analysis['kernel'][];
  readonly cliffs: {
    from: number;
    to: number;
    best: { feature: number; captured: number; pValue: number };
    energy: { observed: number; maximum: number; pValue: number; random: { mean: number } };
  }[];
  readonly prediction: {
    examples: { training: number; heldOut: number };
    full: Record<string, { rSquared: number; loss: number }>;
    network: Record<string, { loss: number; accuracy: number }>;
  };
}

async function analysed(...words: string[]): Promise<Analysis> {
  const { code, stdout, stderr } = await entk('analyze', ...words, '--out', join(temporaryFolder(), 'out'), '--json');
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Analysis;
}

describe('a network on tokens, trained and analysed in PyTorch', () => {
  test('eigenvalues and trace of the whole kernel and of each layer, torch.func in float64', async () => {
    const { kernel, layers } = await analysed(...tokenNetwork);
    expect(kernel).toMatchObject({ side: 'matrix', rows: 120 });
    expect(kernel.eigenvalues.slice(0, 40)).toBeCloseToArray(expected.eigenvalues, {
      relativeToMax: tokenEigenvalueOfLargest,
    });
    expect(Math.abs(kernel.trace / expected.trace - 1)).toBeLessThan(traceOfItself);
    expect(layers.map(({ label }) => label)).toEqual(Object.keys(expected.layers));
    for (const { label, eigenvalues } of layers) {
      expect(eigenvalues.slice(0, 10)).toBeCloseToArray(expected.layers[label], {
        relativeToMax: tokenEigenvalueOfLargest,
      });
    }
  });

  test('eigenvalues of the flattened kernel, on the side of the parameters', async () => {
    const { kernel } = await analysed(...tokenNetwork, '--collapse', 'flattened', '--top', '40');
    expect(kernel).toMatchObject({ side: 'parameters', rows: 600 });
    expect(kernel.eigenvalues).toBeCloseToArray(expected.flattened, { relativeToMax: tokenEigenvalueOfLargest });
  });

  test('the trace collapse is 5 times the class mean, and parameters chosen by pattern are those of two layers', async () => {
    const { kernel, layers } = await analysed(
      ...tokenNetwork,
      '--collapse',
      'trace',
      '--parameters',
      'block.up.*, head.*',
      '--top',
      '5',
    );
    expect(layers.map(({ label }) => label)).toEqual(['block.up', 'head']);
    expect(layers[1].eigenvalues).toBeCloseToArray(
      expected.layers.head.slice(0, 5).map((value) => 5 * value),
      {
        relativeToMax: tokenEigenvalueOfLargest,
      },
    );
    expect(kernel.trace).toBeCloseTo(layers[0].trace + layers[1].trace, 3);
  });

  test('eq. 1 is given the first rows that it is told, or three quarters', async () => {
    const targets = ['--targets', example('targets.npy')];
    const told = await analysed(...tokenNetwork, ...targets, '--training-rows', '100');
    expect(told.prediction.examples).toEqual({ training: 100, heldOut: 20 });
    const drawn = await analysed(...tokenNetwork, ...targets, '--fit', 'outputs');
    expect(drawn.prediction.examples).toEqual({ training: 90, heldOut: 30 });
    expect(drawn.prediction.network.training.accuracy).toBeGreaterThan(0.8);
    expect(drawn.prediction.full.heldOut.rSquared).toBeLessThan(1);
    const all = await analysed(...tokenNetwork, ...targets, '--training-rows', '120');
    expect(all.prediction.full.heldOut).toBeUndefined();
  });

  test.each<[string, string[]]>([
    ['parameters', []],
    ['operator', ['--side', 'operator']],
  ])(
    'on the side %s where the matrix does not fit: every example 27 times has 27 times the eigenvalues',
    async (side, asked) => {
      const { shape, data } = readNpy(readFileSync(example('inputs.npy')));
      const copies = new Int32Array(27 * data.length);
      for (let copy = 0; copy < 27; copy++) copies.set(data as Int32Array, copy * data.length);
      const words = [
        ...tokenNetwork.slice(0, 4),
        '--inputs',
        npy([27 * shape[0], 4], copies),
        '--parameters',
        'head.*',
      ];
      const { kernel } = await analysed(...words, '--top', '5', '--memory', '320', ...asked);
      expect(kernel).toMatchObject({ side, rows: 3240 });
      expect(kernel.eigenvalues).toBeCloseToArray(
        expected.layers.head.slice(0, 5).map((value) => 27 * value),
        { relativeToMax: tokenEigenvalueOfLargest },
      );
    },
  );

  describe('the files', () => {
    let folder: string;
    let run: ProgramRun;
    const words = () => [...tokenNetwork, '--targets', example('targets.npy'), '--features', example('features.npy')];
    beforeAll(async () => {
      folder = join(suiteFolder(), 'report');
      run = await entk('analyze', ...words(), '--out', folder);
    });

    test('report, figures, arrays and JSON, and nothing else', () => {
      expect(run.code).toBe(0);
      const rotation = 'rotation-predictions-1-5';
      const figures = ['feature-shares', 'features', 'layers', 'prediction', rotation, 'spectrum'].flatMap((name) =>
        [`${name}.svg`, `${name}-dark.svg`, `${name}.png`, `${name}.pdf`, `${name}.json`].map(
          (file) => `figures/${file}`,
        ),
      );
      expect(filesBelow(folder)).toEqual(
        ['analysis.json', 'arrays/analysis.npz', ...figures, 'report.html'].toSorted(),
      );
      const report = readFileSync(join(folder, 'report.html'), 'utf8');
      for (const text of [
        'A network through its empirical NTK',
        'A token network of PyTorch',
        'id="prediction"',
        'block.norm',
      ]) {
        expect(report).toContain(text);
      }
      expect(report).not.toMatch(/claims? hold|<h3>Claims|https?:\/\/(?!www\.w3\.org)/);
    });

    test('the arrays are the numbers of the JSON', () => {
      const arrays = readNpz(readFileSync(join(folder, 'arrays/analysis.npz')));
      const analysis = JSON.parse(readFileSync(join(folder, 'analysis.json'), 'utf8')) as Analysis;
      expect(Array.from(arrays.get('eigenvalues')!.data as Float64Array)).toEqual(analysis.kernel.eigenvalues);
      expect(arrays.get('eigenvectors')!.shape).toEqual([120, 120]);
      expect(arrays.get('features_heatmap')!.shape[0]).toBe(11);
      for (const { data } of arrays.values())
        expect(Array.from(data as Float64Array).every(Number.isFinite)).toBe(true);
    });

    test('a table of kernels and of the prediction on the terminal', () => {
      for (const text of [
        'all parameters',
        'block.down',
        'Eq. 1 with the whole kernel',
        'held out (30)',
        'report.html',
      ]) {
        expect(run.stdout).toContain(text);
      }
    });

    test('the same again gives the same bytes', async () => {
      const again = join(temporaryFolder(), 'again');
      await entk('analyze', ...words(), '--out', again);
      for (const name of filesBelow(folder)) {
        expect(readFileSync(join(again, name)).equals(readFileSync(join(folder, name))), name).toBe(true);
      }
    });
  });
});

describe("the paper's network as a list of layers, against NumPy", () => {
  const reference = modularAdditionReference(500);
  const p = 29;
  const { inputs } = modularAddition({ p });
  let words: string[];
  beforeAll(() => {
    const model = join(suiteFolder(), 'model.json');
    const layers = [
      { kind: 'dense', weight: 'W1' },
      { kind: 'scale', factor: 1 / Math.sqrt(2 * p) },
      { kind: 'quadratic' },
      { kind: 'dense', weight: 'W2' },
      { kind: 'scale', factor: 1 / 512 },
    ];
    writeFileSync(model, JSON.stringify({ inputs: { size: 2 * p }, layers }));
    const mapping = model.replace('model', 'mapping');
    writeFileSync(mapping, JSON.stringify({ parameters: { W1: 'net.0.weight', W2: 'net.3.weight' } }));
    const file = model.replace('model.json', 'inputs.npy');
    writeFileSync(file, writeNpy(inputs));
    words = ['--model', model, '--weights', reference.path, '--mapping', mapping, '--inputs', file];
  });

  test('160 eigenvalues, the drops at 1, 57 and 113, and the Fourier family of a + b in the second cliff', async () => {
    const family = fourierFamily({ p, argument: 'sum' }).features;
    const features = npy([family.rows, family.columns], family.data);
    const { kernel, layers, cliffs } = await analysed(...words, '--features', features);
    expect(kernel.eigenvalues).toBeCloseToArray(reference.expected.eigenvalues.full, {
      relativeToMax: eigenvalueOfLargest,
    });
    expect(layers[0].eigenvalues).toBeCloseToArray(reference.expected.eigenvalues.layer1, {
      relativeToMax: eigenvalueOfLargest,
    });
    expect(layers[1].eigenvalues).toBeCloseToArray(reference.expected.eigenvalues.layer2, {
      relativeToMax: eigenvalueOfLargest,
    });
    expect(kernel.drops.map(({ after }) => after)).toEqual(expect.arrayContaining([1, 57, 113]));
    const second = cliffs.find(({ from, to }) => from === 57 && to === 113);
    expect(second?.energy.observed).toBeCloseTo(reference.expected.second_cliff.energy_in_sum, 1);
    expect(second?.energy).toMatchObject({ maximum: 28, pValue: 0.01 });
    expect(second?.energy.random.mean).toBeLessThan(3);
    const first = cliffs.find(({ from, to }) => from === 1 && to === 57);
    expect(first?.energy.observed).toBeLessThan(second!.energy.observed / 4);
  });
});

function filesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true }) as string[];
  return names.filter((name) => statSync(join(folder, name)).isFile()).toSorted();
}
