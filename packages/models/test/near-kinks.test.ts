import { createRandom, NonFiniteError, ndArray, type NdArray, ShapeError } from '@entk/core';
import { inFloat64, type NetworkDescription, referenceOutputs } from '@entk/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  activations,
  type Layer,
  defineNetwork,
  dense,
  elementwise,
  gelu,
  identity,
  initialiseBackend,
  layerNorm,
  leakyRelu,
  maxPool1d,
  namedLayers,
  nearKinks,
  networkFromDescription,
  normalParameters,
  relu,
  residual,
} from '../src/index.js';
import { tensorCount } from '../src/tensor/index.js';
import { eps32 } from './tolerances.js';

const matrix = (rows: readonly number[][]) => ndArray([rows.length, rows[0].length], Float32Array.from(rows.flat()));
const random = (seed: number, shape: readonly number[]) =>
  ndArray(shape, Float32Array.from(createRandom(seed).normals(shape.reduce((size, extent) => size * extent))));

/** Pre-activations of [1, 1]: 0 exactly, 2⁻²⁴ = 6e-8, and 2. */
const W = matrix([
  [1, -1],
  [1, 2 ** -24 - 1],
  [1, 1],
]);
const parameters = new Map([['W', W]]);
const through = (...layers: Layer[]) =>
  defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' }), ...layers], parameters: { W: [3, 2] } });

beforeAll(() => initialiseBackend());

