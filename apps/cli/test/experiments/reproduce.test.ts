// Tests no single file: the experiments at a reduced size, from nothing to the files they leave.
// Also tests experiments/modular-addition/reproduce.ts, experiments/modular-addition/measurements.ts: right at full size alone.
// Also tests experiments/modular-addition/figures.ts, experiments/modular-addition/match-panel.ts: the same.
// Also tests experiments/modular-addition/rotation-result.ts, experiments/modular-addition/without-prior.ts: the same.
// Also tests experiments/modular-addition/without-prior-figures.ts: the same.
// Also tests experiments/superposition/reproduce.ts, experiments/superposition/measurements.ts, experiments/superposition/kernel-case.ts, experiments/superposition/figures.ts: the same.
// Also tests experiments/addition-transformer/reproduce.ts, experiments/addition-transformer/measurements.ts, experiments/addition-transformer/figures.ts, experiments/addition-transformer/axis-modes.ts: the same.
// Also tests experiments/superposition-extensions/reproduce.ts, experiments/superposition-extensions/measurements.ts, experiments/superposition-extensions/figures.ts, experiments/superposition-extensions/settings.ts: the same.
// Also tests report/write-results.ts, report/html.ts, report/drawn-figure.ts: every file they write is looked at here.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { figureSvg } from '@entk/figures/node';
import { readNpz } from '@entk/formats';
import { initialiseBackend } from '@entk/models';
import { beforeAll, describe, expect, test } from 'vitest';
import { reproduceAdditionTransformer } from '../../src/experiments/addition-transformer/reproduce.js';
import { reproduceModularAddition } from '../../src/experiments/modular-addition/reproduce.js';
import { measureExtension } from '../../src/experiments/superposition-extensions/measurements.js';
import { reproduceExtensions } from '../../src/experiments/superposition-extensions/reproduce.js';
import { drawNetworkControls } from '../../src/experiments/superposition/controls.js';
import { measureDrop, measureNetwork } from '../../src/experiments/superposition/measurements.js';
import { reproduceSuperposition } from '../../src/experiments/superposition/reproduce.js';
import { openOutputFolder } from '../../src/files/folder.js';
import { writeResults } from '../../src/report/write-results.js';
import type { Report } from '../../src/report/report.js';
import { temporaryFolder } from '../entk.js';

beforeAll(() => initialiseBackend());

const experiments: Readonly<Record<string, (seed: number) => Promise<Report>>> = {
  'modular-addition': (seed) => reproduceModularAddition({ p: 11, hiddenUnits: 96, epochs: 45, controlDraws: 3, seed }),
  superposition: (seed) =>
    reproduceSuperposition(
      { features: 24, hiddenUnits: 8, examples: 150, steps: 40, controlDraws: 3, seed },
      {
        measureNetwork: (plan) => measureNetwork(plan),
        measureDrop: (plan) => measureDrop(plan),
        drawControls: (plan) => drawNetworkControls(plan),
      },
    ),
  'addition-transformer': (seed) =>
    reproduceAdditionTransformer({
      p: 5,
      width: 8,
      heads: 2,
      hiddenUnits: 16,
      epochs: 60,
      batchSize: 4,
      learningRate: 3e-3,
      controlDraws: 2,
      seeds: 2,
      seed,
    }),
  'superposition-extensions': (seed) =>
    reproduceExtensions(
      {
        features: 8,
        widths: [2, 3],
        sparsity: 0.7,
        examples: 60,
        steps: 40,
        seeds: 1,
        controlDraws: 2,
        autoencoder: { latentsPerFeature: 2, penalties: [0.2], steps: 20, learningRate: 1e-2 },
        seed,
      },
      (plan) => measureExtension(plan),
    ),
};

function filesBelow(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true }) as string[];
  const files = names.toSorted().filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name))]));
}

async function writtenBy(results: readonly Report[]): Promise<Map<string, Buffer>> {
  const folder = await openOutputFolder('reproduce', temporaryFolder());
  await writeResults(folder, results);
  return filesBelow(folder.path);
}

