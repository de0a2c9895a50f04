import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { reviveMatrices } from '@entk/core';

/** Bytes of a SHA-256. */
const digestLength = 32;

/**
 * A value as bytes, every number with all its bits: a digest, then what the structured clone of a thread would send.
 */
export function storedBytes(value: unknown): Buffer {
  const body = serialize(value);
  return Buffer.concat([digestOf(body), body]);
}

/** The value of stored bytes; undefined if they are not whole, as after a power cut in the middle of a write. */
export function storedValue(bytes: Buffer): { readonly value: unknown } | undefined {
  const body = bytes.subarray(digestLength);
  if (!digestOf(body).equals(bytes.subarray(0, digestLength))) return undefined;
  return { value: reviveMatrices(deserialize(body)) };
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
