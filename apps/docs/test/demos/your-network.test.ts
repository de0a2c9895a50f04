// Tests no single file: demos/your-network, which does not stand below src.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { readNpz, writeNpy } from '@entk/formats';
import { initialiseBackend } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { eigh } from '@entk/spectral';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { codeOf } from '../../demos/your-network/code.js';
import { networkExamples } from '../../demos/your-network/examples.js';
import type { FileRole, NamedFile, NetworkFiles } from '../../demos/your-network/files.js';
import { placeFiles } from '../../demos/your-network/place-files.js';
import { usualRequest } from '../../demos/your-network/request.js';
import { NetworkSession } from '../../demos/your-network/session.js';
import { torchEigenvalue } from '../tolerances.js';
import { entk } from './entk.js';

beforeAll(() => initialiseBackend());

const repository = fileURLToPath(new URL('../../../..', import.meta.url));
const tokens = join(repository, 'apps/cli/examples/token-network');
const classifier = join(repository, 'apps/cli/examples/classifier');
const served = join(repository, 'apps/docs/public/examples/modular-addition');

function file(folder: string, name: string): NamedFile {
  return { name, bytes: new Uint8Array(readFileSync(join(folder, name))) };
}

function all(folder: string, ending = /\.(safetensors|npy|json|txt|py)$/): NamedFile[] {
  return readdirSync(folder)
    .filter((name) => ending.test(name) && name !== 'expected.json' && name !== 'analysis.json')
    .map((name) => file(folder, name));
}

/** Files at the places that they find by themselves, and what is said of the others. */
async function placed(files: readonly NamedFile[]): Promise<{ files: NetworkFiles; rest: Record<string, string> }> {
  const at: Partial<Record<FileRole, NamedFile[]>> = {};
  const rest: Record<string, string> = {};
  for (const [index, { name, role, why }] of (await placeFiles(files, {})).entries()) {
    if (role) (at[role] ??= []).push(files[index]);
    else rest[name] = why as string;
  }
  return { files: at, rest };
}

function array(name: string, shape: number[], data: Float64Array | Int32Array | Float32Array): NamedFile {
  return { name, bytes: writeNpy(ndArray(shape, data)) };
}

const expected = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { eigenvalues: number[]; flattened: number[] };

function expectTorch(values: ArrayLike<number>, reference: readonly number[]): void {
  const count = Math.min(values.length, reference.length);
  for (let k = 0; k < count; k++) {
    expect(Math.abs(values[k] - reference[k]) / reference[0]).toBeLessThan(torchEigenvalue);
  }
}

