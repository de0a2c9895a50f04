// What becomes of the code in a document before it is compiled and run.
import { expect, test } from 'vitest';
import { programs, requireSame, snippetModule, snippetsIn } from '../snippets/extract.mjs';

const code = (...lines: string[]): string => `${lines.join('\n')}\n`;

test('a value beside an expression is expected of it, on the line where it stands', () => {
  const module = snippetModule({
    file: 'README.md',
    line: 10,
    code: code("import { f } from 'f';", 'const a = f(1); // a remark', 'a; // ≈ 2', 'await f(', '  a,', '); // [1]'),
  });
  const lines = module.split('\n');
  expect(lines[8]).toBe("import { shown } from '../../../scripts/snippets/shown.js';");
  expect(lines.slice(9)).toEqual([
    "import { f } from 'f';",
    'const a = f(1); // a remark',
    'shown((a), "≈ 2", "README.md:12"); // ≈ 2',
    'shown((await f(',
    '  a,',
    ')), "[1]", "README.md:15"); // [1]',
    '',
  ]);
});

test('a value beside the declaration of one name is expected of that name', () => {
  const module = snippetModule({ file: 'a.ts', line: 2, code: code('const b = 1 + 1; // 2', 'const { c } = b; // 3') });
  expect(module).toContain('const b = 1 + 1; shown(b, "2", "a.ts:2"); // 2\nconst { c } = b; // 3');
});

test('code that is no TypeScript names its place', () => {
  expect(() => snippetModule({ file: 'README.md', line: 3, code: 'const = 1;' })).toThrow('README.md:3: ');
});

test('the blocks of a document and of docstrings are found with their lines, bare of their margin', () => {
  const [first] = snippetsIn('packages/core/src/nd-array.ts');
  expect(first.code).toMatch(/^import \{ ndArray \} from '@entk\/core';\n\nndArray\(/);
  const readme = snippetsIn('README.md');
  expect(readme).toHaveLength(1);
  expect(readme[0].code).toMatch(/^import \{ writeFile \}.*\nimport \{ alignmentHeatmap/);
});

test('what console.log prints is expected of it, and a program knows the file it is', () => {
  const module = snippetModule({
    file: 'a.ts',
    line: 2,
    code: code('console.log(a.b); // 1', 'console.log(a, b); // both'),
  });
  expect(module).toContain('shown((a.b), "1", "a.ts:2"); // 1\nshown((console.log(a, b)), "both", "a.ts:3"); // both');
  const [eigenproblem, ...others] = programs();
  expect([eigenproblem.file, others.length > 0]).toEqual(['examples/eigenproblem.ts', true]);
  expect(programs().find(({ file }) => file.includes('your-weights'))?.code).toMatch(
    /new URL\(`.*`, "file:\/\/.*examples\/your-weights\.ts"\)/,
  );
});

test('a block that names a program must be it to the letter', () => {
  const [shown] = snippetsIn('README.md');
  expect(shown.program).toBe('examples/pipeline.ts');
  expect(() => requireSame(shown)).not.toThrow();
  for (const wrong of [
    { ...shown, code: `${shown.code}\n` },
    { ...shown, program: 'examples/none.ts' },
  ]) {
    expect(() => requireSame(wrong)).toThrow(/^README\.md:\d+: must be examples\/\w+\.ts to the letter$/);
  }
});
