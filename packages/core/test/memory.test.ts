import { describe, expect, it } from 'vitest';
import { bytesText, requireMemory } from '../src/index.js';

describe('requireMemory', () => {
  it('passes what fits and refuses the rest with the remedy', () => {
    expect(() => requireMemory('gram', 'the kernel', 1000, 1000)).not.toThrow();
    expect(() => requireMemory('gram', 'the kernel', 5e9, 2e9, 'use the operator')).toThrow(
      'gram: the memory budget of 2.0 GB must hold the kernel (5.0 GB); use the operator',
    );
  });

  it('writes bytes in decimal units', () => {
    expect([0, 999, 1000, 56_600, 640_000, 1.9e9].map(bytesText)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '57 kB',
      '640 kB',
      '1.9 GB',
    ]);
  });
});
