import { describe, expect, test } from 'vitest';
import { distinctRanges, namedRanges } from '../../src/analysis/ranges.js';

describe('namedRanges', () => {
  test.each([
    ['4', [{ from: 0, to: 4 }]],
    [
      '4,10',
      [
        { from: 0, to: 4 },
        { from: 4, to: 10 },
      ],
    ],
    ['3-8', [{ from: 2, to: 8 }]],
    [
      '4, 1-10 ,10',
      [
        { from: 0, to: 4 },
        { from: 0, to: 10 },
        { from: 4, to: 10 },
      ],
    ],
    ['20', [{ from: 0, to: 20 }]],
  ])('%s', (words, ranges) => expect(namedRanges(words, 20)).toEqual(ranges));

  test.each(['', '0', '4,4', '10,4', '8-3', '0-3', 'four', '4;10', '-3', '4.5'])('refuses "%s"', (words) => {
    expect(() => namedRanges(words, 20)).toThrow(
      'analyze: --cliffs must be ends that rise, such as 4,10, or ranges such as 3-8',
    );
  });

  test('refuses what lies beyond the spectrum', () => {
    expect(() => namedRanges('4,21', 20)).toThrow(
      'analyze: --cliffs must stay within the 20 leading eigenvectors that are computed, got 21',
    );
  });
});

test('a range that is there twice stands once', () => {
  const [a, b] = [
    { from: 0, to: 4 },
    { from: 0, to: 5 },
  ];
  expect(distinctRanges([a, b, { ...a }])).toEqual([a, b]);
});
