import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOutputFolder } from '../../src/files/folder.js';
import { temporaryFolder } from '../entk.js';

test('leaves no trace before the first file, and none in a folder that was there', async () => {
  const above = temporaryFolder();
  const folder = await openOutputFolder('train', join(above, 'a/b'));
  expect(readdirSync(above)).toEqual([]);
  await folder.write('c.txt', 'text');
  writeFileSync(join(above, 'mine'), '');
  await openOutputFolder('train', above);
  expect(readdirSync(above).toSorted()).toEqual(['a', 'mine']);
  expect(readFileSync(join(above, 'a/b/c.txt'), 'utf8')).toBe('text');
});

test('writes texts and bytes, makes folders on the way, and replaces what is there', async () => {
  const folder = await openOutputFolder('train', temporaryFolder());
  await folder.write('figures/a.txt', 'first');
  await folder.write('figures/a.txt', 'second');
  await folder.write('b.bin', new Uint8Array([1, 2, 3]).subarray(1));
  expect(readFileSync(join(folder.path, 'figures/a.txt'), 'utf8')).toBe('second');
  expect([...readFileSync(join(folder.path, 'b.bin'))]).toEqual([2, 3]);
  expect(readdirSync(folder.path).toSorted()).toEqual(['b.bin', 'figures']);
});

test('names the folder that cannot be written to', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  await expect(openOutputFolder('reproduce', join(file, 'out'))).rejects.toThrow(
    `reproduce: output folder must be one that can be written to, got`,
  );
});

test('a file that cannot be replaced is an error of the same kind, and nothing temporary stays', async () => {
  const folder = await openOutputFolder('train', temporaryFolder());
  mkdirSync(join(folder.path, 'claims.json'));
  await expect(folder.write('claims.json', '{}')).rejects.toThrow(/train: output folder .*claims\.json/);
  expect(readdirSync(folder.path)).toEqual(['claims.json']);
  expect(existsSync(join(folder.path, '.entk-probe'))).toBe(false);
});
