import { expect, test } from 'vitest';
import { pairwiseSum } from '../src/index.js';

test('adds as a tree, and from the last on what is left over', () => {
  const texts = [0, 1, 2, 4, 5, 7].map((count) => {
    const sum = pairwiseSum((left: string, right: string) => `(${left}+${right})`);
    for (let index = 0; index < count; index++) sum.add(String(index));
    return sum.total();
  });
  expect(texts).toEqual([undefined, '0', '(0+1)', '((0+1)+(2+3))', '(((0+1)+(2+3))+4)', '(((0+1)+(2+3))+((4+5)+6))']);
});
