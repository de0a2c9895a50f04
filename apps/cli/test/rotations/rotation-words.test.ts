// Also tests rotations/rotation-usages.ts: how each is asked for.
// Also tests rotations/by-geometry.ts, rotations/by-network.ts, rotations/network-readings.ts, rotations/rotation-kind.ts: what a word makes is met at its parser.
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import type { KernelSpectrum } from '@entk/kernels';
import { activations, initialiseBackend, networkFromDescription, normalParameters, predict } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, test } from 'vitest';
import type { RotationPlace } from '../../src/rotations/rotation-kind.js';
import { rotationUsages } from '../../src/rotations/rotation-usages.js';
import { planRotations, usualRotations } from '../../src/rotations/rotation-words.js';
import { rotatedBasis } from '../tolerances.js';

const grid: RotationPlace = { rows: 12, exampleCount: 12, outputCount: 1 };
const spectrum = {} as KernelSpectrum;

/** Unit columns, orthogonal where the waves are. */
function waves(rows: number, ...columns: ((row: number) => number)[]): DenseMatrix {
  const lengths = columns.map((wave) => {
    return Math.sqrt(Array.from({ length: rows }, (_, row) => wave(row) ** 2).reduce((sum, square) => sum + square, 0));
  });
  return DenseMatrix.generate(rows, columns.length, (row, column) => columns[column](row) / lengths[column]);
}

/** Two vectors turned by an angle that is no multiple of anything. */
function mixed(basis: DenseMatrix): DenseMatrix {
  const [cosine, sine] = [Math.cos(0.7), Math.sin(0.7)];
  return DenseMatrix.generate(basis.rows, 2, (row, column) =>
    column === 0
      ? cosine * basis.get(row, 0) + sine * basis.get(row, 1)
      : cosine * basis.get(row, 1) - sine * basis.get(row, 0),
  );
}

/** |cosine| of two columns. */
function cosineOf(left: Float64Array, right: Float64Array): number {
  return Math.abs(left.reduce((sum, value, row) => sum + value * right[row], 0));
}

const waveOf = (length: number, frequency: number, of: (row: number) => number) => (row: number) =>
  Math.cos((2 * Math.PI * frequency * of(row)) / length);

describe('rotations by a geometry', () => {
  test.each([
    ['cycle:12', 12, waves(12, waveOf(12, 1, Number), waveOf(12, 4, Number)), ['cycle', 'cycle']],
    [
      'line:12',
      12,
      waves(
        12,
        (row) => Math.cos((Math.PI * (row + 0.5)) / 12),
        (row) => Math.cos((3 * Math.PI * (row + 0.5)) / 12),
      ),
      ['path', 'path'],
    ],
    [
      'torus:3x4',
      12,
      waves(
        12,
        waveOf(4, 1, (row) => row % 4),
        waveOf(3, 1, (row) => Math.floor(row / 4)),
      ),
      ['a', 'b'],
    ],
    [
      'torus:5',
      25,
      waves(
        25,
        waveOf(5, 1, (row) => (row % 5) + Math.floor(row / 5)),
        waveOf(5, 1, (row) => (row % 5) - Math.floor(row / 5) + 5),
      ),
      ['sum', 'difference'],
    ],
  ])('%s parts waves of two energies', async (word, rows, basis, cheapest) => {
    const [{ rotate }] = planRotations([word], { rows, exampleCount: rows, outputCount: 1 });
    const { rotation, loads } = await rotate(mixed(basis), spectrum, {});
    expect(rotation.status.kind).toBe('converged');
    const found = Array.from({ length: 2 }, (_, column) => rotation.basis.columnCopy(column));
    const pairs = [0, 1].map((wave) => Math.max(...found.map((vector) => cosineOf(vector, basis.columnCopy(wave)))));
    expect(pairs).toBeCloseToArray([1, 1], { absolute: rotatedBasis });
    expect(loads?.smallest).toBe(true);
    for (const name of cheapest) expect(loads?.names).toContain(name);
  });

  test('similar rows part two groups of rows, from the leading pairs alone', async () => {
    const vectors = waves(
      12,
      (row) => (row < 6 ? 1 : 0),
      (row) => (row < 6 ? 0 : 1),
    );
    const [{ rotate }] = planRotations(['similar-rows:3'], grid);
    const { rotation } = await rotate(mixed(vectors), { ...spectrum, vectors, values: Float64Array.of(2, 1) }, {});
    expect(rotation.operators).toEqual(['similar rows']);
  });
});

