import { DenseMatrix, EntkError, type NdArray, ndArray } from '@entk/core';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { placesOfArrays, placesOfMatrices, placesOfNumbers, placeText, putValue, valueAt } from './places.js';

/** An exported function, and arguments that it takes. */
export interface Door {
  /** Made anew at each call, since numbers in them are overwritten. */
  readonly args: () => readonly unknown[];
  /** Places (`1.noise`), or what holds them (`0.points`), where a number that is not finite is let in, and why. */
  readonly lets?: Readonly<Record<string, string>>;
  /** Places of arguments that another function made and looked at, which nothing is put into, and its name. */
  readonly opaque?: Readonly<Record<string, string>>;
  /** Which argument holds options, counted from 0; or why an argument that may be left out holds none. */
  readonly options?: number | string;
  /** Places of matrices, and what else is taken there: keys of `likeMatrices`. */
  readonly takes?: Readonly<Record<string, readonly string[]>>;
  /** Arguments with a signal, for a function that takes one. */
  readonly aborted?: (signal: AbortSignal) => readonly unknown[];
  /** Gives back what the caller comes to own. */
  readonly release?: (result: unknown) => void;
}

export interface DoorsOptions {
  /** Exported functions that have no door here, and why: they take no numbers, or only opaque objects. */
  readonly without?: Readonly<Record<string, string>>;
  /** What must be the same before and after every call: numbers of tensors, bytes of a WASM heap. */
  readonly held?: () => Readonly<Record<string, number>>;
}

const notFinite = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/**
 * Tests of every exported function of a package: it takes the arguments given here; it refuses, by an error of ours,
 * NaN and both infinities at every place of a number in them, what looks like a matrix at every place of one, and an
 * option it does not know; its messages are short whatever it was given; it gives up when it is aborted; it holds
 * afterwards what it held before, every way.
 *
 * A function that is exported and stands neither in `doors` nor in `without` is a failure, and so are a place that is
 * excused and refused all the same, and a function with options whose door does not say where they are.
 */
