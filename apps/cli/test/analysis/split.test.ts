import { describe, expect, test } from 'vitest';
import { splitExamples } from '../../src/analysis/split.js';

describe('splitExamples', () => {
  test('the first rows where they are told', () => {
    expect(splitExamples(4, 0, 3)).toMatchObject({ train: [0, 1, 2], test: [3] });
    expect(splitExamples(4, 0, 4).test).toEqual([]);
    expect(() => splitExamples(4, 0, 5)).toThrow('analyze: training rows must be an integer in 1..4, got 5');
    expect(() => splitExamples(4, 0, 0)).toThrow('training rows must be an integer in 1..4, got 0');
  });

  test('else a quarter, every row once, by the seed', () => {
    const { train, test, split } = splitExamples(42, 7);
    expect(test).toHaveLength(10);
    expect([...train, ...test].toSorted((left, right) => left - right)).toEqual(
      Array.from({ length: 42 }, (_, row) => row),
    );
    expect(train).toEqual(train.toSorted((left, right) => left - right));
    expect(splitExamples(42, 7)).toEqual({ train, test, split });
    expect(splitExamples(42, 8).test).not.toEqual(test);
    expect(split).toContain('10 of 42 rows, drawn with seed 7, are held out');
    expect(splitExamples(1, 0)).toMatchObject({ train: [0], test: [] });
  });
});
