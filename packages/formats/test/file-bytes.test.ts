import { FileFormatError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { quoted, refuseFile, requireBytes, viewOf } from '../src/file-bytes.js';

describe('file bytes', () => {
  it('cuts names and values from a file to a readable length', () => {
    expect(quoted('a\nb')).toBe('"a\\nb"');
    expect(quoted('x'.repeat(70))).toBe(`"${'x'.repeat(60)}…"`);
    expect(() => refuseFile('read', 'it must be short', 'y'.repeat(70), 'file')).toThrow(FileFormatError);
    expect(() => refuseFile('read', 'it must be short', 'y'.repeat(70), 'file')).toThrow(
      `read: it must be short, got "${'y'.repeat(60)}…" (file)`,
    );
  });

  it('takes bytes, Node buffers included, and refuses the rest', () => {
    expect(() => requireBytes('read', Buffer.from([1]))).not.toThrow();
    expect(() => requireBytes('read', null)).toThrow(
      'read: bytes must be a Uint8Array, got "null"; pass the contents of the file',
    );
    expect(() => requireBytes('read', new Float32Array(1))).toThrow('got "Float32Array"');
  });

  it('views a part of a buffer as itself', () => {
    const part = Uint8Array.of(9, 1, 0, 9).subarray(1, 3);
    expect([viewOf(part).byteLength, viewOf(part).getUint16(0, true)]).toEqual([2, 1]);
  });
});