export function checkDoors(exported: object, doors: Readonly<Record<string, Door>>, options: DoorsOptions = {}): void {
  const { without = {}, held = () => ({}) } = options;
  const functions = new Map(
    Object.entries(exported).filter(([, value]) => typeof value === 'function' && !isClass(value)),
  );

  it('has a door for every exported function', () => {
    const listed = [...Object.keys(doors), ...Object.keys(without)];
    expect(listed.toSorted()).toEqual(Array.from(functions.keys()).toSorted());
  });

  it('says of every function with options where they are', () => {
    const silent = Object.entries(doors).filter(
      ([name, { options: place }]) => place === undefined && hasOptions(functions.get(name)),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  describe.each(Object.entries(doors))('%s', (name, door) => {
    const { args, lets = {}, opaque = {}, takes = {}, aborted, release } = door;
    const optionsAt = typeof door.options === 'number' ? door.options : undefined;
    const call = functions.get(name) as Call;

    it('takes its arguments, and holds nothing afterwards', async () => {
      await released(call, args(), release); // first calls fill caches
      const before = held();
      await released(call, args(), release);
      expect(held()).toEqual(before);
    });

    it('refuses NaN and infinity wherever a number stands, and holds nothing afterwards', async () => {
      const before = held();
      const wrong: string[] = [];
      const unused = new Set(Object.keys(lets));
      for (const place of placesOfNumbers(args())) {
        if (place[0] in opaque) continue;
        const letIn: string[] = [];
        for (const number of notFinite) {
          const words = [...args()];
          putValue(words, place, number);
          const outcome = await outcomeOf(call, words, release);
          if (outcome !== 'refused') letIn.push(`${placeText(place)} = ${number}: ${outcome}`);
        }
        const excuses = Object.keys(lets).filter((key) => `${placeText(place)}.`.startsWith(`${key}.`));
        if (excuses.length === 0) wrong.push(...letIn);
        else if (letIn.length > 0) for (const excuse of excuses) unused.delete(excuse);
      }
      wrong.push(...Array.from(unused, (key) => `${key}: excused, and refused`));
      expect(wrong).toEqual([]);
      expect(held()).toEqual(before);
    });

    it('refuses what looks like a matrix in place of one, and says how to make one', async () => {
      const before = held();
      const wrong: string[] = [];
      for (const place of placesOfMatrices(args()).filter(([first]) => !(first in opaque))) {
        for (const [kind, other] of Object.entries(likeMatrices)) {
          const words = [...args()];
          putValue(words, place, other());
          const { outcome, message } = await refusalOf(call, words, release);
          const isTaken = takes[placeText(place)]?.includes(kind);
          const right = isTaken ? outcome === 'let in' : outcome === 'refused' && /DenseMatrix/.test(message);
          if (!right) wrong.push(`${placeText(place)} = ${kind}: ${outcome} ${message}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(held()).toEqual(before);
    });

    it('takes arrays of other numbers and axes, or refuses them by an error of ours', async () => {
      const before = held();
      const wrong: string[] = [];
      for (const place of placesOfArrays(args()).filter(([first]) => !(first in opaque))) {
        for (const [kind, other] of Object.entries(likeArrays)) {
          const words = [...args()];
          putValue(words, place, other(valueAt(words, place) as NdArray));
          const { outcome, message } = await refusalOf(call, words, release);
          if (outcome === 'threw') wrong.push(`${placeText(place)} = ${kind}: ${message}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(held()).toEqual(before);
    });

    it('says in few words, by an error of ours, what it refuses', async () => {
      const before = held();
      const long: string[] = [];
      const places = [...args().keys()].map((index) => [String(index)]).filter(([first]) => !(first in opaque));
      if (optionsAt !== undefined) {
        for (const key of Object.keys(args()[optionsAt] ?? {})) places.push([String(optionsAt), key]);
      }
      for (const place of places) {
        for (const [kind, value] of Object.entries(overlong)) {
          const words = [...args()];
          putValue(words, place, value);
          const { outcome, message } = await refusalOf(call, words, release);
          // Arithmetic itself refuses a bigint, in few words.
          const byArithmetic = kind === 'a large integer' && /BigInt/.test(message);
          if ((outcome === 'threw' && !byArithmetic) || (outcome === 'refused' && message.length > mostCharacters))
            long.push(`${placeText(place)} = ${kind}: ${message.slice(0, 200)}`);
        }
      }
      expect(long).toEqual([]);
      expect(held()).toEqual(before);
    });

    const places = [optionsAt].filter((at) => at !== undefined);
    it.each(places)('refuses an option that it does not know, and options that are no object', async (at) => {
      const before = held();
      const given = args()[at] as object | undefined;
      const wrong: string[] = [];
      const without = [...args()];
      without[at] = undefined;
      const { outcome: left, message: said } = await refusalOf(call, without, release);
      if (left === 'threw') wrong.push(`undefined: ${left} ${said}`);
      for (const other of [{ ...given, unheardOf: 1 }, 5, null, 'options', [given], matrixOf()]) {
        const words = [...args()];
        words[at] = other;
        const { outcome, message } = await refusalOf(call, words, release);
        const lists = outcome === 'refused' && /options must be/.test(message);
        if (!lists) wrong.push(`${typeof other}: ${outcome} ${message}`);
      }
      expect(wrong).toEqual([]);
      expect(held()).toEqual(before);
    });

    if (!aborted) return;
    it('gives up when its signal is aborted, and holds nothing afterwards', async () => {
      const before = held();
      const reason = new Error('enough');
      const outcome = Promise.resolve().then(() => call(...aborted(AbortSignal.abort(reason))));
      await expect(outcome).rejects.toBe(reason);
      expect(held()).toEqual(before);
    });
  });
}

type Call = (...words: readonly unknown[]) => unknown;

async function released(call: Call, words: readonly unknown[], release: Door['release']): Promise<void> {
  const result = await call(...words);
  release?.(result);
}

async function outcomeOf(call: Call, words: readonly unknown[], release: Door['release']): Promise<string> {
  const { outcome, message } = await refusalOf(call, words, release);
  return outcome === 'threw' ? `threw ${message}` : outcome;
}

async function refusalOf(
  call: Call,
  words: readonly unknown[],
  release: Door['release'],
): Promise<{ outcome: 'let in' | 'refused' | 'threw'; message: string }> {
  try {
    await released(call, words, release);
    return { outcome: 'let in', message: '' };
  } catch (error) {
    return error instanceof EntkError
      ? { outcome: 'refused', message: error.message }
      : { outcome: 'threw', message: String(error) };
  }
}

const matrixOf = () => new DenseMatrix(2, 2);

/** What people hold in place of a matrix. */
const likeMatrices: Readonly<Record<string, () => unknown>> = {
  'nested arrays': () => [
    [1, 0],
    [0, 1],
  ],
  'a matrix of ml-matrix': () => Matrix.eye(2),
  'an array with a shape': () => ndArray([2, 2]),
  'a clone': () => ({ rows: 2, columns: 2, data: new Float64Array(4) }),
  'a number': () => 1,
  nothing: () => undefined,
};

/** What people hold in place of an array with a shape. */
const likeArrays: Readonly<Record<string, (array: NdArray) => unknown>> = {
  'numbers of float64': ({ shape, data }) => ({ shape, data: Float64Array.from(data) }),
  'whole numbers': ({ shape, data }) => ({ shape, data: Int32Array.from(data) }),
  'numbers of float32': ({ shape, data }) => ({ shape, data: Float32Array.from(data) }),
  'large integers': ({ shape, data }) => ({ shape, data: new BigInt64Array(data.length) }),
  bytes: ({ shape, data }) => ({ shape, data: Uint8ClampedArray.from(data) }),
  'a list for its data': ({ shape, data }) => ({ shape, data: [...data] }),
  'one axis more': ({ shape, data }) => ({ shape: [...shape, 1], data }),
  'its axes in the other order': ({ shape, data }) => ({ shape: shape.toReversed(), data }),
  'one axis': ({ data }) => ({ shape: [data.length], data }),
  'no axes': ({ data }) => ({ shape: [], data: data.subarray(0, 1) }),
  'no numbers': ({ shape, data }) => ({ shape: shape.map(() => 0), data: data.subarray(0, 0) }),
  'fewer numbers than its shape has': ({ shape, data }) => ({ shape, data: data.subarray(1) }),
  'numbers alone': ({ data }) => data,
  'a matrix': ({ shape: [rows = 1], data }) => new DenseMatrix(rows, Math.floor(data.length / rows) || 1),
};

/** Characters of a message: those of a value, of what is said of it, and of a list of names. */
const mostCharacters = 400;

const circular: unknown[] = [];
circular.push(circular);
/** What is too long for a message, or has nothing that a function could look into. */
const overlong: Readonly<Record<string, unknown>> = {
  'a long text': 'x'.repeat(100_000),
  'a long list': Array.from({ length: 50_000 }, () => 'entry'),
  'a long array': new Float64Array(100_000).fill(Number.NaN),
  'a large integer': 10n ** 3000n,
  'a circle': circular,
  null: null,
};

/** Whether parameters of a function have `{}` for a default, as options that may be left out do. */
function hasOptions(value: unknown): boolean {
  const source = Function.prototype.toString.call(value);
  let depth = 0;
  for (let at = source.indexOf('('); at < source.length; at++) {
    if (source[at] === '(') depth++;
    if (source[at] === ')' && --depth === 0) return /=\s*\{\s*\}/.test(source.slice(0, at));
  }
  return false;
}

/** Whether a function is made to be called with `new`. */
export function isClass(value: unknown): boolean {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
}
