// Scales of a small package, and of one that breaks every rule: its failures are caught by a Vitest of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireInRange } from '@entk/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkScales } from '../../src/scales/check-scales.js';

describe('a package that scales', () => {
  const pack = {
    norm(values: readonly number[]) {
      const most = Math.max(...values);
      const size = most * Math.hypot(...values.map((value) => value / most));
      return { size, unit: values.map((value) => value / size), kind: 'converged' };
    },
    square(value: number) {
      requireInRange('square', 'square', [value * value]);
      return value * value;
    },
    count: (values: readonly number[]) => values.length,
  };
  checkScales(
    pack,
    {
      norm: [{ of: 'values', args: (s) => [[3 * s, 4 * s]], powers: { size: 1 } }],
      square: [{ of: 'value', args: (s) => [3 * s], powers: { '': 2 } }],
    },
    { count: 'does not compute' },
  );
});

describe('a package that does not', () => {
  const folder = mkdtempSync(fileURLToPath(new URL('.tmp-', import.meta.url)));
  let failures: string[];

  beforeAll(() => {
    writeFileSync(
      join(folder, 'broken.test.ts'),
      `import { checkScales } from '../../../src/scales/check-scales.js';
      checkScales(
        {
          norm: (x) => Math.sqrt(x * x),
          silent: (x) => x * x,
          status: (x) => ({ x, kind: x < 1e-100 ? 'zero' : 'fine' }),
          wrong: (x) => x,
          nothing: () => 0,
          forgotten: (x) => x,
        },
        {
          norm: [{ of: 'x', args: (s) => [3 * s], powers: { '': 1 } }],
          silent: [{ of: 'x', args: (s) => [3 * s], powers: { '': 2 } }],
          status: [{ of: 'x', args: (s) => [3 * s], powers: { x: 1 } }],
          wrong: [{ of: 'x', args: (s) => [3 * s], powers: { '': 2 } }],
          nothing: [{ of: 'x', args: (s) => [3 * s] }],
        },
        {},
      );`,
    );
    const vitest = fileURLToPath(new URL('../../../../node_modules/vitest/vitest.mjs', import.meta.url));
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const { stdout } = spawnSync(process.execPath, [vitest, 'run', '--reporter=json', folder], {
      cwd: root,
      encoding: 'utf8',
    });
    const { testResults } = JSON.parse(stdout) as {
      testResults: { assertionResults: { status: string; fullName: string }[] }[];
    };
    failures = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => fullName);
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is found out at every function, and at the one that was forgotten', () => {
    const gives = 'gives its result times the right power of two for x times one';
    expect(failures).toEqual([
      'names the power of the scale in the result of every exported function',
      `norm ${gives}`,
      `silent ${gives}`,
      `status ${gives}`,
      `wrong ${gives}`,
      `nothing ${gives}`,
    ]);
  });
});
