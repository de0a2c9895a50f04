// Tests no single file: networks on images and signals, from inputs through buffers and training to descriptions.
import { createRandom, NonFiniteError, ndArray, ShapeError } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  adam,
  batchNorm,
  conv1d,
  conv2d,
  defineNetwork,
  dense,
  describeNetwork,
  flatten,
  initialiseBackend,
  maxPool2d,
  meanOverPositions,
  meanPool2d,
  type NetworkDescription,
  networkFromDescription,
  normalParameters,
  predict,
  relu,
  residual,
  squaredError,
  train,
  xavierNormalParameters,
} from '../src/index.js';
import { tensorCount } from '../src/tensor/index.js';

beforeAll(() => initialiseBackend());

const norm = batchNorm({ gain: 'g', bias: 'c', mean: 'm', variance: 'v' });
const small = defineNetwork({
  inputSize: 2,
  grid: [4, 4],
  layers: [
    conv2d({ weight: 'K', bias: 'b', padding: 1 }),
    norm,
    relu(),
    maxPool2d({ size: 2 }),
    flatten(),
    dense({ weight: 'W' }),
  ],
  parameters: { K: [3, 2, 3, 3], b: [3], g: [3], c: [3], m: [3], v: [3], W: [2, 12] },
});

describe('images and signals as inputs', () => {
  const numbers = (...shape: number[]) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return ndArray(
      shape,
      Float32Array.from({ length: size }, (_, index) => index),
    );
  };

  it.each([
    [[2, 3], numbers(2, 4, 2, 3)],
    [[2, 3], numbers(2, 24)],
    [[5], numbers(3, 4, 5)],
    [[5], numbers(3, 20)],
  ])('of grid %j come back from flatten as they were given', (grid, inputs) => {
    const network = defineNetwork({ inputSize: 4, grid, layers: [flatten()], parameters: {} });
    expect(predict(network, new Map(), inputs).data).toEqual(inputs.data);
  });

  it('are refused where they have other axes, and with NaN', () => {
    const predicted = (...shape: number[]) =>
      predict(small, normalParameters(small, createRandom(0)), numbers(...shape));
    const rule = 'inputs must have axes [N, channels, height, width] = [at least 1, 2, 4, 4] or [at least 1, 32]';
    expect(() => predicted(1, 4, 4, 2)).toThrow(new ShapeError({ in: 'predict', rule, got: [1, 4, 4, 2] }));
    expect(() => predicted(1, 16, 2)).toThrow(rule);
    expect(() =>
      predict(small, normalParameters(small, createRandom(0)), ndArray([1, 32], new Float32Array(32).fill(Number.NaN))),
    ).toThrow(NonFiniteError);
  });

  it('need a grid of one or two extents, and nothing beside it', () => {
    const defined = (more: object) => defineNetwork({ inputSize: 2, layers: [], parameters: {}, ...more });
    expect(() => defined({ grid: [2, 2, 2] })).toThrow('a grid must be [length] or [height, width], got [2, 2, 2]');
    expect(() => defined({ grid: [2, 0] })).toThrow('grid[1] must be an integer');
    expect(() => defined({ grid: [2], positions: 2 })).toThrow(
      'a grid must stand beside inputSize alone, got "positions"',
    );
    expect(() => defined({ grid: [2], inputSize: undefined, vocabularySize: 3 })).toThrow('got "vocabularySize"');
  });
});

describe('layers that are given what they cannot take', () => {
  const faultOf = (layers: Parameters<typeof residual>[0], parameters: Record<string, number[]>, grid = [4, 4]) => {
    try {
      defineNetwork({ inputSize: 2, ...(grid.length > 0 && { grid }), layers, parameters });
      return 'none';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    [
      [conv2d({ weight: 'K' })],
      { K: [3, 2, 3, 3] },
      [],
      'takes an image [channels, height, width], got 1 positions; give inputs as',
    ],
    [[conv1d({ weight: 'K' })], { K: [3, 2, 3] }, [4, 4], 'takes a signal [channels, length], got an image of 4×4'],
    [
      [conv2d({ weight: 'K' })],
      { K: [3, 1, 3, 3] },
      [4, 4],
      'weight "K" must have axes [outputs, 2, height, width], got [3, 1, 3, 3]',
    ],
    [[conv2d({ weight: 'K', groups: 2 })], { K: [3, 1, 3, 3] }, [4, 4], 'its 3 outputs must be a multiple of 2 groups'],
    [
      [conv2d({ weight: 'K', groups: 3 })],
      { K: [3, 1, 3, 3] },
      [4, 4],
      'its 2 channels must be a multiple of 3 groups',
    ],
    [
      [conv2d({ weight: 'K' })],
      { K: [3, 2, 5, 1] },
      [4, 4],
      'its window 5×1 must fit into 4×4 positions and their padding',
    ],
    [[conv2d({ weight: 'K', bias: 'b' })], { K: [3, 2, 1, 1], b: [2] }, [4, 4], 'bias "b" must have axes [3], got [2]'],
    [[maxPool2d({ size: 5 })], {}, [4, 4], 'its window 5×5 must fit into 4×4 positions'],
    [[maxPool2d({ size: 2, padding: 2 })], {}, [4, 4], 'padding must be half of size [2, 2] at most, got [2, 2]'],
    [[meanPool2d({ size: 2 })], {}, [4], 'takes an image [channels, height, width], got an image of 4'],
    [[batchNorm({ mean: 'm', variance: 'v' })], { m: [2], v: [3] }, [4, 4], 'variance "v" must have axes [2], got [3]'],
    [
      [residual([maxPool2d({ size: 2 })])],
      {},
      [4, 4],
      'must give the shape they take, 4×4×2 positions × numbers, got 2×2×2',
    ],
  ])('say so: %#', (layers, parameters, grid, message) => {
    expect(faultOf(layers, parameters as unknown as Record<string, number[]>, grid)).toContain(message);
  });
});

