import { FileFormatError, type NdArray, ndArray, type NumericArray, sizeOf } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkDescription } from '../../src/description/network-description.js';
import type { FoundTensor } from '@entk/formats';
import { placeWeights, reportFaults, type WeightsReport } from '../../src/import/place-weights.js';
import type { WeightMapping } from '../../src/import/weight-mapping.js';
import { hostileTimeout, survivesAsync } from '@entk/testing/hostile-files';

const tensor = (
  shape: readonly number[],
  data: NumericArray = new Float32Array(shape.reduce((a, b) => a * b, 1)),
  dtype = 'F32',
): FoundTensor => ({
  ...ndArray(shape, data),
  dtype,
});
const tensors = (entries: Record<string, FoundTensor>) => new Map(Object.entries(entries));

const description: NetworkDescription = {
  inputs: { size: 2 },
  layers: [{ kind: 'dense', weight: 'U', bias: 'a' }, { kind: 'relu' }, { kind: 'dense', weight: 'V' }],
};
const good = { U: tensor([3, 2]), a: tensor([3]), V: tensor([4, 3]) };

describe('placeWeights', () => {
  it('places tensors under the names of parameters', () => {
    const report = placeWeights(description, tensors(good));
    expect(report.complete).toBe(true);
    expect(reportFaults(report)).toEqual([]);
    expect(report.network?.parameterCount).toBe(6 + 3 + 12);
    expect([...(report.parameters?.keys() ?? [])]).toEqual(['U', 'a', 'V']);
    expect(report.tensors.map(({ tensor, status, parameters }) => [tensor, status, parameters])).toEqual([
      ['U', 'placed', ['U']],
      ['a', 'placed', ['a']],
      ['V', 'placed', ['V']],
    ]);
  });

  it('follows a mapping: other names, a transpose, an instance, what to ignore, one tensor twice', () => {
    const all = Float32Array.from({ length: 24 }, (_, index) => index);
    const report = placeWeights(
      { ...description, layers: [...description.layers, { kind: 'dense', weight: 'W' }] },
      tensors({
        W_in: tensor([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)),
        a: tensor([3]),
        all: tensor([2, 4, 3], all),
        'opt.m': tensor([5]),
      }),
      {
        parameters: {
          U: { tensor: 'W_in', transpose: true },
          V: { tensor: 'all', slice: { axis: 0, index: 1 } },
          W: { tensor: 'all', slice: { axis: 0, index: 0 }, transpose: true },
        },
        ignore: ['opt.*'],
      },
    );
    expect(report.complete).toBe(true);
    expect(report.parameters?.get('U')).toEqual({ shape: [3, 2], data: Float32Array.of(1, 4, 2, 5, 3, 6) });
    expect(report.parameters?.get('V')?.data[0]).toBe(12);
    expect(report.parameters?.get('W')?.shape).toEqual([3, 4]);
    expect(report.tensors.map(({ status, note }) => [status, note])).toEqual([
      ['placed', 'transposed'],
      ['placed', ''],
      ['placed', '[1] of axis 0; [0] of axis 0, transposed'],
      ['ignored', ''],
    ]);
  });

  it('rounds float64 to float32, and keeps what was widened', () => {
    const report = placeWeights(
      description,
      tensors({ ...good, U: tensor([3, 2], Float64Array.of(0.1, 1, 2, 3, 4, 5), 'F64') }),
    );
    expect(report.parameters?.get('U')?.data[0]).toBe(Math.fround(0.1));
  });

  it('names what is missing with the nearest name, what is left over with its reason, and shapes all at once', () => {
    const report = placeWeights(
      description,
      tensors({ U: tensor([3, 7]), 'V.weight': tensor([4, 3]), attn: tensor([2, 2]) }),
      { parameters: { V: 'V.weigth', X: 'attn' } },
      new Map([['attn', 'attention has no layer here']]),
    );
    expect(report.complete).toBe(false);
    expect(report.parameters).toBeUndefined();
    expect(reportFaults(report)).toEqual([
      'the mapping names "X", which is no parameter',
      'layers[0] (dense): weight "U" must have axes [outputs, 2], got [3, 7]',
      'parameter "a" [3] is missing: no tensor "a"',
      'parameter "V" is missing: no tensor "V.weigth"; did you mean "V.weight"?',
      'tensor "V.weight" [4, 3] is left over',
      'tensor "attn" [2, 2] is left over: attention has no layer here',
    ]);
  });

  it.each<[string, FoundTensor, string]>([
    [
      'integers',
      tensor([3], Int32Array.of(1, 2, 3), 'I32'),
      'tensor "a" must hold floating-point numbers to be a parameter, got I32',
    ],
    [
      'NaN',
      tensor([3], Float32Array.of(1, Number.NaN, 3)),
      'tensor "a" must be finite in float32, got NaN (entry 1 of 3)',
    ],
    [
      'numbers beyond float32',
      tensor([3], Float64Array.of(1, 2, 1e300), 'F64'),
      'tensor "a" must be finite in float32, got 1e+300 (entry 2 of 3)',
    ],
    ['another shape', tensor([4]), 'layers[0] (dense): bias "a" must have axes [3], got [4]'],
  ])('tells of %s by name', (_, a, fault) => {
    const report = placeWeights(description, tensors({ ...good, a }));
    expect(report.complete).toBe(false);
    expect(reportFaults(report)).toEqual([fault]);
  });

  it('refuses a tensor without numbers where it is placed, and nowhere else', () => {
    const wave: FoundTensor = { shape: [3], dtype: '<c8', unread: 'complex numbers' };
    const placed = placeWeights(description, tensors({ ...good, a: wave }));
    expect(reportFaults(placed)).toEqual([
      'tensor "a" must hold floating-point numbers to be a parameter, got complex numbers (<c8)',
    ]);
    const left = placeWeights(description, tensors({ ...good, wave }));
    expect(reportFaults(left)).toEqual(['tensor "wave" [3] is left over: complex numbers cannot be read; ignore it']);
    const ignored = placeWeights(description, tensors({ ...good, wave }), { ignore: ['wave'] });
    expect(ignored.complete).toBe(true);
    expect(ignored.tensors.at(-1)).toMatchObject({ tensor: 'wave', shape: [3], dtype: '<c8', status: 'ignored' });
  });

  it('tells of a tied weight that is stored under both of its names', () => {
    const U = tensor([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6));
    const report = placeWeights(description, tensors({ ...good, U, tied: { ...U }, other: tensor([3, 2]) }));
    expect(reportFaults(report)).toEqual([
      'tensor "tied" [3, 2] is left over: it has the numbers of "U"; ignore it if they are tied',
      'tensor "other" [3, 2] is left over',
    ]);
  });

  it('tells of a step that cannot be done', () => {
    const report = placeWeights(description, tensors(good), {
      parameters: { a: { tensor: 'a', slice: { axis: 0, index: 3 } } },
    });
    expect(reportFaults(report)).toEqual(['tensor "a" axis 0 must have a place 3, got [3]']);
  });

  it('refuses an invalid description', () => {
    const wrong = { inputs: { size: 2 }, layers: [{ kind: 'dens', weight: 'W' }] } as unknown as NetworkDescription;
    expect(() => placeWeights(wrong, new Map())).toThrow(FileFormatError);
    expect(() => placeWeights(wrong, new Map())).toThrow('placeWeights: layers[0].kind must be one of ');
  });

  it(
    'survives descriptions and mappings that are nearly right',
    async () => {
      const name = fc.constantFrom('U', 'a', 'V', 'W', 'toString');
      const weight = fc.record({ weight: name, bias: fc.option(name, { nil: undefined }), transposed: fc.boolean() });
      const plain = fc.constantFrom('relu', 'softmax', 'flatten', 'meanOverPositions', 'layerNorm', 'gelu');
      const layer = fc.oneof(
        weight.map((options) => ({ kind: 'dense', ...options })),
        plain.map((kind) => ({ kind })),
        name.map((gain) => ({ kind: 'layerNorm', gain })),
        fc
          .constantFrom('embedding', 'positionEmbedding')
          .chain((kind) => name.map((table) => ({ kind, weight: table }))),
      );
      const layers = fc.array(
        fc.oneof(
          layer,
          layer.map((inner) => ({ kind: 'residual', layers: [inner] })),
        ),
        { minLength: 1, maxLength: 4 },
      );
      const inputs = fc.constantFrom(
        { size: 2 },
        { size: 3, positions: 2 },
        { vocabulary: 3, positions: 2 },
        { size: 1e15 },
      );
      const source = fc.record({
        tensor: name,
        slice: fc.option(fc.record({ axis: fc.nat(3), index: fc.nat(4) }), { nil: undefined }),
        reshape: fc.option(fc.array(fc.nat(4), { maxLength: 3 }), { nil: undefined }),
        transpose: fc.boolean(),
      });
      const mapping = fc.record({
        parameters: fc.dictionary(name, source),
        ignore: fc.array(fc.constantFrom('*', 'W', '***')),
      });
      const found = tensors({
        ...good,
        W: tensor(
          [2, 2, 3],
          Float32Array.from({ length: 12 }, (_, index) => index),
        ),
      });
      const { read } = await survivesAsync(
        'placeWeights',
        fc.tuple(inputs, layers, mapping),
        async ([of, list, map]) =>
          placeWeights({ inputs: of, layers: list } as unknown as NetworkDescription, found, map),
        (report) => {
          expect(report.complete).toBe(reportFaults(report).length === 0 && report.network !== undefined);
          for (const [parameter, { data }] of report.parameters ?? []) {
            const shape = report.network?.parameterShapes.get(parameter) ?? [];
            expect(data.length).toBe(shape.reduce((size, extent) => size * extent, 1));
          }
        },
      );
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );

  it(
    'survives tensors that are stored in other ways, and places each number where it belongs',
    async () => {
      let placed = 0;
      const { read } = await survivesAsync(
        'placeWeights',
        fc.tuple(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(storedWeights), harm),
        async ([stored, change]) => placeWeights(twoDense, change(stored), stored.mapping),
        (report, [stored, change]) => {
          expectPlaced(report, stored, change);
          if (report.complete) placed++;
        },
      );
      expect(placed).toBeGreaterThan(read / 4);
    },
    hostileTimeout,
  );
});

const twoDense: NetworkDescription = {
  inputs: { size: 3 },
  layers: [{ kind: 'dense', weight: 'W', bias: 'b' }, { kind: 'relu' }, { kind: 'dense', weight: 'V' }],
};

interface StoredWeights {
  readonly expected: Readonly<Record<string, NdArray>>;
  readonly tensors: Readonly<Record<string, FoundTensor>>;
  readonly mapping: WeightMapping;
}

/** Weights of H hidden units and C outputs, each as it is, transposed, flat, or as one place of a stack. */
function storedWeights([hidden, outputs]: [number, number]): fc.Arbitrary<StoredWeights> {
  const shapes = { W: [hidden, 3], b: [hidden], V: [outputs, hidden] };
  const form = fc.record({
    transposed: fc.boolean(),
    flat: fc.boolean(),
    stack: fc.option(fc.record({ axis: fc.nat(2), index: fc.nat(2) }), { nil: undefined }),
    wide: fc.boolean(),
  });
  return fc.tuple(form, form, form).map((forms) => {
    const stored = Object.entries(shapes).map(([name, shape], which) => {
      const { transposed, flat, stack, wide } = forms[which];
      const data = Float32Array.from({ length: sizeOf(shape) }, (_, index) => 100 * which + index);
      const turned = transposed && shape.length === 2;
      const [rows, columns] = shape;
      let numbers = turned
        ? Float32Array.from(data, (_, index) => data[(index % rows) * columns + Math.floor(index / rows)])
        : data;
      const lying = turned ? [columns, rows] : shape;
      let at = flat ? [data.length] : lying;
      const axis = Math.min(stack?.axis ?? 0, at.length);
      if (stack) {
        const inner = sizeOf(at.slice(axis));
        numbers = Float32Array.from({ length: 3 * numbers.length }, (_, index) => {
          const [block, inside] = [Math.floor(index / (3 * inner)), index % (3 * inner)];
          return Math.floor(inside / inner) === stack.index ? numbers[block * inner + (inside % inner)] : -1;
        });
        at = at.toSpliced(axis, 0, 3);
      }
      const source = {
        tensor: `file.${name}`,
        ...(stack && { slice: { axis, index: stack.index } }),
        ...(flat && { reshape: lying }),
        ...(turned && { transpose: true }),
      };
      const file = tensor(at, wide ? Float64Array.from(numbers) : numbers, wide ? 'F64' : 'F32');
      return { name, file, source, expected: ndArray(shape, data) };
    });
    return {
      expected: Object.fromEntries(stored.map(({ name, expected }) => [name, expected])),
      tensors: Object.fromEntries(stored.map(({ name, file }) => [`file.${name}`, file])),
      mapping: { parameters: Object.fromEntries(stored.map(({ name, source }) => [name, source])) },
    };
  });
}

type Harm = (stored: StoredWeights) => Map<string, FoundTensor>;

const unharmed: Harm = ({ tensors: found }) => tensors(found);

/** One tensor gone, one more, another shape of as many numbers, or something that is no number. */
const harm: fc.Arbitrary<Harm> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(unharmed) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(3), fc.nat(2)).map(
      ([kind, which]): Harm =>
        (stored) => {
          const found = unharmed(stored);
          const [name, given] = [...found][which];
          if (kind === 0) found.delete(name);
          if (kind === 1) found.set('toString', tensor([1]));
          if (kind === 2) found.set(name, tensor(given.shape.toReversed(), given.data, given.dtype));
          if (kind === 3)
            found.set(
              name,
              tensor(
                given.shape,
                Float32Array.from({ length: sizeOf(given.shape) }, () => Number.NaN),
              ),
            );
          return found;
        },
    ),
  },
);

/** What was harmed and still fits has as many numbers as its shape; what was not has those expected. */
function expectPlaced(report: WeightsReport, { expected }: StoredWeights, change: Harm): void {
  expect(report.complete).toBe(reportFaults(report).length === 0 && report.network !== undefined);
  const faults = change === unharmed ? reportFaults(report) : [];
  const placed = change === unharmed ? Object.fromEntries(report.parameters ?? []) : expected;
  expect(faults).toEqual([]);
  expect(placed).toEqual(expected);
  for (const { shape, data } of report.parameters?.values() ?? []) expect(data.length).toBe(sizeOf(shape));
}
