// Tests no single file: scripts have no src folder; this is for apps/docs/demos/snippet/shown-value.mjs, by which snippets are held to what they show.
import { expect, test } from 'vitest';
import { differenceFrom, shownAtTheStartOf } from '../../apps/docs/demos/snippet/shown-value.mjs';

function difference(comment: string, actual: unknown): string | undefined {
  const shown = shownAtTheStartOf(comment);
  if (!shown) throw new Error(`no value in ${comment}`);
  return differenceFrom(shown, actual);
}

test.each([
  ['0.005, which is 1/200', 0.005],
  ['≈ 0.64, exactly 0.8²; the rest is a remark', 0.6400000000000001],
  ['≈ 0.64', 0.6449],
  ['≈ 2, exactly 2: both vectors', 1.9999999999],
  ['≈ −1.5e-3', -0.00154],
  ['≈ 3.9189859472289947', 3.918985947228994],
  ['< 300 bytes', 299],
  ['true: the only drop', true],
  ["'k=14'", 'k=14'],
  ['"converged"', 'converged'],
  ['[841, 58]: row a·p + b', [841, 58]],
  ['[[0.6, 0], [0.8, 0]]', [new Float64Array([0.6, 0]), [0.8, 0]]],
  ['Int32Array [1, 0]', new Int32Array([1, 0])],
  ['≈ { index: 1, value: -3 }', { value: -3.0000000001, index: 1 }],
  ["[{ at: 2.5, label: 'k = 2' }]", [{ at: 2.5, label: 'k = 2' }]],
  ['[ "net.3.weight" ]', ['net.3.weight']],
  ['0', -0],
  ['NaN', Number.NaN],
])('%s is what %s shows', (comment, actual) => {
  expect(difference(comment, actual)).toBeUndefined();
});

test.each([
  ['0.005', 0.0050000001, 'the value is 0.0050000001, shown as = 0.005'],
  ['≈ 0.64', 0.6452, 'the value is 0.6452, shown as ≈ 0.64'],
  ['≈ 2', 2.1, 'the value is 2.1, shown as ≈ 2'],
  ['≈ 0', 1e-5, 'the value is 0.00001, shown as ≈ 0'],
  ['≈ 1', Number.NaN, 'the value is NaN, shown as ≈ 1'],
  ['< 300', 300, 'the value is 300, shown as < 300'],
  ['2', '2', 'the value is 2, shown as = 2'],
  ['true', 1, 'the value is 1, shown as true'],
  ["'a'", 'b', 'the value is b, shown as a'],
  ['[1, 2]', [1, 2, 3], 'the value has 3 entries, shown with 2'],
  ['[[1], [2]]', [[1], [3]], 'the value[1][0] is 3, shown as = 2'],
  ['Int32Array [1]', new Float64Array([1]), 'the value is a Float64Array, shown as a Int32Array'],
  ['{ row: 0 }', { row: 0, column: 1 }, 'the value has the keys column, row, shown with row'],
])('%s does not show %s', (comment, actual, message) => {
  expect(difference(comment, actual)).toBe(message);
});

test.each(['rows a·p + b', '√2/29', '2·x is twice as much', '[a, b] of it', 'passes', ''])(
  'a remark is no value: %s',
  (comment) => {
    expect(shownAtTheStartOf(comment)).toBeUndefined();
  },
);
