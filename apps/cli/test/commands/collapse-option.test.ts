import { describe, expect, test } from 'vitest';
import { collapseNames, collapseOf } from '../../src/commands/collapse-option.js';

describe('collapseOf', () => {
  test('every name has its collapse', () => {
    const kinds = collapseNames.map((collapse) =>
      collapseOf({ collapse, class: collapse === 'per-class' ? 2 : undefined }, 3),
    );
    expect(kinds).toEqual([
      { kind: 'classMean' },
      { kind: 'trace' },
      { kind: 'meanOutput' },
      { kind: 'perClass', output: 2 },
      { kind: 'flattened', rowOrder: 'classMajor' },
    ]);
  });

  test.each([
    [{ collapse: 'per-class' as const }, '--collapse per-class needs --class; give one of 0..2'],
    [{ collapse: 'per-class' as const, class: 3 }, 'class must be an integer in 0..2, got 3'],
    [{ collapse: 'trace' as const, class: 1 }, '--class goes with --collapse per-class, got "trace"'],
  ])('refuses %j', (choice, message) => expect(() => collapseOf(choice, 3)).toThrow(message));
});
