import { expect, test } from 'vitest';
import { cutToWidth, textWidth } from '../../src/terminal/text-width.js';

// Of East Asian Width (Unicode Annex 11): W and F take two columns.
test.each([
  ['', 0],
  ['loss 0.1', 8],
  ['\u001b[32m✓\u001b[39m', 1],
  ['λ₁ ≈ 2', 6],
  ['特征', 4],
  ['e\u0301', 1],
  ['🙂', 2],
])('%j takes %i columns', (text, width) => expect(textWidth(text)).toBe(width));

test('what is cut off is marked, and no character is cut in two', () => {
  expect(cutToWidth('training', 8)).toBe('training');
  expect(cutToWidth('training', 5)).toBe('trai…');
  expect(cutToWidth('特征空间', 6)).toBe('特征…');
});
