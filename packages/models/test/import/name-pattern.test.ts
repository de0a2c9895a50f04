import { expect, it } from 'vitest';
import { fitsPattern } from '../../src/import/name-pattern.js';

it.each([
  ['blocks.0.attn.W_Q', 'blocks.*.attn.*', true],
  ['blocks.0.mlp.W_in', 'blocks.*.attn.*', false],
  ['W', 'W', true],
  ['W', 'w', false],
  ['Wx', 'W', false],
  ['', '*', true],
  ['', '', true],
  ['abcbc', 'a*bc', true],
  ['a.b', 'a?b', false],
  ['a+b', 'a+*', true],
])('%s fits %s: %s', (name, pattern, fits) => expect(fitsPattern(name, pattern)).toBe(fits));

it('takes no longer for many stars', () => {
  const started = performance.now();
  expect(fitsPattern('a'.repeat(5000), `${'a*'.repeat(2000)}b`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(10_000);
});
