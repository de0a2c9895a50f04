// Tests no single file: what a report says of a classifier, whose example was made and analysed in PyTorch and NumPy.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readNpz } from '@entk/formats';
import { activations, initialiseBackend, namedLayers } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { readInputs } from '../../src/inputs/examples.js';
import { loadNetwork, requireNetwork } from '../../src/inputs/load-network.js';
import { entk, temporaryFolder } from '../entk.js';
import { tokenEigenvalueOfLargest } from '../tolerances.js';

const file = (name: string) => fileURLToPath(new URL(`../../examples/classifier/${name}`, import.meta.url));
const expected = JSON.parse(readFileSync(file('expected.json'), 'utf8')) as { eigenvalues: number[]; trace: number };
const network = [
  '--model',
  file('model.json'),
  '--weights',
  file('checkpoints/epoch-500.safetensors'),
  '--inputs',
  file('inputs.npy'),
];
const features = ['--features', file('features.npy'), '--feature-names', file('feature-names.txt')];

interface Shares {
  readonly k: number;
  readonly random: number;
  readonly features: { label: string; share: number; pValue: number; adjustedPValue: number }[];
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly captured: number[];
  readonly meanOverBestAssignment: number;
  readonly mostPossible: number;
}

interface Entry {
  readonly example: number;
  readonly value: number;
  readonly label: string;
}

interface Rotated {
  readonly cliff: { readonly from: number; readonly to: number };
  readonly by: string;
  readonly text: string;
  readonly match: { readonly after: { readonly bestAssignment: number } };
  readonly vectors: {
    readonly loads: Loads;
    readonly reads: Loads[];
    readonly examples?: { readonly positive: Entry[]; readonly negative: Entry[] };
  }[];
}

interface Loads {
  readonly of: string;
  readonly largest: { readonly name: string; readonly value: number }[];
}

