import { FileFormatError, MisuseError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { damaged, survives } from '../../src/files/hostile.js';

const files = damaged([Uint8Array.from({ length: 40 }, (_, index) => index)]);
const run = (read: (bytes: Uint8Array) => unknown, verify: (result: unknown, bytes: Uint8Array) => void = () => {}) =>
  survives('read', files, read, verify);
const misuse = { in: 'read', rule: 'a file must be whole' };

describe('survives', () => {
  it('counts what is read and what is refused', () => {
    const { read, refused } = run((bytes) => {
      if (bytes.length < 40) throw new FileFormatError(misuse);
    });
    expect(Math.min(read, refused)).toBeGreaterThan(0);
  });

  it.each<[string, (bytes: Uint8Array) => unknown]>([
    ['crashes', (bytes) => bytes[0] === 0 || (undefined as unknown as Uint8Array).length],
    ['throws another error', (bytes) => bytes.length > 39 || raise(new MisuseError(misuse))],
    ['refuses in another name', (bytes) => bytes.length > 39 || raise(new FileFormatError({ ...misuse, in: 'load' }))],
    ['refuses in two lines', (bytes) => bytes.length > 39 || raise(new FileFormatError({ ...misuse, rule: 'a\nb' }))],
    [
      'refuses at length',
      (bytes) => bytes.length > 39 || raise(new FileFormatError({ ...misuse, rule: 'a'.repeat(600) })),
    ],
    ['changes its input', (bytes) => bytes.fill(7)],
  ])('fails for a reader that %s', (_, read) => {
    expect(() => run(read)).toThrow('Property failed');
  });

  it('fails for a result that does not agree with the file', () => {
    const wrong = (result: unknown, bytes: Uint8Array) => expect(result).toBe(bytes.length);
    expect(() => run((bytes) => Math.min(bytes.length, 40), wrong)).toThrow('Property failed');
  });
});

function raise(error: Error): never {
  throw error;
}
