import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWholeFile, writeWholeFileSync } from '../../src/files/whole-file.js';
import { temporaryFolder } from '../entk.js';

const ways: [string, (file: string, bytes: Uint8Array) => Promise<void>][] = [
  ['brought to the disk', writeWholeFile],
  ['at once', async (file, bytes) => writeWholeFileSync(file, bytes)],
];

test.each(ways)(
  '%s: replaces what is there, only the bytes of the view, and leaves nothing beside it',
  async (_, write) => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.bin');
    for (const bytes of [new Uint8Array(3), new Uint8Array([1, 2, 3]).subarray(1)]) await write(file, bytes);
    expect([...readFileSync(file)]).toEqual([2, 3]);
    expect(readdirSync(folder)).toEqual(['a.bin']);
  },
);

test.each(ways)('%s: what cannot be replaced stays, with nothing beside it', async (_, write) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a.bin'));
  await expect(write(join(folder, 'a.bin'), new Uint8Array(3))).rejects.toThrow(/EISDIR|EPERM/);
  await expect(write(join(folder, 'none/a.bin'), new Uint8Array(3))).rejects.toThrow(/ENOENT/);
  expect(readdirSync(folder)).toEqual(['a.bin']);
});
