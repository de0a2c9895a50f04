// Also tests network/measure-network.ts, network/align-cliffs.ts, network/measure-prediction.ts: the command is all that uses them, and its numbers are held against PyTorch and NumPy.
// Also tests network/network-result.ts, network/network-figures.ts, network/network-tables.ts, network/terminal-tables.ts: every file they write is looked at here.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ndArray, type NumericArray } from '@entk/core';
import { fourierFamily, modularAddition } from '@entk/datasets';
import { readNpy, readNpz, readSafetensors, writeNpy, writeSafetensors } from '@entk/models';
import { modularAdditionReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { entk, type ProgramRun, temporaryFolder } from '../entk.js';
import { eigenvalueOfLargest, tokenEigenvalueOfLargest, traceOfItself } from '../tolerances.js';

const example = (name: string) => fileURLToPath(new URL(`../../examples/token-network/${name}`, import.meta.url));
const expected = JSON.parse(readFileSync(example('expected.json'), 'utf8')) as {
  trace: number;
  eigenvalues: number[];
  flattened: number[];
  layers: Record<string, number[]>;
};
const tokenNetwork = [
  '--model',
  example('model.json'),
  '--weights',
  example('weights.safetensors'),
  '--inputs',
  example('inputs.npy'),
];

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

function npy(shape: readonly number[], data: NumericArray): string {
  const file = join(temporaryFolder(), 'array.npy');
  writeFileSync(file, writeNpy(ndArray(shape, data)));
  return file;
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

  test('by products alone where the matrix does not fit: every example 27 times has 27 times the eigenvalues', async () => {
    const { shape, data } = readNpy(readFileSync(example('inputs.npy')));
    const copies = new Int32Array(27 * data.length);
    for (let copy = 0; copy < 27; copy++) copies.set(data as Int32Array, copy * data.length);
    const words = [...tokenNetwork.slice(0, 4), '--inputs', npy([27 * shape[0], 4], copies), '--parameters', 'head.*'];
    const { kernel } = await analysed(...words, '--top', '5', '--memory', '320');
    expect(kernel).toMatchObject({ side: 'operator', rows: 3240 });
    expect(kernel.eigenvalues).toBeCloseToArray(
      expected.layers.head.slice(0, 5).map((value) => 27 * value),
      { relativeToMax: tokenEigenvalueOfLargest },
    );
  });

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
      const figures = ['features', 'layers', 'prediction', 'spectrum'].flatMap((name) =>
        [`${name}.svg`, `${name}-dark.svg`, `${name}.png`].map((file) => `figures/${file}`),
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
      /layers\[3\]\.kind must be one of .*, got "meanOverPosition"; did you mean "meanOverPositions"\? \(.*model\.json\)/,
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
      'a mapping that is none',
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
      /targets must have axes \[N, C\] = \[120, 5\], or be 120 classes, got "\[119\]"/,
    ],
    [
      'targets of another width',
      () => ({ targets: npy([120, 4], new Float32Array(480)) }),
      /targets must have axes .*got "\[120, 4\]"/,
    ],
    [
      'a class out of range',
      () => ({ targets: npy([120], new Int32Array(120).fill(5)) }),
      /classes must be in 0\.\.4, got "5" \(.*entry 0 of 120\)/,
    ],
    [
      'targets with NaN',
      () => ({ targets: npy([120, 5], new Float32Array(600).fill(Number.NaN)) }),
      /targets must be finite, got NaN/,
    ],
    [
      'features of another length',
      () => ({ features: npy([119, 2], new Float32Array(238).fill(1)) }),
      /features must have axes \[120, F\], got "\[119, 2\]"/,
    ],
    [
      'a feature of zeros',
      () => ({ features: npy([120, 1], new Float32Array(120)) }),
      /feature 0 must not be zero everywhere/,
    ],
    ['a budget that is too small', () => ({ memory: '0.1' }), /must fit the memory budget of 100 kB/],
    [
      'a budget too small for a prediction',
      () => ({ targets: example('targets.npy'), memory: '0.2' }),
      /must fit the memory budget of 200 kB; raise --memory, or leave --targets out/,
    ],
    ['more eigenvalues than rows', () => ({ top: '121' }), /top must be an integer in 1\.\.120, got 121/],
    [
      'parameters that there are not',
      () => ({ parameters: 'heads.*' }),
      /--parameters must fit some of embed.weight, position, .*, got "heads\.\*"/,
    ],
    ['an output without its collapse', () => ({ class: '1' }), /--class goes with --collapse per-class/],
    ['an option of an experiment', () => ({ beta: '1' }), /--beta goes with --experiment superposition, got "--model"/],
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
      .filter((line) => line.startsWith('entk: '));
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

function filesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true }) as string[];
  return names.filter((name) => statSync(join(folder, name)).isFile()).toSorted();
}
