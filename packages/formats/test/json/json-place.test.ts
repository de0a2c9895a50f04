import { describe, expect, test } from 'vitest';
import { jsonPlace } from '../../src/json/json-place.js';

const text = `{
  "inputs": { "size": 4 },
  "layers": [
    { "kind": "dense", "weight": "a, \\"b\\": [{" },
    { "kind": "residual", "layers": [{ "kind": "relu" }, { "kind": "dense",
      "weight": null }] },
    [], {}, -1.5e3, true
  ],
  "a \\u0062": "last"
}`;

describe('jsonPlace', () => {
  test.each([
    [[], 'line 1, column 1'],
    [['inputs'], 'line 2, column 3'],
    [['inputs', 'size'], 'line 2, column 15'],
    [['layers', 0], 'line 4, column 5'],
    [['layers', 0, 'weight'], 'line 4, column 24'],
    [['layers', 1, 'layers', 1], 'line 5, column 58'],
    [['layers', 1, 'layers', 1, 'weight'], 'line 6, column 7'],
    [['layers', 2], 'line 7, column 5'],
    [['layers', 3], 'line 7, column 9'],
    [['layers', 4], 'line 7, column 13'],
    [['layers', 5], 'line 7, column 21'],
    [['a b'], 'line 9, column 3'],
  ])('%j stands in %s', (path, place) => expect(jsonPlace(text, path)).toBe(place));

  test.each([
    [['outputs'], 'line 1, column 1'],
    [['layers', 9], 'line 3, column 3'],
    [['layers', 0, 'bias', 'name'], 'line 4, column 5'],
    [['inputs', 'size', 'deeper'], 'line 2, column 15'],
  ])('of %j the last part that is there', (path, place) => expect(jsonPlace(text, path)).toBe(place));

  test('every path of a document leads to a text that begins with its key or its value', () => {
    const lines = text.split('\n');
    const astray: string[] = [];
    const visit = (value: unknown, path: readonly (string | number)[]): void => {
      const [, line, column] = /^line (\d+), column (\d+)$/.exec(jsonPlace(text, path)) ?? [];
      const rest = lines[Number(line) - 1].slice(Number(column) - 1);
      if (!beginsWith(rest, path.at(-1), value)) astray.push(path.join('.'));
      if (typeof value !== 'object' || value === null) return;
      for (const [key, entry] of Object.entries(value))
        visit(entry, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    visit(JSON.parse(text), []);
    expect(astray).toEqual([]);
  });
});

/** Whether a text begins with the key of an entry or, of an array's entry, its value; nothing is asked of the root. */
function beginsWith(rest: string, last: string | number | undefined, value: unknown): boolean {
  if (typeof last === 'string') return JSON.parse(/^"(?:[^"\\]|\\.)*"/.exec(rest)?.[0] ?? '""') === last;
  if (typeof value === 'object' || last === undefined) return true;
  // The document writes it as -1.5e3.
  return rest.startsWith(JSON.stringify(value)) || value === -1500;
}
