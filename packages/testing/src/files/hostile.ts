import { FileFormatError, MemoryBudgetError } from '@entk/core';
import * as fc from 'fast-check';

/** How many hostile files each property tries: few in the suite, many under `node fuzz/readers.mjs`. */
const hostileRuns = Number(process.env.ENTK_FUZZ_RUNS ?? 500);

/** A property test of that many files, in milliseconds. */
export const hostileTimeout = 60_000 + 10 * hostileRuns;

const seed = Number(process.env.ENTK_FUZZ_SEED ?? 1);

/** One change of a file. Positions and lengths are taken modulo what there is. */
interface Change {
  readonly kind: 'flip' | 'set' | 'cut' | 'drop' | 'repeat' | 'insert' | 'number' | 'digit';
  readonly at: number;
  readonly value: number;
}

const interesting = [
  0n,
  1n,
  0xffn,
  0xffffn,
  0x7fffffffn,
  0xffffffffn,
  10n ** 18n,
  2n ** 53n,
  2n ** 63n - 1n,
  2n ** 64n - 1n,
];

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('flip', 'set', 'cut', 'drop', 'repeat', 'insert', 'number', 'digit'),
  at: fc.nat(),
  value: fc.nat(),
});

/** Files that are nearly right: those given, changed in up to `changes` places, and now and then plain noise. */
export function damaged(files: readonly Uint8Array[], changes = 5): fc.Arbitrary<Uint8Array> {
  const near = fc
    .tuple(fc.constantFrom(...files), fc.array(change, { maxLength: changes }))
    .map(([file, list]) => list.reduce(changed, file));
  return fc.oneof({ weight: 30, arbitrary: near }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) });
}

function changed(bytes: Uint8Array, { kind, at, value }: Change): Uint8Array {
  const position = bytes.length === 0 ? 0 : at % bytes.length;
  const copy = bytes.slice();
  const length = 1 + (value % 16);
  switch (kind) {
    case 'flip':
      copy[position] ^= 1 << (value % 8);
      return copy;
    case 'set':
      copy[position] = value;
      return copy;
    case 'cut':
      return copy.slice(0, position);
    case 'drop':
      return joined(copy.slice(0, position), copy.slice(position + length));
    case 'repeat':
      return joined(copy.slice(0, position + length), copy.slice(position));
    case 'insert':
      return joined(copy.slice(0, position), new Uint8Array(length).fill(value >> 4), copy.slice(position));
    case 'number':
      return withNumber(copy, position, interesting[value % interesting.length], value % 3);
    case 'digit':
      return withDigit(copy, position, value);
  }
}

/** An interesting number in 2, 4 or 8 bytes. */
function withNumber(bytes: Uint8Array, at: number, value: bigint, size: number): Uint8Array {
  const width = 2 << size;
  for (let index = 0; index < width && at + index < bytes.length; index++) {
    bytes[at + index] = Number((value >> BigInt(8 * index)) & 0xffn);
  }
  return bytes;
}

/** The next decimal digit in the file replaced: shapes, offsets and widths are written in them. */
function withDigit(bytes: Uint8Array, from: number, value: number): Uint8Array {
  const at = bytes.findIndex((byte, index) => index >= from && byte >= 0x30 && byte <= 0x39);
  if (at >= 0) bytes[at] = 0x30 + (value % 10);
  return bytes;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

/** How many hostile files a reader read, and how many it refused. */
interface Counts {
  read: number;
  refused: number;
}

/**
 * Runs a reader on hostile files: it must give what `verify` accepts, or throw one of the two errors in one short line
 * in its own name. Returns how many files it read and how many it refused.
 */
export function survives<T>(
  caller: string,
  files: fc.Arbitrary<Uint8Array>,
  read: (bytes: Uint8Array) => T,
  verify: (result: T, bytes: Uint8Array) => void,
): Counts {
  const counts: Counts = { read: 0, refused: 0 };
  const property = fc.property(files, (bytes) => {
    const before = bytes.slice();
    let result: T;
    try {
      result = read(bytes);
    } catch (error) {
      return requireRefusal(caller, error, counts);
    }
    counts.read++;
    verify(result, bytes);
    if (Buffer.compare(before, bytes) !== 0) throw new Error('the reader changed its input');
  });
  fc.assert(property, { numRuns: hostileRuns, seed });
  return told(caller, counts);
}

/** The same for a reader that waits for other files. */
export async function survivesAsync<F, T>(
  caller: string,
  files: fc.Arbitrary<F>,
  read: (files: F) => Promise<T>,
  verify: (result: T, files: F) => void,
): Promise<Counts> {
  const counts: Counts = { read: 0, refused: 0 };
  const property = fc.asyncProperty(files, async (hostile) => {
    let result: T;
    try {
      result = await read(hostile);
    } catch (error) {
      return requireRefusal(caller, error, counts);
    }
    counts.read++;
    verify(result, hostile);
  });
  await fc.assert(property, { numRuns: hostileRuns, seed });
  return told(caller, counts);
}

function requireRefusal(caller: string, error: unknown, counts: Counts): void {
  counts.refused++;
  if (!(error instanceof FileFormatError || error instanceof MemoryBudgetError)) throw error;
  const { message } = error;
  if (!message.startsWith(caller) || /[\n\r]/.test(message) || message.length > 500) {
    throw new Error(`not one short line in the name of ${caller}: ${message}`, { cause: error });
  }
}

function told(caller: string, counts: Counts): Counts {
  if (process.env.ENTK_FUZZ_RUNS !== undefined) {
    process.stdout.write(`${caller}: ${counts.read} read, ${counts.refused} refused of ${hostileRuns}\n`);
  }
  return counts;
}
