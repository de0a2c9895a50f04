import { describe, expect, test } from 'vitest';
import { splitExamples } from '../../src/analysis/split.js';

describe('splitExamples', () => {
  test('the first rows where they are told', () => {
    expect(splitExamples(4, 0, 3)).toMatchObject({ training: [0, 1, 2], heldOut: [3] });
    expect(splitExamples(4, 0, 4).heldOut).toEqual([]);
    expect(() => splitExamples(4, 0, 5)).toThrow('analyze: training rows must be an integer in 1..4, got 5');
    expect(() => splitExamples(4, 0, 0)).toThrow('training rows must be an integer in 1..4, got 0');
  });

  test('else a quarter, every row once, by the seed', () => {
    const { training, heldOut, split } = splitExamples(42, 7);
    expect(heldOut).toHaveLength(10);
    expect([...training, ...heldOut].toSorted((left, right) => left - right)).toEqual(
      Array.from({ length: 42 }, (_, row) => row),
    );
    expect(training).toEqual(training.toSorted((left, right) => left - right));
    expect(splitExamples(42, 7)).toEqual({ training, heldOut, split });
    expect(splitExamples(42, 8).heldOut).not.toEqual(heldOut);
    expect(split).toContain('10 of 42 rows, drawn with seed 7, are held out');
    expect(splitExamples(1, 0)).toMatchObject({ training: [0], heldOut: [] });
  });
});
