import { MisuseError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { indicatorFamily } from '../src/index.js';
import { entry } from './tolerances.js';

describe('indicatorFamily', () => {
  const values = [5, 2, 5, 9, 2, 5, 5];
  const { name, features, labels, groupSize } = indicatorFamily({ name: 'token', labels: values });

  it('has a column for every value that occurs, ascending', () => {
    expect([name, labels, groupSize, features.rows]).toEqual(['token', ['2', '5', '9'], 1, 7]);
  });

  it('is 1 where the label is the value, less the mean, at unit length', () => {
    labels.forEach((label, column) => {
      const ones = values.map((value) => (value === Number(label) ? 1 : 0));
      const mean = ones.reduce<number>((sum, one) => sum + one, 0) / 7;
      const length = Math.hypot(...ones.map((one) => one - mean));
      ones.forEach((one, row) => {
        expect(Math.abs(features.get(row, column) - (one - mean) / length)).toBeLessThan(entry);
      });
    });
  });

  it('refuses labels that say nothing', () => {
    expect(() => indicatorFamily({ name: 'token', labels: [3, 3] })).toThrow(
      'indicatorFamily: labels must have at least two different values, got 1',
    );
    expect(() => indicatorFamily({ name: 'token', labels: [0.5, 1] })).toThrow(MisuseError);
  });
});
