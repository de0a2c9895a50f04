import { FileFormatError } from '@entk/core';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { npzArchive, zipContent, zipEntries } from '../../src/npz/zip-entries.js';
import { entryContents } from '../../src/npz/entry-contents.js';
import { readNpz } from '../../src/index.js';
import { goldBytes } from '../gold.js';
import { joined } from '@entk/testing/hostile-files';

const two = () => zipSync({ 'a.npy': Uint8Array.of(1, 2), 'b.npy': [new Uint8Array(50), { level: 9 }] }, { level: 0 });

/** Byte offsets in the archive of `two`: local header a (35 + 2), local header b, directory entries, end record. */
function patched(change: (view: DataView, directory: number, end: number) => void): Uint8Array {
  const bytes = two();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  change(view, view.getUint32(end + 16, true), end);
  return bytes;
}

describe('zipEntries', () => {
  it('lists what zip writers put in, packed', () => {
    const [a, b] = zipEntries('read', two());
    expect(a).toEqual({ name: 'a.npy', packed: Uint8Array.of(1, 2), deflated: false, size: 2, checksum: 0xb6cc4292 });
    expect([b.name, b.deflated, b.size, b.packed.length < 50]).toEqual(['b.npy', true, 50, true]);
    expect(zipEntries('read', goldBytes('deflated.npz'))).toHaveLength(26);
  });

  it('finds the end behind a comment, also one that looks like an end', () => {
    const bytes = two();
    const comment = Uint8Array.of(0x50, 0x4b, 0x05, 0x06, 1, 2, 3);
    const commented = joined(bytes, comment);
    new DataView(commented.buffer).setUint16(bytes.length - 2, comment.length, true);
    expect(zipEntries('read', commented).map(({ name }) => name)).toEqual(['a.npy', 'b.npy']);
  });

  it.each<[string, string, (view: DataView, directory: number, end: number) => void]>([
    ['an archive in parts', 'in one part', (view, _, end) => view.setUint16(end + 4, 1, true)],
    ['another count', 'must be in one part', (view, _, end) => view.setUint16(end + 8, 3, true)],
    [
      'ZIP64 without its end record',
      'the directory must fill the archive up to byte',
      (view, _, end) => view.setUint32(end + 16, 0xffffffff, true),
    ],
    [
      'a directory elsewhere',
      'the directory must fill the archive up to byte',
      (view, directory, end) => view.setUint32(end + 16, directory - 1, true),
    ],
    [
      'an invalid directory entry',
      'the directory must have 2 entries, got 0',
      (view, directory) => view.setUint32(directory, 7, true),
    ],
    [
      'a name past the end',
      'entry 0 of the directory must end at byte',
      (view, directory) => view.setUint16(directory + 28, 0xffff, true),
    ],
    [
      'an entry of ZIP64 without its extra field',
      '"a.npy" must have its 64-bit sizes',
      (view, directory) => view.setUint32(directory + 24, 0xffffffff, true),
    ],
    [
      'a local header past the directory',
      '"a.npy" must have a local header before the directory',
      (view, directory) => view.setUint32(directory + 42, directory, true),
    ],
    [
      'an invalid local header',
      '"a.npy" must have a local header before the directory, got 1',
      (view, directory) => view.setUint32(directory + 42, 1, true),
    ],
    [
      'contents past the directory',
      '"a.npy" must end at byte',
      (view, directory) => view.setUint32(directory + 20, 5000, true),
    ],
    [
      'a stored entry of two sizes',
      '"a.npy" is stored and must have 3 bytes, got 2',
      (view, directory) => view.setUint32(directory + 24, 3, true),
    ],
    [
      'a name twice',
      'names in the archive must differ, got "a.npy"',
      (view, directory) => view.setUint8(directory + 51 + 46, 'a'.charCodeAt(0)),
    ],
    [
      'a name that is no UTF-8',
      'names in the archive must be UTF-8',
      (view, directory) => view.setUint8(directory + 46, 0xff),
    ],
  ])('refuses %s', (_, message, change) => {
    expect(() => zipEntries('read', patched(change))).toThrow(FileFormatError);
    expect(() => zipEntries('read', patched(change))).toThrow(message);
  });

  it.each<[string, (view: DataView, directory: number) => void]>([
    ['encrypted', (view, directory) => view.setUint16(directory + 8, 1, true)],
    ['packed by bzip2', (view, directory) => view.setUint16(directory + 10, 12, true)],
    ['packed by ZIP method 77', (view, directory) => view.setUint16(directory + 10, 77, true)],
  ])('lists an entry that is %s as closed, and the rest as ever', (closed, change) => {
    const bytes = patched(change);
    expect(zipEntries('read', bytes).map((entry) => entry.closed)).toEqual([closed, undefined]);
    expect(() => entryContents('read', zipEntries('read', bytes)[0])).toThrow(
      `read: "a.npy" must be stored or deflated, and is ${closed}`,
    );
    expect(readNpz(bytes).unread.get('a')).toEqual({ shape: [2], dtype: 'bytes', unread: `a file that is ${closed}` });
  });

  it('reads ZIP64 as PyTorch and Python write it, and refuses it cut or in parts', () => {
    const file = goldBytes('state-dict.pt');
    expect(zipEntries('read', file).map(({ name }) => name)).toContain('state-dict/data.pkl');
    const view = new DataView(file.buffer);
    const end64 = file.length - 22 - 20 - 56;
    for (const [at, message] of [
      [end64, 'the end record of ZIP64 must stand before its locator'],
      [end64 + 16, 'a ZIP archive must be in one part'],
      [end64 + 40, 'the directory must fill the archive up to byte'],
    ] as const) {
      const before = view.getUint8(at);
      view.setUint8(at, before + 1);
      expect(() => zipEntries('read', file)).toThrow(message);
      view.setUint8(at, before);
    }
    const large = goldBytes('zip64.npz');
    expect(zipEntries('read', large)).toHaveLength(2);
    expect([...readNpz(large).keys()]).toEqual(['a', 'b']);
  });

  it('refuses fewer entries than the directory holds, and files without an end', () => {
    const fewer = patched((view, _, end) => {
      view.setUint16(end + 8, 1, true);
      view.setUint16(end + 10, 1, true);
    });
    expect(() => zipEntries('read', fewer)).toThrow(
      'the directory must hold 1 entries and nothing else, got 51 (bytes left over)',
    );
    expect(() => zipEntries('read', new Uint8Array(100))).toThrow(
      'a ZIP archive must end with its directory, got "100 bytes without one"',
    );
  });
});

describe('zipContent', () => {
  it.each([
    ['a.npy', npzArchive],
    ['m/data.pkl', 'a file of torch.save'],
    ['m/constants.pkl', 'TorchScript of PyTorch'],
    ['m/code/__torch__.py', 'TorchScript of PyTorch'],
    ['m/archive_format', 'a program of torch.export'],
    ['model.weights.h5', 'a .keras model'],
    ['word/document.xml', 'a document of an office program'],
    ['readme.txt', 'a ZIP archive of other files, "readme.txt" first'],
  ])('knows an archive with %s', (name, content) => {
    expect(zipContent(zipEntries('read', zipSync({ [name]: new Uint8Array(1) })))).toBe(content);
  });

  it('takes an empty archive for an .npz of no arrays', () => {
    expect(zipContent([])).toBe(npzArchive);
  });
});
