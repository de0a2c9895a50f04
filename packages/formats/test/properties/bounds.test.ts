// Tests no single file: what a file claims costs no more than what it holds.
import { FileFormatError, MemoryBudgetError } from '@entk/core';
import { deflateSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readGguf, readNpy, readNpz, readPt, readSafetensors } from '../../src/index.js';
import { gguf, key, uint32, uint64 } from '../gguf/gguf-parts.js';
import { pickle, type PicklePart, pt } from '../pytorch/pickles.js';

/**
 * From a claim that fits a process to one that fits nothing: 1 GB, 4 GB and a byte, 10¹⁸ bytes, the most of 64 bits.
 */
const claims = [10n ** 9n, 2n ** 32n + 1n, 10n ** 18n, 2n ** 64n - 1n];
/**
 * Bytes that a refusal may take: an archive is inflated in pieces that become 17 MB at most, in a buffer that grows by
 * copies, twice that at a time. The least that is claimed or packed here is three times as much.
 */
const allowed = 64e6;

function safetensors(header: string, headerBytes = BigInt(header.length)): Uint8Array {
  const bytes = new Uint8Array(8 + header.length + 8);
  new DataView(bytes.buffer).setBigUint64(0, headerBytes, true);
  bytes.set(new TextEncoder().encode(header), 8);
  return bytes;
}

function npy(shape: string): Uint8Array {
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117);
  return Uint8Array.of(
    0x93,
    ...new TextEncoder().encode('NUMPY'),
    1,
    0,
    118,
    0,
    ...new TextEncoder().encode(`${header}\n`),
  );
}

/** An archive whose directory and local header claim other sizes than they have. */
function withClaimedSizes(archive: Uint8Array, size: number): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 < bytes.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, size, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, size, true);
  }
  return bytes;
}

/** Each dict has the last one under two keys: 2^levels ways lead to the first. */
function doubled(levels: number): PicklePart[] {
  return Array.from({ length: levels }, (): PicklePart[] => {
    return ['}U\x01ah', [0], 'sU\x01bh', [0], 'sq', [0]];
  }).flat();
}

/** A state dict of views with a stride of 0: of 2^power entries each, of a storage of one. */
function expanded(power: number, count = 1): Uint8Array {
  const storage: PicklePart[] = ['(U\x07storagectorch\nFloatStorage\nU\x010U\x03cpuK\x01tQ'];
  const extent = [...Array.from({ length: Math.floor(power / 8) }, () => 0), 2 ** (power % 8), 0];
  const entries = Array.from({ length: count }, (_, index): PicklePart[] => [
    'X',
    [4, 0, 0, 0],
    String(1000 + index).slice(-4),
    'ctorch._utils\n_rebuild_tensor_v2\n(',
    ...storage,
    'K\0\x8a',
    [extent.length, ...extent],
    [0x85],
    'K\0',
    [0x85],
    'N}tRs',
  ]);
  return pickle('}', ...entries.flat(), '.');
}

const hostile: [string, (bytes: Uint8Array) => unknown, Uint8Array][] = [
  ...claims.flatMap((claim): typeof hostile => [
    [`safetensors: a header of ${claim} bytes`, readSafetensors, safetensors('{}', claim)],
    [`GGUF: a text of ${claim} bytes`, readGguf, gguf([key('a', 8, uint64(claim))], [], new Uint8Array(8))],
    [
      `GGUF: an array of ${claim} numbers`,
      readGguf,
      gguf([key('a', 9, [uint32(0), uint64(claim)])], [], new Uint8Array(8)),
    ],
    [
      `safetensors: a tensor of ${claim} bytes`,
      readSafetensors,
      safetensors(`{"a":{"dtype":"U8","shape":[${claim}],"data_offsets":[0,${claim}]}}`),
    ],
    [
      `safetensors: a product of extents of ${claim}²`,
      readSafetensors,
      safetensors(`{"a":{"dtype":"F64","shape":[${claim},${claim}],"data_offsets":[0,8]}}`),
    ],
    [`npy: ${claim} entries`, readNpy, npy(`(${claim},)`)],
    [`npy: ${claim}² entries`, readNpy, npy(`(${claim}, ${claim})`)],
    [`npz: ${claim} entries`, readNpz, zipSync({ 'a.npy': npy(`(${claim},)`) })],
  ]),
  [
    'npz: an entry that claims 4 GB',
    readNpz,
    withClaimedSizes(zipSync({ 'a.npy': [npy('(1,)'), { level: 9 }] }), 0xfffffffe),
  ],
  [
    'npz: 200 MB of zeros in 200 kB, under a budget of 5 MB',
    (bytes) => readNpz(bytes, { memoryBudget: 5e6 }),
    zipSync({ 'a.npy': [new Uint8Array(2e8), { level: 9 }] }),
  ],
  [
    'npz: the same, claimed to be small',
    (bytes) => readNpz(bytes, { memoryBudget: 5e6 }),
    withClaimedSizes(zipSync({ 'a.npy': [new Uint8Array(2e8), { level: 9 }] }), 1000),
  ],
  ['npz: a stream without its archive', readNpz, deflateSync(new Uint8Array(1e6))],
  ...(['X', '\x8d', '\x8e', '\x96', 'B', 'T'] as const).map((opcode): (typeof hostile)[number] => [
    `pt: a text of 4 GB and more, opcode ${JSON.stringify(opcode)}`,
    readPt,
    pt(pickle(opcode, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f])),
  ]),
  ['pt: dicts that hold the one before twice, thirty levels deep', readPt, pt(pickle('}q', [0], ...doubled(30), '.'))],
  ['pt: a million marks', readPt, pt(pickle('('.repeat(1e6), '.'))],
  ['pt: a million things remembered', readPt, pt(pickle('N', 'q\0\x94\x94'.repeat(3e5), '.'))],
  ['pt: a view of 2^60 zeros', readPt, pt(expanded(60), { 'data/0': new Uint8Array(4) })],
  ['pt: a thousand views of 2^22 zeros', readPt, pt(expanded(22, 1000), { 'data/0': new Uint8Array(4) })],
];

describe('a file is refused before anything is allocated for what it claims', () => {
  it.each(hostile)('%s', (_, read, bytes) => {
    const before = process.memoryUsage();
    let error: unknown;
    try {
      read(bytes);
    } catch (thrown) {
      error = thrown;
    }
    const after = process.memoryUsage();
    expect(error instanceof FileFormatError || error instanceof MemoryBudgetError).toBe(true);
    expect(String(error)).not.toContain('\n');
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(allowed);
    expect(after.heapUsed - before.heapUsed).toBeLessThan(allowed);
  });
});
