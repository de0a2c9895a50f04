import { strToU8, zipSync } from 'fflate';

/** Opcodes of a pickle with what follows them, as Latin-1 text or as bytes. */
export type PicklePart = string | readonly number[];

/** A pickle of protocol 2: these parts in a row. */
export function pickle(...parts: readonly PicklePart[]): Uint8Array {
  return Uint8Array.from([
    0x80,
    2,
    ...parts.flatMap((part) => (typeof part === 'string' ? [...strToU8(part, true)] : part)),
  ]);
}

/** A file of `torch.save` with this pickle, and these entries beside it. */
export function pt(data: Uint8Array, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const entries = Object.entries(more).map(([name, bytes]) => [`archive/${name}`, bytes]);
  return zipSync({ 'archive/data.pkl': data, ...Object.fromEntries(entries) }, { level: 0 });
}
