// Also tests description/hint.ts: the faults end with it.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fewFaults, jsonFaults, jsonPath } from '../../src/description/json-faults.js';

const schema = z.strictObject(
  {
    size: z.int({ error: 'must be an integer' }).optional(),
    kind: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('one') })]).optional(),
  },
  { error: 'must be an object of sizes' },
);
const known = { keysAt: () => ['size', 'kind'], discriminated: ['one'] };
const faultsOf = (document: unknown) => jsonFaults(schema.safeParse(document).error?.issues ?? [], document, known);

describe('jsonPath', () => {
  it.each<[(string | number)[], string]>([
    [['layers', 3, 'epsilon'], 'layers[3].epsilon'],
    [['parameters', 'net.0.weight', 1], 'parameters["net.0.weight"][1]'],
    [['parameters', 'x'.repeat(70)], `parameters["${'x'.repeat(60)}…"]`],
    [[0], '[0]'],
    [[], ''],
  ])('%j', (path, text) => expect(jsonPath(path)).toBe(text));
});

describe('jsonFaults', () => {
  it.each([
    [{ size: 'big' }, 'size must be an integer, got "big"'],
    [{ siz: 3 }, 'siz is not known; did you mean "size"?'],
    [{ kind: { kind: 'other' } }, 'kind.kind must be one of one, got "other"'],
    [{ kind: { kind: 'ones' } }, 'kind.kind must be one of one, got "ones"; did you mean "one"?'],
    [[1], 'the document must be an object of sizes, got a list'],
    [null, 'the document must be an object of sizes, got null'],
    [{ size: { a: 1 }, foreign: 1 }, 'size must be an integer, got { "a" }; foreign is not known'],
  ])('%j', (document, text) => expect(faultsOf(document)).toBe(text));
});

describe('fewFaults', () => {
  it('shows the first whole and counts what goes beyond a line', () => {
    expect(fewFaults(['a', 'b'])).toBe('a; b');
    const long = Array.from({ length: 20 }, (_, index) => `fault ${index} ${'x'.repeat(60)}`);
    expect(fewFaults(long)).toMatch(/^fault 0 x{60}; .*; and 15 more$/);
    expect(fewFaults(['y'.repeat(900), 'z'])).toBe(`${'y'.repeat(900)}; and 1 more`);
  });
});
