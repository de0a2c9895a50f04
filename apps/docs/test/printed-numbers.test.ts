// Tests no single file: how numbers of the pages are printed.
import { expect, test } from 'vitest';
import { printed } from '../.vitepress/printed-numbers.js';

test('a unit stays on the line of its number', () => {
  expect(printed('1.1 % of 13 MB in 11 s')).toBe('1.1\u00a0% of 13\u00a0MB in 11\u00a0s');
  expect(printed('0.562/0.217 → 0.547/0.213')).toBe('0.562/0.217\u00a0→ 0.547/0.213');
  expect(printed('8 sentences, 3 s-shaped, of 100 MBit')).toBe('8 sentences, 3 s-shaped, of 100 MBit');
});

test('an equation is not broken', () => {
  expect(printed('with p = 29 and k = −1')).toBe('with p\u00a0=\u00a029 and k\u00a0=\u00a0−1');
  expect(printed('samples / rows = 4')).toBe('samples / rows = 4');
});

test('a minus is no hyphen, and a hyphen no minus', () => {
  expect(printed('difference -0.0432 (-0.0509 to -0.0354)')).toBe('difference −0.0432 (−0.0509 to −0.0354)');
  expect(printed('exp(-5i/n)')).toBe('exp(−5i/n)');
  expect(printed('1-4 and 5-10, 1e-7, SmolLM2-135M, SHA-256, 2026-11-29')).toBe(
    '1-4 and 5-10, 1e-7, SmolLM2-135M, SHA-256, 2026-11-29',
  );
});

test('powers are raised', () => {
  expect(printed('power law i^-0.3, noise 1')).toBe('power law i<sup>−0.3</sup>, noise 1');
  expect(printed('stretched exponential 1 i^0.5')).toBe('stretched exponential 1 i<sup>0.5</sup>');
  expect(printed('base^i')).toBe('base^i');
});
