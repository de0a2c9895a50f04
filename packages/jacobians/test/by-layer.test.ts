// Tests every file of its folder: they are the steps of one generator, held to PyTorch together.
import { readFileSync } from 'node:fs';
import { DenseMatrix, ndArray } from '@entk/core';
import {
  attention,
  defineNetwork,
  dense,
  embedding,
  initialiseBackend,
  meanOverPositions,
  positionEmbedding,
  product,
  residual,
  rmsNorm,
  silu,
} from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { type ByLayerOptions, denseJacobian, jacobianByLayer } from '../src/index.js';
import { transformerKernel } from './tolerances.js';

interface Gold {
  readonly sizes: Readonly<Record<'V' | 'T' | 'D' | 'H' | 'G' | 'd' | 'M' | 'N', number>>;
  readonly parameters: Readonly<Record<string, { readonly shape: number[]; readonly data: number[] }>>;
  readonly tokens: number[];
  readonly next: number[];
  readonly weights: number[];
  readonly summed: Readonly<Record<string, number[]>>;
  readonly own: Readonly<Record<'weights' | 'logProbability', Readonly<Record<string, number[]>>>>;
}

const gold = JSON.parse(readFileSync(new URL('fixtures/own-positions.json', import.meta.url), 'utf8')) as Gold;
const { V, T, H, G, N } = gold.sizes;
const parameters = new Map(
  Object.entries(gold.parameters).map(([name, { shape, data }]) => [name, ndArray(shape, Float32Array.from(data))]),
);
const network = defineNetwork({
  vocabularySize: V,
  positions: T,
  layers: [
    embedding({ weight: 'E' }),
    positionEmbedding({ weight: 'P' }),
    ...[0, 1].flatMap((b) => [
      residual([
        rmsNorm({ gain: `${b}.norm1` }),
        attention({
          heads: H,
          keyValueHeads: G,
          query: `${b}.Q`,
          key: `${b}.K`,
          value: `${b}.V`,
          output: `${b}.O`,
          queryNorm: { gain: `${b}.queryNorm` },
          causal: true,
        }),
      ]),
      residual([
        rmsNorm({ gain: `${b}.norm2` }),
        product([[dense({ weight: `${b}.gate` }), silu()], [dense({ weight: `${b}.up` })]]),
        dense({ weight: `${b}.down` }),
      ]),
    ]),
    rmsNorm({ gain: 'norm.weight' }),
    dense({ weight: 'U' }),
  ],
  parameters: Object.fromEntries(Array.from(parameters, ([name, { shape }]) => [name, shape])),
});
const tokens = ndArray([N, T], Int32Array.from(gold.tokens));
const next = ndArray([N, T], Int32Array.from(gold.next));
const weights = new DenseMatrix(2, V, Float64Array.from(gold.weights));

beforeAll(() => initialiseBackend());

/** Σ_c J_c J_cᵀ of every parameter, from gradients written out. */
async function kernels(options: ByLayerOptions): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for await (const { jacobian } of jacobianByLayer(network, parameters, tokens, options)) {
    if (!jacobian) continue;
    const { exampleCount: rows } = jacobian;
    for (const [name, { data }] of denseJacobian(jacobian)) {
      const each = data.length / rows;
      found.set(
        name,
        Array.from({ length: rows * rows }, (_, at) => {
          const [i, j] = [Math.floor(at / rows) * each, (at % rows) * each];
          let sum = 0;
          for (let p = 0; p < each; p++) sum += data[i + p] * data[j + p];
          return sum;
        }),
      );
    }
  }
  return found;
}

function expectKernels(found: ReadonlyMap<string, number[]>, wanted: Readonly<Record<string, number[]>>): void {
  expect([...found.keys()].toSorted()).toEqual(Object.keys(wanted).toSorted());
  for (const [name, kernel] of Object.entries(wanted))
    expect(found.get(name)).toBeCloseToArray(kernel, transformerKernel);
}

