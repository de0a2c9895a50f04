// Tests no single file: what a file claims costs no more than what it holds.
import { FileFormatError, MemoryBudgetError } from '@entk/core';
import { deflateSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readNpy, readNpz, readSafetensors } from '../../src/index.js';

/** From a claim that fits a process to one that fits nothing: 1 GB, 4 GB and a byte, 10¹⁸ bytes, the most of 64 bits. */
const claims = [10n ** 9n, 2n ** 32n + 1n, 10n ** 18n, 2n ** 64n - 1n];
/**
 * Bytes that a refusal may take: an archive is inflated in pieces that become 17 MB at most, in a buffer that grows by copies,
 * twice that at a time. The least that is claimed or packed here is three times as much.
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

const hostile: [string, (bytes: Uint8Array) => unknown, Uint8Array][] = [
  ...claims.flatMap((claim): typeof hostile => [
    [`safetensors: a header of ${claim} bytes`, readSafetensors, safetensors('{}', claim)],
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