describe('nearKinks', () => {
  it('counts a pre-activation of 6e-8 and one of 0, and leaves no tensor', () => {
    const before = tensorCount();
    const found = nearKinks(
      through(relu()),
      parameters,
      matrix([
        [1, 1],
        [1, 0.5],
      ]),
    );
    expect(found).toEqual([{ layer: '1', kind: 'relu', count: 2, total: 6, nearest: 0 }]);
    expect(tensorCount()).toBe(before);
    const one = new Map([
      [
        'W',
        matrix([
          [2, 1],
          [1, 2 ** -24 - 1],
          [1, 1],
        ]),
      ],
    ]);
    expect(nearKinks(through(leakyRelu()), one, matrix([[1, 1]]))).toEqual([
      { layer: '1', kind: 'leakyRelu', count: 1, total: 3, nearest: 2 ** -24 },
    ]);
  });

  it('looks at sums of many numbers, not at how small the result is', () => {
    const small = new Map([
      [
        'W',
        matrix([
          [2 ** -30, 0],
          [0, -(2 ** -30)],
          [1, 1],
        ]),
      ],
    ]);
    expect(nearKinks(through(relu()), small, matrix([[1, 1]]))[0].count).toBe(0);
  });

  it('does not count what is exactly 0 because nothing was summed', () => {
    const [blank] = nearKinks(
      through(relu()),
      parameters,
      matrix([
        [0, 0],
        [3, 1],
      ]),
    );
    expect(blank).toEqual({ layer: '1', kind: 'relu', count: 0, total: 6, nearest: 0 });
  });

  it('goes into layers inside others, by the names of namedLayers', () => {
    const inner = [dense({ weight: 'V' }), leakyRelu(), residual([relu(), gelu()])];
    const network = defineNetwork({
      inputSize: 3,
      layers: [residual(inner), relu()],
      parameters: { V: [3, 3] },
    });
    const V = matrix([
      [1, -1, 0],
      [1, 2 ** -24 - 1, 0],
      [1, 1, 1],
    ]);
    const found = nearKinks(network, new Map([['V', V]]), matrix([[1, 1, 1]]));
    // 0 and 6e-8 of leakyRelu, and what it makes of them for the relu inside; then 1 + 0 and 1 + 6e-8.
    expect(found.map(({ layer, kind, count }) => [layer, kind, count])).toEqual([
      ['0.layers.1', 'leakyRelu', 2],
      ['0.layers.2.layers.0', 'relu', 2],
      ['1', 'relu', 0],
    ]);
    const names = namedLayers(network).map(({ name }) => name);
    expect(found.every(({ layer }) => names.includes(layer))).toBe(true);
  });

  it('measures by the largest of the example where the layer before is no sum of products', () => {
    const count = (...layers: Layer[]) => nearKinks(through(...layers), parameters, matrix([[1, 1]]))[0].count;
    expect(count(identity(), relu())).toBe(2);
    // Normalised, 0 and 6e-8 are −1/√2 of the deviation.
    expect(count(layerNorm(), relu())).toBe(0);
  });

  it('finds nothing in smooth networks, nor in a leak of 1, and kinks elsewhere where a layer says so', () => {
    expect(nearKinks(through(gelu()), parameters, matrix([[1, 1]]))).toEqual([]);
    expect(nearKinks(through(leakyRelu({ slope: 1 })), parameters, matrix([[1, 1]]))).toEqual([]);
    const clipped = elementwise(
      'clipped',
      (x) => x,
      ({ input }) => input,
      [-1, 2],
    );
    expect(nearKinks(through(clipped), parameters, matrix([[1, 1]]))).toEqual([
      { layer: '1', kind: 'clipped', count: 1, total: 3, nearest: 0 },
    ]);
  });

  it('counts every slope that is another in float64', () => {
    // w·a − w·a, the second w rounded: what remains is a few roundings of the sum.
    const [hidden, width, examples] = [32, 48, 100];
    const w = random(1, [hidden, width]).data;
    const rows = Array.from({ length: hidden }, (_, row) => {
      const left = Array.from(w.subarray(row * width, (row + 1) * width));
      return [...left, ...left.map((value, place) => -value * (1 + ((place % 5) - 2) * 2 ** -24))];
    });
    const a = random(2, [examples, width]).data;
    const inputs = matrix(
      Array.from({ length: examples }, (_, n) => {
        const left = Array.from(a.subarray(n * width, (n + 1) * width));
        return [...left, ...left];
      }),
    );
    const description: NetworkDescription = {
      inputs: { size: 2 * width },
      layers: [{ kind: 'dense', weight: 'W' }, { kind: 'relu' }],
      parameters: { W: [hidden, 2 * width] },
    };
    const weights = new Map([['W', matrix(rows)]]);
    const network = networkFromDescription(description);
    const single = activations(network, weights, inputs, { layer: '0' }).data;
    const linear = { ...description, layers: description.layers.slice(0, 1) };
    const double = referenceOutputs(linear, inFloat64(weights), inputs).data;
    const flipped = Array.from(single).filter((value, place) => value > 0 !== double[place] > 0).length;
    expect(flipped).toBeGreaterThan(0);
    expect(nearKinks(network, weights, inputs)[0].count).toBeGreaterThanOrEqual(flipped);
  });

  it('allows for what float32 differs by from float64, six layers deep', () => {
    const hidden: NetworkDescription['layers'] = ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((weight) => [
      { kind: 'dense', weight },
      { kind: 'relu' },
    ]);
    const square = [64, 64];
    const shapes = { A: [64, 20], B: square, C: square, D: square, E: square, F: square };
    const known = new Map(Object.entries(shapes).map(([name, shape], seed) => [name, random(seed, shape)]));
    const inputs = random(7, [40, 20]);
    const network = networkFromDescription({ inputs: { size: 20 }, layers: hidden, parameters: shapes });
    const last = hidden.slice(0, -1);
    const exact = referenceOutputs(
      { inputs: { size: 20 }, layers: last, parameters: shapes },
      inFloat64(known),
      inputs,
    ).data;
    const single = activations(network, known, inputs, { layer: '10' }).data;
    const before = activations(network, known, inputs, { layer: '9' });
    const F = known.get('F') as NdArray;
    const worst = Math.max(...Array.from(single, (value, place) => Math.abs(value - exact[place]) / sizeOf(place)));
    expect(worst).toBeLessThan(16 * eps32);

    function sizeOf(place: number): number {
      const [n, h] = [Math.floor(place / 64), place % 64];
      let size = 0;
      for (let i = 0; i < 64; i++) size += Math.abs(F.data[h * 64 + i] * before.data[n * 64 + i]);
      return size;
    }
  });

  it('counts the same in batches', () => {
    const wide = defineNetwork({
      inputSize: 2,
      layers: [dense({ weight: 'W' }), relu()],
      parameters: { W: [64, 2] },
    });
    const many = matrix(Array.from({ length: 64 }, (_, row) => [1, row === 0 ? -1 : row]));
    const examples = 40_000;
    const inputs = ndArray([examples, 2], new Float32Array(2 * examples).fill(1));
    expect(nearKinks(wide, new Map([['W', many]]), inputs)).toEqual([
      { layer: '1', kind: 'relu', count: examples, total: 64 * examples, nearest: 0 },
    ]);
  });

  it('refuses what predict refuses', () => {
    const network = through(relu());
    expect(() => nearKinks(network, parameters, ndArray([1, 3]))).toThrow(ShapeError);
    expect(() => nearKinks(network, new Map(), matrix([[1, 1]]))).toThrow(ShapeError);
    expect(() => nearKinks(network, parameters, matrix([[1, Number.NaN]]))).toThrow(NonFiniteError);
    expect(() =>
      nearKinks(network, normalParameters(through(gelu()), createRandom(0)), matrix([[1, 1]])),
    ).not.toThrow();
  });

  it('counts windows of max pooling that rounding may decide, and neither equal numbers nor clear leads', () => {
    const pooled = defineNetwork({ inputSize: 1, positions: 4, layers: [maxPool1d({ size: 2 })], parameters: {} });
    const sequence = (...values: number[]) => ndArray([1, values.length, 1], Float32Array.from(values));
    const found = (...values: number[]) => nearKinks(pooled, new Map(), sequence(...values));
    // The bound is 2·16·2⁻²⁴ of the largest, 2: 3.8e-6.
    expect(found(1, 1 + 2 ** -20, 2, 1)).toEqual([
      { layer: '0', kind: 'maxPool1d', count: 1, total: 2, nearest: 2 ** -20 },
    ]);
    expect(found(1, 1 + 2 ** -17, 2, 1)[0]).toMatchObject({ count: 0, nearest: 2 ** -17 });
    expect(found(0, 0, 2, 1)[0]).toMatchObject({ count: 0, nearest: 1 });
  });

  it('takes the size of the sums before a max pool from the window', () => {
    // Row 0 sums 1000 − 1000 + 1: 2001 in absolute values.
    const weight = matrix([[1000, -1000, 1]]);
    const network = defineNetwork({
      inputSize: 3,
      positions: 2,
      layers: [dense({ weight: 'W' }), maxPool1d({ size: 2 })],
      parameters: { W: [1, 3] },
    });
    const near = (step: number) =>
      nearKinks(network, new Map([['W', weight]]), ndArray([1, 2, 3], Float32Array.of(1, 1, 1, 1, 1, 1 + step)))[0];
    expect(near(2 ** -10)).toMatchObject({ kind: 'maxPool1d', count: 1, total: 1, nearest: 2 ** -10 });
    expect(near(2 ** -6)).toMatchObject({ count: 0 });
  });
});