describe("kernels layer by layer, against PyTorch's autograd in float64", () => {
  it.each([1, T, 100])('holds keys and values of the past constant, two read-outs, batches of %i', async (batch) => {
    const before = tensorCount();
    expectKernels(await kernels({ positions: 'own', readout: { outputs: weights }, batch }), gold.own.weights);
    expect(tensorCount()).toBe(before);
  });

  it('reads the log-probability of a token at every position', async () => {
    expectKernels(await kernels({ positions: 'own', logProbabilityOf: next }), gold.own.logProbability);
  });

  it('sums over the past without it', async () => {
    const options = { readout: { outputs: weights, positions: 'last' }, batch: 1 } as const;
    expectKernels(await kernels(options), gold.summed);
  });

  it('reads some positions only', async () => {
    const found = await kernels({
      positions: 'own',
      readout: { outputs: weights, positions: [1, 3] },
      parameters: ['1.Q'],
    });
    const rows = Array.from({ length: N }, (_, n) => [n * T + 1, n * T + 3]).flat();
    const wanted = rows.flatMap((i) => rows.map((j) => gold.own.weights['1.Q'][i * N * T + j]));
    expect(found.get('1.Q')).toBeCloseToArray(wanted, transformerKernel);
  });
});

describe('what the rows come with', () => {
  it('gives what each layer takes at the positions that are read, and f(x) in order', async () => {
    const rows: number[] = [];
    const seen: { layer: number; input?: readonly [number, number] }[] = [];
    const options: ByLayerOptions = {
      positions: 'own',
      parameters: ['0.V', '1.down'],
      readout: { outputs: [2], positions: [0, 2] },
      batch: T,
      onOutputs: ({ shape }, first) => rows.push(first, ...shape),
    };
    for await (const { layer, jacobian, input } of jacobianByLayer(network, parameters, tokens, options)) {
      seen.push({ layer, ...(input && { input: [input.rows, input.columns] }) });
      expect(jacobian?.exampleCount ?? N * 2).toBe(N * 2);
    }
    expect(rows).toEqual([0, T, V, T, T, V]);
    expect(seen.map(({ layer }) => layer)).toEqual([7, 6, 5, 4, 3, 2]);
    expect(seen[0].input).toEqual([N * 2, gold.sizes.D]);
  });

  it('stops when it is asked to, and holds nothing afterwards', async () => {
    const before = tensorCount();
    const abort = new AbortController();
    const layers = jacobianByLayer(network, parameters, tokens, { positions: 'own', signal: abort.signal });
    await layers.next();
    abort.abort(new Error('enough'));
    await expect(layers.next()).rejects.toThrow('enough');
    expect(tensorCount()).toBe(before);
  });
});

describe('what does not go', () => {
  const refused = (options: ByLayerOptions, message: string | RegExp) =>
    expect(() => jacobianByLayer(network, parameters, tokens, options)).toThrow(message);

  it('refuses positions that are no place, or out of order', () => {
    refused(
      { positions: 'own', readout: { positions: [T] } },
      `a position must be an integer in 0..${T - 1}, got ${T}`,
    );
    refused({ positions: 'own', readout: { positions: [2, 1] } }, 'positions must be one or more, ascending');
    refused({ positions: 'own', readout: { positions: 'flattened' } }, 'own positions are read apart, not flattened');
  });

  it('refuses log-probabilities of what is no token, and beside other outputs', () => {
    refused({ logProbabilityOf: next }, 'logProbabilityOf goes with positions "own", without readout.outputs');
    refused(
      { positions: 'own', logProbabilityOf: ndArray([1, T], new Int32Array(T)) },
      'must have axes [N, T] = [2, 4]',
    );
    const data = next.data.map((token, i) => (i === 3 ? V : token));
    refused(
      { positions: 'own', logProbabilityOf: { ...next, data } },
      'logProbabilityOf[3] must be an integer in 0..8, got 9',
    );
  });

  it('refuses a parameter that two layers read, and layers that mix positions', () => {
    const tied = defineNetwork({
      vocabularySize: V,
      positions: T,
      layers: [embedding({ weight: 'E' }), dense({ weight: 'E' })],
      parameters: { E: [V, 3] },
    });
    const values = new Map([['E', ndArray([V, 3])]]);
    expect(() => jacobianByLayer(tied, values, tokens)).toThrow('parameters must each be read by one layer, got ["E"]');
    const mean = defineNetwork({
      vocabularySize: V,
      positions: T,
      layers: [embedding({ weight: 'E' }), meanOverPositions()],
      parameters: { E: [V, 3] },
    });
    expect(() => jacobianByLayer(mean, values, tokens, { positions: 'own' })).toThrow(
      'positions "own" needs a network that gives an output at every position that it takes, got [4, 1]',
    );
  });

  it('refuses what would not fit before it begins', () => {
    refused({ memoryBudget: 1000 }, 'the memory budget of 1.0 kB must hold what the layers take, and cotangents');
  });
});
