import { describe, expect, test } from 'vitest';
import { cliffOptions, detectorNote, requireExpected, usualExpected } from '../../src/analysis/expected-places.js';

describe('places where a drop is expected', () => {
  test('those that are named, each once and among the values that are computed', () => {
    expect(requireExpected([4, 10], 20)).toEqual([4, 10]);
    expect(requireExpected([], 20)).toEqual([]);
    for (const wrong of [[0], [4, 4], [20]]) {
      expect(() => requireExpected(wrong, 20)).toThrow(
        '--expect must name numbers of eigenvalues from 1 to 19, each once',
      );
    }
    expect(() => requireExpected([20], 20)).toThrow('--top computes more');
  });

  test('as many values as there are outputs, where every row is an example of all of them', () => {
    expect(usualExpected({ kind: 'classMean' }, 4, 20)).toEqual([4]);
    expect(usualExpected({ kind: 'trace' }, 4, 20)).toEqual([4]);
    expect(usualExpected({ kind: 'classMean' }, 1, 20)).toEqual([]);
    expect(usualExpected({ kind: 'classMean' }, 20, 20)).toEqual([]);
    expect(usualExpected({ kind: 'meanOutput' }, 4, 20)).toEqual([]);
  });

  test('of a shorter spectrum only those inside it', () => {
    expect(cliffOptions({ falseAlarmRate: 0.05, expected: [4, 10] }, 10)).toEqual({
      falseAlarmRate: 0.05,
      expected: [4],
    });
  });

  test('are said in the report', () => {
    expect(detectorNote({ falseAlarmRate: 0.05, expected: [] }, false)).toContain('told neither where nor how many');
    expect(detectorNote({ falseAlarmRate: 0.05, expected: [4] }, false)).toContain(
      'after 4, as many as there are outputs',
    );
    expect(detectorNote({ falseAlarmRate: 0.05, expected: [4, 9] }, true)).toContain('after 4, 9, as --expect says');
  });
});