describe.each(Object.entries(experiments))('%s', (id, experiment) => {
  let result: Report;
  let files: Map<string, Buffer>;
  beforeAll(async () => {
    result = await experiment(1);
  });
  test('writes every figure as SVG for light and dark pages, as PNG and as PDF, the arrays, the claims and the report, and nothing else', async () => {
    files = await writtenBy([result]);
    const figures = result.figures.flatMap(({ name }) => [
      `figures/${name}.svg`,
      `figures/${name}-dark.svg`,
      `figures/${name}.png`,
      `figures/${name}.pdf`,
      `figures/${name}.json`,
    ]);
    expect([...files.keys()]).toEqual([`arrays/${id}.npz`, 'claims.json', ...figures, 'report.html'].toSorted());
    for (const name of figures.filter((figure) => figure.endsWith('.svg'))) {
      expect(files.get(name)?.toString()).toMatch(/^<(\?xml|svg)[\s\S]*<\/svg>\s*$/);
    }
    for (const name of figures.filter((figure) => figure.endsWith('.png'))) {
      expect(files.get(name)?.subarray(1, 4).toString()).toBe('PNG');
    }
  });

  test('the same seed gives the same bytes of every file, another seed other arrays', async () => {
    const [again, other] = [await writtenBy([await experiment(1)]), await writtenBy([await experiment(2)])];
    expect([...again.keys()]).toEqual([...files.keys()]);
    expect([...again].filter(([name, bytes]) => !bytes.equals(files.get(name)!)).map(([name]) => name)).toEqual([]);
    expect(other.get(`arrays/${id}.npz`)?.equals(files.get(`arrays/${id}.npz`)!)).toBe(false);
  });

  test('the arrays are finite and read back under their names', () => {
    const arrays = readNpz(files.get(`arrays/${id}.npz`)!);
    expect([...arrays.keys()]).toEqual([...result.arrays.keys()]);
    const flawed = [...arrays].filter(([, { data }]) => !Array.from<number | bigint>(data).every(Number.isFinite));
    expect(flawed.map(([name]) => name)).toEqual([]);
  });

  test('every claim says what, where, how and how much, and the report shows each beside its verdict', () => {
    const { experiments: written } = JSON.parse(files.get('claims.json')!.toString());
    const report = files.get('report.html')!.toString();
    expect(written).toHaveLength(1);
    expect(written[0].claims).toHaveLength(result.claims.length);
    for (const claim of written[0].claims) {
      for (const field of ['id', 'statement', 'source', 'method', 'paper', 'measured']) {
        expect(claim[field], `${claim.id}.${field}`).toMatch(/\S/);
      }
      expect(claim.holds).toBeTypeOf('boolean');
      expect(JSON.stringify(claim.values)).not.toMatch(/^\{\}$/);
    }
    expect(report.match(/class="verdict">(✓ holds|~ in part|✗ fails)</g)).toHaveLength(result.claims.length);
  });

  test('the report shows no other file, and links to those beside it alone', () => {
    const report = files.get('report.html')!.toString();
    for (const { name } of result.figures) expect(report).toContain(`<figure id="${name}">`);
    expect(report).not.toMatch(
      /<(script|link|iframe)\b|src="(?!#|data:)|href="(?!#|data:|figures\/|arrays\/|claims\.json")|url\((?!['"]?(#|data:))/i,
    );
    const ids = Array.from(report.matchAll(/\sid="([^"]*)"/g), ([, name]) => name);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('an even modulus is refused: its families lack a sine', async () => {
  const run = reproduceModularAddition({ p: 8, hiddenUnits: 4, epochs: 2 });
  await expect(run).rejects.toThrow(/p must be odd.*got 8/);
});

test('a network of few units, whose kernels have eigenvalues of zero, is drawn', async () => {
  const { figures } = await reproduceModularAddition({ p: 7, hiddenUnits: 2, epochs: 40 });
  for (const { figure } of figures) expect(figureSvg(figure)).toContain('</svg>');
});

test('an aborted run ends with the reason of the abort', async () => {
  const abort = new AbortController();
  const run = reproduceModularAddition(
    { p: 7, hiddenUnits: 16, epochs: 1000 },
    { signal: abort.signal, onProgress: () => abort.abort(new Error('enough')) },
  );
  await expect(run).rejects.toThrow('enough');
});
