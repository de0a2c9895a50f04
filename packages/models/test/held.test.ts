import { createRandom, ndArray, sizeOf } from '@entk/core';
import { randomNetwork } from '@entk/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  attention,
  batchNorm,
  conv1d,
  defineNetwork,
  dense,
  elementwise,
  embedding,
  flatten,
  gelu,
  identity,
  initialiseBackend,
  type Layer,
  layerNorm,
  leakyRelu,
  maxPool1d,
  meanPool1d,
  meanOverPositions,
  type Network,
  type NetworkInputs,
  networkFromDescription,
  normalParameters,
  type ParameterSet,
  positionEmbedding,
  product,
  quadratic,
  relu,
  residual,
  rmsNorm,
  scale,
  sigmoid,
  silu,
  softmax,
  sum,
  tanh,
} from '../src/index.js';
import {
  forwardPass,
  heldByPasses,
  inputTensor,
  outputAxis,
  pullBack,
  seedCotangent,
  withParameterTensors,
} from '../src/layers/index.js';
import { peakBytes } from './peak-bytes.js';
import { multiply, scoped, square } from '../src/tensor/index.js';

beforeAll(() => initialiseBackend());

/** Bytes that were alive at the fullest, and the bound. */
function measured(network: Network, parameters: ParameterSet, inputs: NetworkInputs) {
  const axis = outputAxis('f', network);
  const peak = peakBytes(() => {
    withParameterTensors(parameters, (tensors) => {
      scoped(() => {
        pullBack(network, forwardPass(network, tensors, inputTensor(network, inputs)), seedCotangent(axis));
      });
    });
  });
  const { kept, working, shared } = heldByPasses(network, axis.count);
  return { peak, bound: 4 * (shared + inputs.shape[0] * (kept + working)) };
}

const [N, T, H, C] = [6, 5, 24, 7];

/** x → dense → the layer → dense → C outputs, at one position or several. */
function around(layer: Layer, parameters: Record<string, number[]> = {}, positions = 1): Network {
  return defineNetwork({
    inputSize: H,
    positions,
    layers: [
      dense({ weight: 'A', bias: 'a' }),
      layer,
      dense({ weight: 'B' }),
      tanh(),
      ...(positions > 1 ? [meanOverPositions()] : []),
      dense({ weight: 'D', bias: 'd' }),
    ],
    parameters: { A: [H, H], a: [H], B: [H, H], D: [C, H], d: [C], ...parameters },
  });
}

const layers: [string, Layer, Record<string, number[]>?][] = [
  ['dense', dense({ weight: 'W', bias: 'b' }), { W: [H, H], b: [H] }],
  ['dense, transposed', dense({ weight: 'W', transposed: true }), { W: [H, H] }],
  ['relu', relu()],
  ['quadratic', quadratic()],
  ['tanh', tanh()],
  ['sigmoid', sigmoid()],
  ['gelu', gelu()],
  ['gelu by tanh', gelu({ approximate: 'tanh' })],
  ['softmax', softmax()],
  ['scale', scale(0.5)],
  ['layerNorm', layerNorm({ gain: 'g', bias: 'b' }), { g: [H], b: [H] }],
  ['layerNorm without parameters', layerNorm()],
  ['rmsNorm', rmsNorm({ gain: 'g', offset: 1 }), { g: [H] }],
  ['batchNorm', batchNorm({ gain: 'g', bias: 'b', mean: 'm', variance: 'v' }), { g: [H], b: [H], m: [H], v: [H] }],
  ['silu', silu()],
  ['leakyRelu', leakyRelu()],
  ['identity', identity()],
  ['conv1d', conv1d({ weight: 'K', bias: 'b', padding: 1 }), { K: [H, H, 3], b: [H] }],
  ['conv1d in groups', conv1d({ weight: 'K', padding: 1, groups: 4 }), { K: [H, H / 4, 3] }],
  ['maxPool1d', maxPool1d({ size: 1 })],
  ['maxPool1d of windows that overlap', maxPool1d({ size: 3, stride: 1, padding: 1 })],
  ['meanPool1d', meanPool1d({ size: 3, stride: 1, padding: 1 })],
  ['positionEmbedding', positionEmbedding({ weight: 'P' }), { P: [T, H] }],
  [
    'attention',
    attention({ heads: 4, query: 'Q', key: 'K', value: 'V', output: 'O', causal: true }),
    { Q: [H, H], K: [H, H], V: [H, H], O: [H, H] },
  ],
  [
    'attention with everything',
    attention({
      heads: 4,
      keyValueHeads: 2,
      queryKeyValue: 'S',
      queryKeyValueBias: 's',
      output: ['O0', 'O1', 'O2', 'O3'],
      outputBias: 'o',
      queryNorm: { gain: 'g' },
      keyNorm: {},
      rotary: {},
      softcap: 2,
    }),
    { S: [48, H], s: [48], g: [6], O0: [H, 6], O1: [H, 6], O2: [H, 6], O3: [H, 6], o: [H] },
  ],
  ['residual', residual([layerNorm({ gain: 'g' }), dense({ weight: 'W' }), gelu()]), { g: [H], W: [H, H] }],
  [
    'sum',
    sum([[], [rmsNorm(), dense({ weight: 'W' })], [dense({ weight: 'U' }), gelu(), dense({ weight: 'W' })]]),
    { W: [H, H], U: [H, H] },
  ],
  ['product', product([[dense({ weight: 'W' }), silu()], [dense({ weight: 'U' })]]), { W: [H, H], U: [H, H] }],
  [
    'elementwise',
    elementwise(
      'fourth',
      (x) => square(square(x)),
      ({ input }) => multiply(input, multiply(input, multiply(input, input))),
    ),
  ],
];

describe('heldByPasses', () => {
  for (const positions of [1, T]) {
    for (const [name, layer, parameters] of layers) {
      it(`bounds the tensors alive around ${name} at ${positions} positions, not by far too much`, () => {
        const network = around(layer, parameters, positions);
        const shape = [N, ...(positions > 1 ? [positions] : []), H];
        const inputs = ndArray(shape, Float32Array.from(createRandom(1).normals(sizeOf(shape))));
        const { peak, bound } = measured(network, normalParameters(network, createRandom(0)), inputs);
        expect(peak).toBeLessThanOrEqual(bound);
        // Of two layers' δ, which stay factored, most bounds multiply out.
        expect(bound).toBeLessThan(8 * peak);
      });
    }
  }

  it('bounds them for tokens, and a sequence that stays one', () => {
    const tokens = ndArray(
      [N, T],
      Int32Array.from({ length: N * T }, (_, i) => i % 9),
    );
    for (const ending of [[flatten()], []]) {
      const network = defineNetwork({
        vocabularySize: 9,
        positions: T,
        layers: [embedding({ weight: 'E' }), residual([dense({ weight: 'W' }), gelu()]), ...ending],
        parameters: { E: [9, H], W: [H, H] },
      });
      const { peak, bound } = measured(network, normalParameters(network, createRandom(0)), tokens);
      expect(peak).toBeLessThanOrEqual(bound);
    }
  });

  it('bounds them for random networks', () => {
    for (let seed = 0; seed < 100; seed++) {
      const { description, parameters, inputs } = randomNetwork(seed);
      const { peak, bound } = measured(networkFromDescription(description), parameters, inputs);
      expect(peak, `network ${seed}`).toBeLessThanOrEqual(bound);
    }
  });
});
