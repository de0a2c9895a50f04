// Scales of a small package, and of one that breaks every rule: its failures are caught by a Vitest of its own.
import { requireInRange } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkScales } from '../../src/scales/check-scales.js';
import { failuresOf } from '../failures-of.js';

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
  let failures: string[];

  beforeAll(() => {
    failures = failuresOf(
      `import { checkScales } from '../../src/scales/check-scales.js';
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
  }, 60_000);

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
