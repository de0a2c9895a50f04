/** Bytes, or parts of them in a row. */
export type GgufPart = Uint8Array | readonly GgufPart[];

export const byte = (value: number): GgufPart => Uint8Array.of(value);
export const uint32 = (value: number): GgufPart => new Uint8Array(Uint32Array.of(value).buffer);
export const uint64 = (value: bigint): GgufPart => new Uint8Array(BigUint64Array.of(value).buffer);

/** A length and the bytes of a text. */
export function text(value: string): GgufPart {
  const bytes = new TextEncoder().encode(value);
  return [uint64(BigInt(bytes.length)), bytes];
}

/** A key of the metadata, the number of its type and its value. */
export function key(name: string, type: number, value: GgufPart): GgufPart {
  return [text(name), uint32(type), value];
}

/** What the header says of a tensor, `ne` with the contiguous axis first. */
export function tensor(name: string, ne: readonly number[], type: number, offset: number): GgufPart {
  const extents = ne.map((extent) => uint64(BigInt(extent)));
  return [text(name), uint32(ne.length), extents, uint32(type), uint64(BigInt(offset))];
}

/** A file of version 3, its data aligned. */
export function gguf(
  keys: readonly GgufPart[],
  tensors: readonly GgufPart[],
  data: Uint8Array,
  alignment = 32,
): Uint8Array {
  const counts = [uint64(BigInt(tensors.length)), uint64(BigInt(keys.length))];
  const header = flat([new TextEncoder().encode('GGUF'), uint32(3), counts, keys, tensors]);
  const padding = new Uint8Array((alignment - (header.length % alignment)) % alignment);
  return flat([header, padding, data]);
}

function flat(part: GgufPart): Uint8Array {
  if (part instanceof Uint8Array) return part;
  const parts = part.map(flat);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of parts) {
    bytes.set(one, at);
    at += one.length;
  }
  return bytes;
}
