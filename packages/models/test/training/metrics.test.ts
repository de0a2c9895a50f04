import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { accuracyOf, crossEntropy, metricsOf, squaredError } from '../../src/index.js';

const targets = ndArray([4, 2], Float32Array.of(1, 0, 0, 1, 1, 0, 0, 1));

describe('accuracyOf', () => {
  it('counts rows whose largest output stands where the largest target does', () => {
    expect(accuracyOf(ndArray([4, 2], Float32Array.of(3, 1, -2, -1, 0, 5, 1, 2)), targets)).toBe(0.75);
  });

  it('takes the first of equal outputs', () => {
    expect(accuracyOf(ndArray([4, 2]), targets)).toBe(0.5);
  });
});

describe('targets that are not laid out as the outputs', () => {
  // By hand: rows [3, 1], [-2, -1], [0, 5], [1, 2] choose 0, 1, 1, 1; labels 0, 0, 1, 0 agree with two of four.
  const outputs = ndArray([4, 2], Float32Array.of(3, 1, -2, -1, 0, 5, 1, 2));
  const labels = Float32Array.of(0, 0, 1, 0);

  it('are scored as rows with a 1 at the label', () => {
    expect(accuracyOf(outputs, ndArray([4, 2], Float32Array.of(1, 0, 1, 0, 0, 1, 1, 0)))).toBe(0.5);
  });

  it.each([
    ['labels [N]', ndArray([4], labels)],
    ['labels [N, 1]', ndArray([4, 1], labels)],
    ['one row', ndArray([1, 2], labels.subarray(0, 2))],
    ['[C, N]', ndArray([2, 4], Float32Array.of(...labels, ...labels))],
    ['[N, T, C]', ndArray([2, 2, 2], Float32Array.of(...labels, ...labels))],
  ])('are refused: %s', (_, other) => {
    for (const score of [
      () => accuracyOf(outputs, other),
      () => metricsOf(squaredError(), outputs, other),
      () => metricsOf(crossEntropy(), outputs, other),
    ]) {
      expect(score).toThrow(
        /Of: targets must have the axes \[4, 2\] of the outputs, got \[.*a label c is a row of zeros/,
      );
    }
  });

  it('are refused where there are no rows, or no axis of outputs', () => {
    expect(() => accuracyOf(ndArray([0, 2]), ndArray([0, 2]))).toThrow('outputs must have axes [N, C] or [N, T, C]');
    expect(() => accuracyOf(ndArray([4], labels), ndArray([4], labels))).toThrow(
      'accuracyOf: outputs must have axes [N, C] or [N, T, C], not empty, got [4]',
    );
  });
});

describe('metricsOf', () => {
  it('is loss and accuracy together', () => {
    expect(metricsOf(squaredError(), ndArray([4, 2]), targets)).toEqual({ loss: 0.5, accuracy: 0.5 });
  });
});
