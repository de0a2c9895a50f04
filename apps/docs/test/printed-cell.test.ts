// Tests no single file: how what was measured of claims is printed.
import { expect, test } from 'vitest';
import { printedCell } from '../.vitepress/theme/pages/printed-cell.js';

test('exponents are raised, and percentages are not broken', () => {
  expect(printedCell('1.7e-5')).toBe('1.7·10⁻⁵');
  expect(printedCell('largest difference 1.0e-7 of 12e3')).toBe('largest difference 1.0·10⁻⁷ of 12·10³');
  expect(printedCell('mean (95 %)')).toBe('mean (95\u00a0%)');
  expect(printedCell('≥ 0.7')).toBe('≥\u00a00.7');
  expect(printedCell('m = 10, S = 0.3')).toBe('m = 10, S = 0.3');
});
