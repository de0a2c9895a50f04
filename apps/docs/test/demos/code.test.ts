// Tests no single file: what the demos copy as code, run as their readers would run it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Drop } from '@entk/spectral';
import type { DenseMatrix } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { codeOf as transformerCode } from '../../demos/addition-transformer/code.js';
import { kernelOf } from '../../demos/addition-transformer/figures.js';
import { type TransformerMessage, TransformerSession } from '../../demos/addition-transformer/session.js';
import { openingSettings } from '../../demos/addition-transformer/settings.js';
import { codeOf as grokkingCode } from '../../demos/grokking/code.js';
import type { Way } from '../../demos/grokking/rotate.js';
import { type GrokkingMessage, GrokkingSession } from '../../demos/grokking/session.js';
import { paperSettings } from '../../demos/grokking/settings.js';
import { codeOf as superpositionCode } from '../../demos/superposition/code.js';
import { SuperpositionSession } from '../../demos/superposition/session.js';
import { superpositionPresets } from '../../demos/superposition/settings.js';
import { entk } from './entk.js';

const snippets = fileURLToPath(new URL('../.snippets', import.meta.url));
let folder: string;

beforeAll(async () => {
  await initialiseBackend();
  mkdirSync(snippets, { recursive: true });
  folder = mkdtempSync(join(snippets, 'code-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a module that is copied exports. */
interface Exported {
  readonly spectrum: { readonly values: Float64Array };
  readonly drops: readonly Drop[];
  readonly heatmap: { readonly values: DenseMatrix };
  readonly meanColumnMax: number;
  readonly cosines: DenseMatrix;
  readonly match: number;
}

async function run(name: string, typescript: string): Promise<Exported> {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, typescript);
  return (await import(file)) as Exported;
}

/** Runs the lines of a command, in the folder, and gives what `analyze` wrote. */
async function analysed(name: string, command: string): Promise<Record<string, never[]>> {
  const place = (word: string) => word.replace(/^(run|analysis)\b/, `${folder}/${name}-$1`);
  for (const line of command.trim().split('\n')) {
    const [program, ...words] = line.split(' ');
    expect(program).toBe('entk');
    expect(await entk(...words.map(place))).toMatchObject({ code: 0 });
  }
  return JSON.parse(readFileSync(`${folder}/${name}-analysis/analysis.json`, 'utf8')) as Record<string, never[]>;
}

interface Kernel {
  readonly eigenvalues: number[];
}

describe('what is copied of the grokking demo', { timeout: 180_000 }, () => {
  const settings = { ...paperSettings, p: 7, hiddenUnits: 32, epochs: 50, seed: 3 };
  const session = new GrokkingSession(initialiseBackend);
  const messages: GrokkingMessage[] = [];
  beforeAll(() => session.train(settings, { cliff: 'second', way: 'joint' }, (message) => void messages.push(message)));

  it.each<['first' | 'second', Way, number]>([
    ['second', 'joint', 50],
    ['second', 'none', 0],
    ['first', 'two stages', 50],
    ['first', 'units', 50],
    ['second', 'units', 50],
  ])('gives the numbers on show: %s cliff, %s, epoch %i', async (cliff, way, epoch) => {
    const { typescript } = grokkingCode(settings, { cliff, way, epoch });
    const exported = await run(`grokking-${cliff}-${way.replace(' ', '-')}-${epoch}`, typescript);
    const shown = messages.find(({ checkpoint }) => checkpoint.epoch === epoch)?.checkpoint;
    expect(exported.spectrum.values).toEqual(shown?.values);
    expect(exported.drops).toEqual(shown?.drops);
    const rotation = await session.rotate(epoch, { cliff, way });
    expect(exported.heatmap.values.data).toEqual(rotation.heatmap.data);
    expect(exported.meanColumnMax).toBe(rotation.meanBestMatch);
  });

  it('gives the spectrum on show as a command', async () => {
    const { command } = grokkingCode(settings, { cliff: 'second', way: 'joint', epoch: 50 });
    const { checkpoints } = await analysed('grokking', command);
    const [{ kernels }] = checkpoints as { kernels: { full: Kernel } }[];
    expect(Float64Array.from(kernels.full.eigenvalues)).toEqual(messages[messages.length - 1].checkpoint.values);
  });
});

describe('what is copied of the superposition demo', { timeout: 180_000 }, () => {
  const settings = { ...superpositionPresets[0].settings, features: 12, hiddenUnits: 3, examples: 80, steps: 100 };
  const session = new SuperpositionSession(initialiseBackend);
  beforeAll(() => session.train(settings, { beta: 0, basis: 'eigenvectors' }, () => {}));

  it.each([
    [0.3, 'eigenvectors'],
    [0, 'by outputs'],
  ] as const)('gives the numbers on show: β = %d, %s', async (beta, basis) => {
    const kernel = await session.kernelAt({ beta, basis });
    const { typescript, command } = superpositionCode(settings, { beta, basis });
    const exported = await run(`superposition-${beta}`, typescript);
    expect(exported.spectrum.values).toEqual(kernel.values);
    expect(exported.drops).toEqual(kernel.drops);
    expect(exported.cosines.data).toEqual(kernel.raw.data);
    expect(exported.match).toBe(kernel.match.raw);
    const { cases } = await analysed(`superposition-${beta}`, command);
    const [{ kernel: full }] = cases as { kernel: Kernel }[];
    expect(Float64Array.from(full.eigenvalues)).toEqual(kernel.values);
  });
});

describe('what is copied of the transformer’s demo', { timeout: 180_000 }, () => {
  const settings = { ...openingSettings, p: 7, epochs: 20 };

  it('gives the spectrum on show', async () => {
    const messages: TransformerMessage[] = [];
    await new TransformerSession(initialiseBackend).train(settings, (message) => void messages.push(message));
    const { checkpoint } = messages[messages.length - 1];
    for (const kernel of ['full', 'unembed.W_U']) {
      const { typescript, command } = transformerCode(settings, { kernel, epoch: 20 });
      const { spectrum } = await run(`transformer-${kernel}`, typescript);
      const shown = kernelOf(checkpoint, kernel).values;
      expect([...spectrum.values].slice(0, shown.length)).toEqual(shown);
      const record = await analysed(`transformer-${kernel}`, command);
      expect(JSON.stringify(record)).toContain(JSON.stringify([...spectrum.values]).slice(1, -1));
    }
  });
});