describe('files find their places', () => {
  it('by their names and by what they are', async () => {
    const { files, rest } = await placed(all(tokens));
    expect(
      Object.fromEntries(Object.entries(files).map(([role, those]) => [role, those.map(({ name }) => name)])),
    ).toEqual({
      weights: ['weights.safetensors'],
      description: ['model.json'],
      inputs: ['inputs.npy'],
      targets: ['targets.npy'],
      features: ['features.npy'],
    });
    expect(Object.keys(rest)).toEqual(['make.py']);
    const more = await placed([...all(classifier), ...all(join(classifier, 'checkpoints'))]);
    expect(more.files.weights).toHaveLength(5);
    expect(more.files.names).toHaveLength(1);
    expect(more.rest['labels.txt']).toMatch(/names of features alone/);
  });

  it('by their shapes, where names say nothing', async () => {
    const model = { name: 'model.json', bytes: new TextEncoder().encode('{"inputs":{"size":3},"layers":[]}') };
    const one = array('one.npy', [4, 3], new Float32Array(12));
    const two = array('two.npy', [4], new Int32Array(4));
    const three = array('three.npy', [4, 2], new Float32Array(8));
    const { files, rest } = await placed([model, one, two, three]);
    expect(files.inputs?.[0].name).toBe('one.npy');
    expect(files.targets?.[0].name).toBe('two.npy');
    expect(rest['three.npy']).toMatch(/\[4, 2\] of this name could be several things: choose it at its place/);
    const alone = await placed([array('m.npy', [3, 3], new Float64Array(9))]);
    expect(alone.files.kernel).toHaveLength(1);
  });

  it('or are refused in the words of their readers', async () => {
    const broken = { name: 'x.npy', bytes: new TextEncoder().encode('\u0093NUMPY') };
    const picture = { name: 'photo.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4) };
    const { rest } = await placed([broken, picture]);
    expect(rest['x.npy']).toMatch(/^readNpy: /);
    expect(rest['photo.png']).toMatch(/^openWeights: /);
  });
});

describe('the session of the reader’s own network', { timeout: 180_000 }, () => {
  it('finds in the repository’s own examples what PyTorch finds, with eq. 1, features against rank, and rotations', async () => {
    const before = tensorCount();
    const session = new NetworkSession(initialiseBackend);
    const { files } = await placed(all(tokens));
    const opened = await session.open(files);
    expect([opened.examples, opened.outputs, opened.names]).toEqual([120, 5, ['weights.safetensors']]);
    const { eigenvalues, flattened } = expected(tokens);
    const found = await session.analyse({ ...usualRequest, rotate: 'units similar-rows', cliffs: '4' }, 0);
    expectTorch(found.values, eigenvalues);
    const names = found.figures.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['features', 'feature-shares', 'prediction']));
    expect(names.filter((name) => name.startsWith('rotation'))).toHaveLength(2);
    await session.open({ ...files, features: undefined });
    const whole = await session.analyse({ ...usualRequest, collapse: 'flattened', top: 40 }, 0);
    expectTorch(whole.values, flattened);
    expect(tensorCount()).toBe(before);
  });

  it('takes several weights for checkpoints, in the order of their numbers', async () => {
    const session = new NetworkSession(initialiseBackend);
    const { files } = await placed([...all(classifier), ...all(join(classifier, 'checkpoints'))]);
    const { names } = await session.open(files);
    expect(names).toEqual([0, 20, 60, 150, 500].map((epoch) => `epoch-${epoch}.safetensors`));
    const last = await session.analyse(usualRequest, 4);
    expectTorch(last.values, expected(classifier).eigenvalues);
    expect(last.figures.some(({ name }) => name.includes('rotation'))).toBe(true);
    const first = await session.analyse(usualRequest, 0);
    expect(first.values[0]).not.toBe(last.values[0]);
    expect([...readNpz(session.arrays()).keys()]).toEqual(
      expect.arrayContaining(['eigenvalues', 'eigenvectors', 'features_heatmap', 'prediction_ranks']),
    );
  });

  it('takes kernels and gradients from elsewhere', async () => {
    const random = createRandom(0);
    const gradients = DenseMatrix.generate(30, 8, () => random.normal());
    const kernel = DenseMatrix.from(gradients.mmul(gradients.transpose()));
    const { values } = await eigh(kernel, { count: 8 });
    const session = new NetworkSession(initialiseBackend);
    const G = array('G.npy', [30, 8], gradients.data);
    const K = array('K.npy', [30, 30], kernel.data);
    for (const [one, role] of [
      [G, 'gradients'],
      [K, 'kernel'],
    ] as const) {
      const { files } = await placed([one]);
      expect(Object.keys(files)).toEqual([role]);
      await session.open(files);
      const found = await session.analyse({ ...usualRequest, top: 8 }, 0);
      Array.from(values).forEach((value, k) => expect(found.values[k]).toBeCloseTo(value, 9));
    }
    await expect(session.open({ kernel: [K], gradients: [G] })).rejects.toThrow('exclude each other');
    await expect(session.open({ kernel: [G] })).rejects.toThrow('a kernel must have axes [M, M]');
    const crooked = array('K.npy', [2, 2], Float64Array.of(1, 2, 3, 4));
    await expect(session.open({ kernel: [crooked] })).rejects.toThrow('a kernel must be symmetric within');
  });

  it('opens the served example and finds the cliffs that a network of p = 17 has', async () => {
    const session = new NetworkSession(initialiseBackend);
    const { files } = await placed(all(served));
    await session.open(files);
    const { drops } = await session.analyse(usualRequest, 0);
    expect(drops.map(({ after }) => after).slice(0, 2)).toEqual([1, 33]);
    const first = await session.analyse({ ...usualRequest, parameter: 'net.0.weight', top: 50, cliffs: '4,10' }, 0);
    expect(first.values).toHaveLength(50);
  });

  it('refuses in the readers’ words', async () => {
    const session = new NetworkSession(initialiseBackend);
    const { files } = await placed(all(served));
    const { inputs = [], features = [], weights = [] } = files;
    await expect(session.open({})).rejects.toThrow('your network: a weights file must be given');
    await expect(session.open({ weights: inputs })).rejects.toThrow('openWeights: weights must have names');
    await expect(session.open({ ...files, inputs: undefined })).rejects.toThrow('inputs must be given');
    await expect(session.open({ ...files, inputs: features })).rejects.toThrow('inputs must have axes');
    await expect(session.open({ ...files, description: inputs })).rejects.toThrow('readNetworkDescription');
    await expect(session.open({ ...files, kernel: inputs })).rejects.toThrow('exclude each other');
    await expect(session.open({ weights })).rejects.toThrow('networkFromWeights: the file must hold "W" and "b"');
    await expect(session.analyse(usualRequest, 0)).rejects.toThrow('there is no network yet');
    await session.open(files);
    await expect(session.analyse({ ...usualRequest, collapse: 'flattened' }, 0)).rejects.toThrow(
      'features must have axes [4913, F]',
    );
    await expect(session.analyse({ ...usualRequest, rotate: 'unit' }, 0)).rejects.toThrow('did you mean "units"');
    await expect(session.analyse({ ...usualRequest, cliffs: '9,3' }, 0)).rejects.toThrow('ends that rise');
    await expect(session.analyse({ ...usualRequest, parameter: 'net.1' }, 0)).rejects.toThrow(
      'must have the parameter',
    );
  });
});

