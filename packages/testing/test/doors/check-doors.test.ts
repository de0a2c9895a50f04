// The doors of a small package, and of one that breaks every rule: its failures are caught by a Vitest of its own.
import { requireFields, requireFinite, requireNumber } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkDoors } from '../../src/doors/check-doors.js';
import { failuresOf } from '../failures-of.js';

describe('a package that refuses what it must', () => {
  const held = { count: 0 };
  const pack = {
    sum(values: Float64Array, options: { scale: number }) {
      requireFinite('sum', 'values', values);
      requireFields('sum', 'options', options, ['scale']);
      const { scale } = options;
      requireNumber('sum', 'scale', scale);
      return values.reduce((total, value) => total + scale * value, 0);
    },
    take(limit: number) {
      held.count++;
      return limit;
    },
    async wait(signal: AbortSignal) {
      requireFields('wait', 'signal', signal, ['throwIfAborted']);
      held.count++;
      await Promise.resolve();
      held.count--;
      signal.throwIfAborted();
    },
    name: () => 'pack',
    version: 3,
  };
  const doors = {
    sum: { args: () => [Float64Array.of(1, 2, 3), { scale: 2 }] },
    wait: { args: () => [new AbortController().signal], aborted: (signal: AbortSignal) => [signal] },
    take: { args: () => [5], lets: { '0': 'infinity is no limit' }, release: () => held.count-- },
  };
  checkDoors(pack, doors, { without: { name: 'takes nothing' }, held: () => held });
});

describe('a package that does not', () => {
  let failures: string[];

  beforeAll(() => {
    failures = failuresOf(
      `import { DenseMatrix, MisuseError } from '@entk/core';
      import { checkDoors } from '../../src/doors/check-doors.js';
      let count = 0;
      const wordy = (value) => { if (value !== 'x') throw new MisuseError({ in: 'wordy', rule: String(value) }); };
      checkDoors(
        { lenient: (x: number) => x, leaking: () => void count++, strict: () => { throw new TypeError('no'); }, forgotten: () => 0, silent: (options = {}) => 0, careless: (options = {}) => 0, blind: (matrix) => matrix.rows, shapeless: (array) => { if (typeof array === 'object' && array) array.shape.join(); }, wordy },
        { lenient: { args: () => [1] }, leaking: { args: () => [] }, strict: { args: () => [2] }, silent: { args: () => [] }, careless: { args: () => [{}], options: 0 }, blind: { args: () => [new DenseMatrix(1, 1)], lets: { 0: 'unread' } }, shapeless: { args: () => [{ shape: [1], data: new Int32Array(1) }] }, wordy: { args: () => ['x'] } },
        { held: () => ({ count }) },
      );`,
    );
  });

  it('fails by name: forgotten, let in, leaking, thrown something else, unread options and matrices, too many words', () => {
    expect(failures).toEqual([
      'has a door for every exported function',
      'says of every function with options where they are',
      'lenient refuses NaN and infinity wherever a number stands, and holds nothing afterwards',
      'leaking takes its arguments, and holds nothing afterwards',
      'strict takes its arguments, and holds nothing afterwards',
      'strict refuses NaN and infinity wherever a number stands, and holds nothing afterwards',
      'strict says in few words, by an error of ours, what it refuses',
      'careless refuses an option that it does not know, and options that are no object',
      'blind refuses what looks like a matrix in place of one, and says how to make one',
      'blind says in few words, by an error of ours, what it refuses',
      'shapeless takes arrays of other numbers and axes, or refuses them by an error of ours',
      'shapeless says in few words, by an error of ours, what it refuses',
      'wordy says in few words, by an error of ours, what it refuses',
    ]);
  });
});