describe('buffers', () => {
  it('are no parameters, and stand beside them', () => {
    expect([...small.parameterShapes.keys()]).toEqual(['K', 'b', 'g', 'c', 'W']);
    expect([...small.bufferShapes]).toEqual([
      ['m', [3]],
      ['v', [3]],
    ]);
    expect(small.parameterCount).toBe(54 + 3 + 3 + 3 + 24);
  });

  it('begin as means of 0 and variances of 1', () => {
    for (const start of [normalParameters(small, createRandom(0)), xavierNormalParameters(small, createRandom(0))]) {
      expect([...(start.get('m')?.data ?? []), ...(start.get('v')?.data ?? [])]).toEqual([0, 0, 0, 1, 1, 1]);
    }
  });

  it('must be given, and be no parameters of another layer', () => {
    const parameters = new Map(normalParameters(small, createRandom(0)));
    parameters.delete('v');
    expect(() => predict(small, parameters, ndArray([1, 32]))).toThrow('"v" [3] is missing');
    expect(() =>
      defineNetwork({
        inputSize: 3,
        layers: [norm, dense({ weight: 'W', bias: 'm' })],
        parameters: { g: [3], c: [3], m: [3], v: [3], W: [3, 3] },
      }),
    ).toThrow('"m" is a parameter and a buffer');
  });

  it('are found inside blocks', () => {
    const network = defineNetwork({
      inputSize: 3,
      layers: [residual([norm, dense({ weight: 'W' })])],
      parameters: { g: [3], c: [3], m: [3], v: [3], W: [3, 3] },
    });
    expect([...network.bufferShapes.keys()]).toEqual(['m', 'v']);
  });
});

describe('training on images', () => {
  it('lowers the loss, changes every parameter and leaves the buffers alone', async () => {
    const random = createRandom(3);
    const inputs = ndArray([6, 2, 4, 4], Float32Array.from(random.normals(6 * 32)));
    const targets = ndArray([6, 2], Float32Array.from(random.normals(12)));
    const initial = xavierNormalParameters(small, random);
    const before = tensorCount();
    const run = await train(
      small,
      initial,
      { train: { inputs, targets } },
      {
        loss: squaredError(),
        optimiser: adam({ learningRate: 0.02 }),
        epochs: 60,
      },
    );
    expect(tensorCount()).toBe(before);
    const [first, last] = [run.history[0], run.history[60]].map(({ train: { loss } }) => loss);
    expect(last).toBeLessThan(first / 10);
    for (const [name, { shape, data }] of run.parameters) {
      expect(shape).toEqual(initial.get(name)?.shape);
      expect(data.every((value, index) => value === initial.get(name)?.data[index])).toBe(small.bufferShapes.has(name));
    }
  });
});

describe('descriptions of networks on images and signals', () => {
  it.each<NetworkDescription>([
    {
      inputs: { channels: 2, height: 6, width: 4 },
      layers: [
        {
          kind: 'conv2d',
          weight: 'K',
          bias: 'b',
          stride: [1, 2],
          padding: 1,
          dilation: 1,
          groups: 2,
          outputs: 4,
          size: [3, 3],
        },
        { kind: 'batchNorm', mean: 'm', variance: 'v', epsilon: 0.001 },
        { kind: 'maxPool2d', size: 2, stride: 1, padding: 1, dilation: 1 },
        { kind: 'meanPool2d', size: [2, 1], stride: [2, 1], ignorePadding: true },
        { kind: 'meanOverPositions' },
      ],
      parameters: { K: [4, 1, 3, 3], b: [4], m: [4], v: [4] },
    },
    {
      inputs: { channels: 1, length: 8 },
      layers: [
        { kind: 'conv1d', weight: 'K', stride: 1, padding: 0, dilation: 2, groups: 1 },
        { kind: 'leakyRelu', slope: 0.2 },
        { kind: 'maxPool1d', size: 2, stride: 2 },
        { kind: 'meanPool1d', size: 2, stride: 2, padding: 1 },
        { kind: 'rmsNorm', gain: 'g', epsilon: 1e-6, offset: 1 },
        { kind: 'flatten' },
      ],
      parameters: { K: [3, 1, 2], g: [3] },
    },
  ])('come back', (description) => {
    const { parameters, ...rest } = describeNetwork(networkFromDescription(description));
    expect(rest).toEqual({ inputs: description.inputs, layers: description.layers });
    expect(new Map(Object.entries(parameters ?? {}))).toEqual(new Map(Object.entries(description.parameters ?? {})));
  });

  it('give the shape of a weight by outputs and size', () => {
    const network = networkFromDescription({
      inputs: { channels: 2, height: 5, width: 5 },
      layers: [{ kind: 'conv2d', weight: 'K', bias: 'b', outputs: 3, size: 2 }, { kind: 'flatten' }],
    });
    expect([...network.parameterShapes]).toEqual([
      ['K', [3, 2, 2, 2]],
      ['b', [3]],
    ]);
    expect(network.outputSize).toBe(48);
  });

  it('keep one place of a grid for global average pooling', () => {
    const network = defineNetwork({
      inputSize: 2,
      grid: [3, 2],
      layers: [meanOverPositions(), flatten()],
      parameters: {},
    });
    expect(network.activationShapes.map(({ grid }) => grid)).toEqual([[3, 2], [1, 1], undefined]);
  });
});