describe('what is copied of it', { timeout: 180_000 }, () => {
  it('gives the numbers on show, as TypeScript and as a command', async () => {
    const snippets = join(repository, 'apps/docs/test/.snippets');
    mkdirSync(snippets, { recursive: true });
    const folder = mkdtempSync(join(snippets, 'own-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { files } = await placed(all(tokens));
    const session = new NetworkSession(initialiseBackend);
    await session.open(files);
    const request = { ...usualRequest, collapse: 'trace', rotate: 'units', cliffs: '4,10' } as const;
    const { values } = await session.analyse(request, 0);
    const { typescript, command } = codeOf(files, request, 'weights.safetensors');
    const inPlace = typescript.replaceAll(/readFileSync\('/g, `readFileSync('${tokens}/`);
    writeFileSync(join(folder, 'own.ts'), inPlace);
    const exported = (await import(join(folder, 'own.ts'))) as { spectrum: { values: Float64Array } };
    expect(exported.spectrum.values).toEqual(values);
    const [, ...words] = command.trim().split(' ');
    const at = (word: string) => {
      if (word === 'analysis') return join(folder, word);
      return /\.(npy|json|safetensors)$/.test(word) ? join(tokens, word) : word;
    };
    expect(await entk(...words.map(at))).toMatchObject({ code: 0 });
    const record = JSON.parse(readFileSync(join(folder, 'analysis/analysis.json'), 'utf8')) as {
      kernel: { eigenvalues: number[] };
    };
    expect(Float64Array.from(record.kernel.eigenvalues)).toEqual(values);
  });

  it('names an example’s options', () => {
    const [, superposition] = networkExamples;
    const files = { weights: [{ name: 'weights.npz', bytes: new Uint8Array() }] };
    const { command } = codeOf(files, superposition.request, 'weights.npz');
    expect(command).toContain(
      'entk analyze --experiment superposition --beta 0 --weights weights.npz --collapse flattened',
    );
  });
});
