// Tests no single file: what turns a program of a guide into one that runs in a page, demos/snippet.
import { describe, expect, test } from 'vitest';
import { instrumented } from '../../demos/snippet/instrument.js';
import { runsInPage } from '../../demos/snippet/runs-in-page.js';
import { valueText } from '../../demos/snippet/value-text.js';

/** Runs a program with modules of its own, and lists what it hands over. */
async function ran(code: string, modules: Record<string, object> = {}) {
  const { body } = instrumented(code);
  const values: [unknown, string, number][] = [];
  let names = {};
  const AsyncFunction = ran.constructor as new (...words: string[]) => (...values: unknown[]) => Promise<void>;
  await new AsyncFunction('load', 'shown', 'found', body)(
    (name: string) => modules[name],
    (value: unknown, text: string, line: number) => void values.push([value, text, line]),
    (found: object) => (names = found),
  );
  return { values, names };
}

describe('a program', () => {
  test('loads what it imports, under other names too', async () => {
    const code = "import { a, b as c } from 'm';\nimport * as all from 'm';\na + c; // 3\nall.b; // 2, a remark";
    const { values } = await ran(code, { m: { a: 1, b: 2 } });
    expect(instrumented(code).modules).toEqual(['m', 'm']);
    expect(values).toEqual([
      [3, '3', 3],
      [2, '2, a remark', 4],
    ]);
  });

  test('hands over names whose comment shows a value, and leaves other comments alone', async () => {
    const { values, names } = await ran(
      'const x = await 0.64; // ≈ 0.64\nconst y = 1; // as above\n// a line\nlet z = 2;',
    );
    expect(values).toEqual([[0.64, '≈ 0.64', 1]]);
    expect(names).toEqual({ x: 0.64, y: 1, z: 2 });
  });

  test('that cannot be read says where', () => {
    expect(() => instrumented('const = 1;')).toThrow(/Unexpected token \(1:6\)/);
  });

  test('runs in a page where all that it imports is there', () => {
    expect(runsInPage("import { eigh } from '@entk/linalg';\nimport {\n  a,\n} from '@entk/core';\n")).toBe(true);
    expect(runsInPage("import { writeFileSync } from 'node:fs';\nimport { a } from '@entk/core';\n")).toBe(false);
    expect(runsInPage("import {\n  a,\n} from 'parquet';\n")).toBe(false);
    expect(runsInPage("import { figurePng } from '@entk/figures/node';\n")).toBe(false);
    expect(runsInPage('1 + 1; // 2')).toBe(false);
  });
});

test('values are written as a program would show them', () => {
  expect(valueText([1, 'a', null, undefined])).toBe("[1, 'a', null, undefined]");
  expect(valueText(Float64Array.of(1, 2))).toBe('Float64Array [1, 2]');
  expect(valueText({ from: 0, inner: { to: { deep: 1 } } })).toBe('{ from: 0, inner: { to: {…} } }');
  expect(valueText(Array.from({ length: 20 }, (_, index) => index))).toBe(
    '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … 20 in all]',
  );
  expect(valueText(new Map([['a', 1]]))).toBe('Map {  }');
});
