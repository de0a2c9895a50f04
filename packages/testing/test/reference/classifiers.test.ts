import { describe, expect, it } from 'vitest';
import { classifierSpectra, hasPlainDrop } from '../../src/index.js';

describe('classifierSpectra', () => {
  it('gives 30 classifiers with two kernels each, values descending', () => {
    const cases = classifierSpectra();
    expect(cases).toHaveLength(60);
    for (const { classes, rows, values } of cases) {
      expect(classes).toBeGreaterThanOrEqual(2);
      expect(rows).toBeGreaterThanOrEqual(values.length);
      expect(values).toHaveLength(200);
      expect(values.every((value, i) => i === 0 || value <= values[i - 1])).toBe(true);
    }
  });

  it('knows the 36 with a plain drop after as many values as there are classes', () => {
    expect(classifierSpectra().filter(hasPlainDrop)).toHaveLength(36);
  });
});

describe('hasPlainDrop', () => {
  const spectrum = {
    classes: 2,
    rows: 5,
    loss: 'ce',
    kernel: 'all',
    largestOther: 1.5,
    values: [9, 8, 2, 1.5],
  } as const;

  it('asks for a ratio that is large, and larger than the others', () => {
    expect(hasPlainDrop(spectrum)).toBe(true);
    expect(hasPlainDrop({ ...spectrum, largestOther: 2.5 })).toBe(false);
    expect(hasPlainDrop({ ...spectrum, values: [9, 5, 2, 1.5] })).toBe(false);
  });
});
