import { FileFormatError } from '@entk/core';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { beginning } from '../src/file-content.js';
import { openWeights, readNpy, readNpz, readPt, readSafetensors, readTfjsModel } from '../src/index.js';
import { goldBytes } from './gold.js';

/** Latin-1 text as the bytes of a file, long enough for signatures further in. */
const file = (start: string, at = 0) => {
  const bytes = new Uint8Array(600).fill(0xff);
  bytes.set(strToU8(start, true), at);
  return bytes;
};

const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;

const files: [string, Uint8Array, string][] = [
  ['a Git LFS pointer', strToU8(lfs), 'a Git LFS pointer; git lfs pull fetches the file itself'],
  ['an HTML page', strToU8('\n<!DOCTYPE html><html><body>404</body></html>'), 'an HTML page; download the file itself'],
  ['an answer of a store', strToU8('<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'), 'XML'],
  ['HDF5', file('\x89HDF\r\n\x1a\n'), 'HDF5 (.h5 of Keras, .mat of MATLAB 7.3); save its arrays'],
  ['MATLAB 5', file('MATLAB 5.0 MAT-file, Platform: GLNXA64'), 'a .mat file of MATLAB'],
  ['TensorFlow Lite', file('\x1c\0\0\0TFL3'), 'a TensorFlow Lite model'],
  ['a tar', file('ustar', 257), 'a tar archive; unpack it first'],
  ['gzip', gzipSync(strToU8('weights')), 'gzip; unpack it first (gunzip)'],
  ['bzip2', file('BZh91AY'), 'bzip2'],
  ['xz', file('\xfd7zXZ\0'), 'xz'],
  ['zstd', file('\x28\xb5\x2f\xfd'), 'zstd'],
  ['7z', file('7z\xbc\xaf\x27\x1c'), 'a 7z archive'],
  ['PNG', file('\x89PNG\r\n\x1a\n'), 'a PNG image'],
  ['JPEG', file('\xff\xd8\xff\xe0'), 'a JPEG image'],
  ['PDF', file('%PDF-1.7'), 'a PDF'],
  ['SQLite', file('SQLite format 3\0'), 'an SQLite database'],
  ['Parquet', file('PAR1'), 'a Parquet file'],
  ['a pickle', Uint8Array.of(0x80, 4, 0x95, 0, 0), 'a pickle of Python, a program that is not run'],
  ['a pickle of protocol 0', strToU8('(dp0\nVW\np1\nI1\ns.'), 'a pickle of Python, a program that is not run'],
  ['ONNX', strToU8('\x08\x07\x12\x07pytorch\x1a\x052.0.0\xff', true), 'a protocol buffer (ONNX, a SavedModel'],
  ['a SavedModel', file('\x08\x01\x12\xb8\x0a\x0a\x9a\x02'), 'a protocol buffer (ONNX, a SavedModel'],
  ['Flax', file('\x81\xa6params\x82\xa7Dense_0'), 'MessagePack, as Flax saves; export the weights as'],
  ['a checkpoint of TensorFlow', file('\x57\xfb\x80\x8b\x24\x75\x47\xdb', 592), 'the index of a TensorFlow checkpoint'],
  ['GGML', file('tjgg\x03\0\0\0'), 'a GGML file; llama.cpp converts it'],
  ['lz4', file('\x04\x22\x4d\x18'), 'lz4; unpack it first'],
  ['WebP', file('RIFF\x24\0\0\0WEBP'), 'a WebP image'],
  ['TIFF', file('II*\0'), 'a TIFF image'],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'text in UTF-16; save it as UTF-8'],
  ['CSV', strToU8('a,b,c\n1,2,3\n'), 'a table of text (.csv); numpy.loadtxt reads it'],
  ['a table with tabs', strToU8('a\tb\n1\t2\n'), 'a table of text (.csv)'],
  ['numbers', strToU8('1.5 2e-3 -4\n'), 'a table of text (.csv)'],
  ['a script', strToU8('#!/bin/sh\necho'), 'a script'],
  ['prose', strToU8('These are no weights at all.'), 'text that begins "These are no weights at …"'],
  ['nothing', new Uint8Array(), 'an empty file'],
];

/** Which `openWeights` reads. */
const gguf: (typeof files)[number] = ['GGUF', file('GGUF\x03\0\0\0'), 'a GGUF file'];

const readers: [string, (bytes: Uint8Array) => unknown, string][] = [
  [
    'openWeights',
    openWeights,
    'the file must be safetensors or an index of its shards, .npz, .pt of torch.save, GGUF, or model.json of TensorFlow.js',
  ],
  ['readNpy', readNpy, 'the file must be an .npy array of NumPy'],
  ['readNpz', readNpz, 'the file must be an .npz archive of NumPy'],
  ['readSafetensors', readSafetensors, 'the file must be a safetensors file'],
  ['readPt', readPt, 'the file must be a state dict saved by torch.save (PyTorch 1.6 or later)'],
  ['readTfjsModel', (bytes) => readTfjsModel(bytes, () => undefined), 'model.json must be JSON'],
];

describe('refuseOtherContent', () => {
  describe.each(readers)('%s', (caller, read, accepted) => {
    const others = caller === 'openWeights' ? files : [...files, gguf];
    it.each(others)('says of %s what it looks like and what is accepted', async (_, bytes, looksLike) => {
      const error = await Promise.resolve()
        .then(() => read(bytes))
        .then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
      expect(error).toBeInstanceOf(FileFormatError);
      expect((error as Error).message).toContain(`${caller}: ${accepted}, and looks like ${looksLike}`);
      expect((error as Error).message).not.toContain('\n');
    });
  });

  it.each<[string, (bytes: Uint8Array) => unknown, Uint8Array, string]>([
    ['readNpy', readNpy, strToU8('{"a":1}'), 'JSON'],
    ['readNpy', readNpy, goldBytes('stored.npz'), 'a ZIP archive (.npz, .pt or another)'],
    ['readNpz', readNpz, goldBytes('version-1.npy'), 'an .npy array of NumPy'],
    ['readNpz', readNpz, goldBytes('torchscript.pt'), 'TorchScript of PyTorch'],
    ['readSafetensors', readSafetensors, goldBytes('state-dict.pt'), 'a ZIP archive (.npz, .pt or another)'],
    ['readPt', readPt, goldBytes('stored.npz'), 'an .npz archive'],
    ['readPt', readPt, zipSync({ 'model.weights.h5': new Uint8Array(1) }), 'a .keras model'],
  ])('%s knows the kinds of the other readers', (caller, read, bytes, looksLike) => {
    expect(() => read(bytes)).toThrow(new RegExp(`^${caller}: the file must be [^\\n]*, and looks like `));
    expect(() => read(bytes)).toThrow(`and looks like ${looksLike}`);
  });
});

describe('beginning', () => {
  it('shows the first bytes in base 16', () => {
    expect(beginning(Uint8Array.of(1, 255))).toBe('2 bytes that begin with 01 ff');
    expect(beginning(new Uint8Array())).toBe('an empty file');
  });
});