describe('rotations by the network', () => {
  const network = networkFromDescription({
    inputs: { size: 3 },
    layers: [{ kind: 'dense', weight: 'W' }, { kind: 'relu' }, { kind: 'dense', weight: 'V' }],
    parameters: { W: [8, 3], V: [2, 8] },
  });
  const parameters = normalParameters(network, createRandom(0));
  const inputs = ndArray([12, 3], Float32Array.from(createRandom(1).normals(36)));
  const place: RotationPlace = { ...grid, outputCount: 2, subject: { network, parameters, inputs } };
  const basis = waves(12, waveOf(12, 1, Number), waveOf(12, 4, Number));
  beforeAll(() => initialiseBackend());

  test('units are those of the last privileged layer, and loads are the products with them', async () => {
    const [{ rotate, text }] = planRotations(['units'], place);
    expect(text).toBe('by the 8 units of layer 1 (relu)');
    const { rotation, loads } = await rotate(basis, spectrum, {});
    const { data } = activations(network, parameters, inputs, { layer: '1' });
    const expected = Array.from({ length: 8 }, (_, unit) =>
      rotation.basis.columnCopy(0).reduce((sum, value, row) => sum + value * data[row * 8 + unit], 0),
    );
    expect(loads?.names[3]).toBe('unit 3');
    expect(loads?.values.columnCopy(0)).toBeCloseToArray(expected, { absolute: rotatedBasis });
  });

  test('predictions are probabilities, or the outputs themselves', async () => {
    const outputs = predict(network, parameters, inputs).data;
    for (const word of ['predictions', 'predictions:outputs']) {
      const [{ rotate, leastVectors }] = planRotations([word], place);
      expect(leastVectors).toBe(2);
      const { rotation, loads } = await rotate(basis, spectrum, {});
      const first = Array.from({ length: 12 }, (_, row) => {
        const [a, b] = outputs.subarray(2 * row, 2 * row + 2);
        return word === 'predictions' ? 1 / (1 + Math.exp(b - a)) : a;
      });
      const length = Math.hypot(...first);
      const cosine = rotation.basis.columnCopy(0).reduce((sum, value, row) => sum + (value * first[row]) / length, 0);
      expect(loads?.values.get(0, 0)).toBeCloseTo(cosine, 5);
    }
  });

  test('where targets are classes, predictions are on the scale that is nearest to them', async () => {
    const outputs = Float64Array.from(predict(network, parameters, inputs).data);
    const near = new DenseMatrix(12, 2, outputs);
    const shares = new DenseMatrix(
      12,
      2,
      outputs.map((_, place) => {
        const [a, b] = [outputs[place], outputs[place % 2 === 0 ? place + 1 : place - 1]];
        return 1 / (1 + Math.exp(b - a));
      }),
    );
    for (const [classes, text] of [
      [near, 'towards the 2 outputs of the network'],
      [shares, 'towards the probabilities of the 2 classes'],
    ] as const) {
      const [{ rotate }] = planRotations(['predictions'], { ...place, classes });
      expect((await rotate(basis, spectrum, {})).text).toBe(text);
    }
  });

  test('without a word, only classifiers are rotated, up to their first drop after C vectors or more', () => {
    const classes = new DenseMatrix(12, 2);
    const [{ word, ranges }, ...others] = usualRotations({ ...place, classes });
    expect([word, others]).toEqual(['predictions', []]);
    expect(ranges?.([])).toEqual([{ from: 0, to: 2 }]);
    expect(
      ranges?.([
        { from: 0, to: 1 },
        { from: 1, to: 5 },
        { from: 5, to: 9 },
      ]),
    ).toEqual([{ from: 0, to: 5 }]);
    expect(usualRotations(place)).toEqual([]);
    expect(usualRotations({ ...place, classes, rows: 24, rowOrder: 'classMajor' })).toEqual([]);
    expect(usualRotations({ ...place, classes, subject: undefined })).toEqual([]);
  });

  test('outputs of a flattened kernel', async () => {
    const flat: RotationPlace = { rows: 24, exampleCount: 12, outputCount: 2, rowOrder: 'classMajor' };
    const halves = waves(
      24,
      (row) => (row < 12 ? 1 : 0),
      (row) => (row < 12 ? 0 : 1),
    );
    const [{ rotate }] = planRotations(['outputs'], flat);
    const { loads } = await rotate(mixed(halves), spectrum, {});
    expect(loads?.names).toEqual(['output 0', 'output 1']);
    expect(loads?.values.to2DArray()[0]).toBeCloseToArray([1, 0], { absolute: rotatedBasis });
  });

  test.each([
    [
      'circle:12',
      grid,
      `--rotate must be ${Object.values(rotationUsages).join(', ')}, got "circle:12"; did you mean "cycle"?`,
    ],
    ['cycle', grid, '--rotate must be cycle:N, got "nothing after the colon"'],
    ['cycle:2', grid, '--rotate must be cycle:N, got "2"'],
    ['cycle:11', grid, '--rotate cycle:11 takes a kernel of 11 rows, got 12'],
    ['torus:3by4', grid, '--rotate must be torus:P or torus:PxQ, got "3by4"'],
    ['similar-rows:12', grid, '--rotate similar-rows takes kernels of 13 to 8000 rows, got 12'],
    ['units', grid, '--rotate units asks the network'],
    ['units:9', place, '--rotate units:LAYER must be one of 0 (dense), 1 (relu), 2 (dense), got "9"'],
    ['outputs', grid, '--rotate outputs takes a flattened kernel'],
    ['predictions:logits', place, '--rotate must be predictions or predictions:probabilities|outputs, got "logits"'],
    ['units', { ...place, rows: 24 }, '--rotate units takes a kernel with a row for each of the 12 examples'],
  ])('refuses %s', (word, where, message) => {
    expect(() => planRotations([word], where)).toThrow(message);
  });
});