describe('the report of a classifier', () => {
  let analysis: {
    kernel: { eigenvalues: number[]; trace: number };
    features: { names: string[]; leading: Shares[] };
    ranges: Range[];
    topExamples: { vector: number; positive: Entry[]; negative: Entry[] }[];
    rotations: Rotated[];
    prediction: { full: Record<'training' | 'heldOut', Record<string, number>> };
    falseAlarmRate: number;
  };
  let arrays: ReturnType<typeof readNpz>;
  let report: string;
  let folder: string;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'entk-cli-'));
    const out = join(folder, 'out');
    const words = [...network, ...features, '--targets', file('targets.npy'), '--labels', file('labels.txt')];
    const run = await entk(
      'analyze',
      ...words,
      '--cliffs',
      '4,8',
      '--false-alarm-rate',
      '0.01',
      '--expect',
      'none',
      '--out',
      out,
      '--json',
    );
    expect(run.stderr).not.toMatch(/^entk:/m);
    analysis = JSON.parse(run.stdout);
    arrays = readNpz(readFileSync(join(out, 'arrays/analysis.npz')));
    report = readFileSync(join(out, 'report.html'), 'utf8');
  });

  test('eigenvalues, torch.func and NumPy in float64', () => {
    expect(analysis.kernel.eigenvalues.slice(0, 40)).toBeCloseToArray(expected.eigenvalues, {
      relativeToMax: tokenEigenvalueOfLargest,
    });
    expect(analysis.falseAlarmRate).toBe(0.01);
  });

  test('all clusters and classes are in the first eight vectors, which is no chance', () => {
    const at = analysis.features.leading.find(({ k }) => k === 8)!;
    expect(at.random).toBeCloseTo(8 / 240, 12);
    expect(at.features.map(({ label }) => label)).toEqual(analysis.features.names);
    for (const { share, adjustedPValue } of at.features) {
      expect(share).toBeGreaterThan(0.8);
      expect(adjustedPValue).toBeLessThan(1e-9);
    }
  });

  test('shares are the squared projections on the vectors that were written', () => {
    const shares = arrays.get('feature_shares')!;
    const vectors = arrays.get('eigenvectors')!;
    const labels = readFileSync(file('labels.txt'), 'utf8').trimEnd().split('\n');
    // Class 1 holds 60 of the 240 examples.
    const inClass = labels.map((label) => (label.startsWith('class 1,') ? 1 / Math.sqrt(60) : 0));
    let sum = 0;
    for (let k = 0; k < 8; k++) {
      const product = inClass.reduce(
        (total, value, n) => total + value * Number(vectors.data[n * vectors.shape[1] + k]),
        0,
      );
      sum += product ** 2;
      expect(Math.abs(Number(shares.data[shares.shape[1] + k]) - sum)).toBeLessThan(1e-6);
    }
  });

  test('ranges that are named have what a cliff has: all features, and no more than is possible', () => {
    expect(analysis.ranges.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [4, 8],
    ]);
    for (const { captured, meanOverBestAssignment, mostPossible } of analysis.ranges) {
      expect(captured).toHaveLength(12);
      expect(meanOverBestAssignment).toBeLessThanOrEqual(mostPossible);
    }
    expect(report).toContain('id="cliff-features"');
  });

  test('top examples by their labels, the largest entries of the vectors that were written', () => {
    const { data, shape } = arrays.get('eigenvectors')!;
    const second = Array.from({ length: shape[0] }, (_, n) => Number(data[n * shape[1] + 1]));
    const { positive, negative } = analysis.topExamples[1];
    expect(positive[0].value).toBe(Math.max(...second));
    expect(negative[0].value).toBe(Math.min(...second));
    expect(positive[0].label).toMatch(/^class \d, cluster \d$/);
    expect(report).toContain('Top examples of each eigenvector');
  });

  test('without a word its first cliff is rotated by what it predicts, on the scale of its loss', () => {
    const [{ cliff, by, text, vectors }, ...others] = analysis.rotations;
    // Two clusters a class: the first drop is after 8, of which 4 are turned towards the classes.
    expect([cliff, by, others]).toEqual([{ from: 0, to: 8 }, 'predictions', []]);
    expect(text).toBe('towards the probabilities of the 4 classes');
    expect(vectors).toHaveLength(8);
    for (const [c, { loads }] of vectors.slice(0, 4).entries()) {
      expect(loads.of).toBe('predictions');
      expect(loads.largest[0].name).toBe(`class ${c}`);
      expect(loads.largest[0].value).toBeGreaterThan(0.8);
    }
    expect(report).toContain('What vectors 1 … 8 load on, rotated by predictions');
  });

  test('a rotated vector is named by examples of its class, and by the units and outputs that it is nearest to', () => {
    for (const [c, { examples, reads }] of analysis.rotations[0].vectors.slice(0, 4).entries()) {
      const ends = [examples!.positive, examples!.negative].toSorted(
        (left, right) => Math.abs(right[0]?.value ?? 0) - Math.abs(left[0]?.value ?? 0),
      );
      for (const { label } of ends[0]) expect(label).toMatch(new RegExp(`^class ${c},`));
      const [units, outputs] = reads;
      expect([units.of, outputs.of]).toEqual(['units', 'outputs']);
      expect(outputs.largest[0].name).toBe(`output ${c}`);
      expect(units.largest[0].name).toMatch(/^unit \d+$/);
      expect(Math.abs(units.largest[0].value)).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  test('cosines of units are those of the activations with the rotated vectors that were written', async () => {
    await initialiseBackend();
    const weights = [file('checkpoints/epoch-500.safetensors')];
    const { report: placed } = requireNetwork(
      'test',
      await loadNetwork('test', { model: file('model.json'), weights }),
    );
    const { network: own, parameters } = placed;
    const layer = namedLayers(own).findLast(({ privileged }) => privileged)!.name;
    const inputs = await readInputs(file('inputs.npy'), own);
    const { shape, data } = activations(own, parameters, inputs, { layer });
    const { data: rotated } = arrays.get('rotated_predictions_0_8')!;
    const { name, value } = analysis.rotations[0].vectors[1].reads[0].largest[0];
    const unit = Number(name.split(' ')[1]);
    let [product, square] = [0, 0];
    for (let n = 0; n < shape[0]; n++) {
      product += data[n * shape[1] + unit] * Number(rotated[n * 8 + 1]);
      square += data[n * shape[1] + unit] ** 2;
    }
    expect(Math.abs(product / Math.sqrt(square) - value)).toBeLessThan(1e-6);
  });

  test('same choice and correlation instead of R², and why', () => {
    const { training, heldOut } = analysis.prediction.full;
    expect(heldOut.sameChoice).toBeGreaterThan(0.95);
    expect(heldOut.centredCorrelation).toBeGreaterThan(0.9);
    expect(training.rSquared).toBeLessThan(0.5);
    expect(report).toContain('same choice as the network');
    expect(report).toContain('The targets are classes');
    expect(arrays.get('prediction_correlation')!.shape).toEqual([181]);
  });
});

describe('one line, exit code 2, nothing written', () => {
  test.each<[string, string[], RegExp]>([
    [
      'fewer names',
      ['--features', file('features.npy'), '--feature-names', 'a,b'],
      /must be one for each feature, 12, got 2/,
    ],
    ['names without features', ['--feature-names', 'a,b'], /--feature-names goes with --features/],
    [
      'labels of other examples',
      ['--labels', file('feature-names.txt')],
      /labels must be one for each example, 240, got 12/,
    ],
    ['a range beyond the spectrum', ['--cliffs', '4,161'], /--cliffs must stay within the 160 leading eigenvectors/],
    ['ends that fall', ['--cliffs', '8,4'], /--cliffs must be ends that rise/],
    ['a rate of 0', ['--false-alarm-rate', '0'], /false-alarm rate must be a number in/],
    ['a rate of 1', ['--false-alarm-rate', '1'], /false-alarm rate must be a number in/],
    ['labels with two axes', ['--labels', file('features.npy')], /labels must have axes \[N\]/],
  ])('%s', async (_, words, message) => {
    const out = join(temporaryFolder(), 'out');
    const { code, stdout, stderr } = await entk('analyze', ...network, ...words, '--out', out);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^entk analyze: .*\n$/);
    expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 2, stdout: '', written: false });
  });
});
