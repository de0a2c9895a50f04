import { strToU8, zipSync } from 'fflate';

/** A pickle of protocol 2: opcodes as Latin-1 text or bytes, in a row. */
export function pickle(...parts: readonly (string | readonly number[])[]): Uint8Array {
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
