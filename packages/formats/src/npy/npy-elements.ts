import { elementBytes, type ElementKind } from '../elements/element-types.js';

/** How the elements of an .npy file are stored. */
export interface NpyElements {
  readonly kind: ElementKind;
  readonly littleEndian: boolean;
}

/**
 * Every spelling of a type that `numpy.dtype` takes: kind and width, the character of C's type, the name. Those of C's
 * `long` and of pointers are 64 bits, as NumPy has them on Linux and macOS; elsewhere the size of the data tells them
 * apart.
 */
const spellings: Readonly<Partial<Record<ElementKind, string>>> = {
  f64: 'f8 d float64 double float',
  f32: 'f4 f float32 single',
  f16: 'f2 e float16 half',
  i64: 'i8 q l p n int64 longlong int int_ long intp',
  i32: 'i4 i int32 intc',
  i16: 'i2 h int16 short',
  i8: 'i1 b int8 byte',
  u64: 'u8 Q L P N uint64 ulonglong uint ulong uintp',
  u32: 'u4 I uint32 uintc',
  u16: 'u2 H uint16 ushort',
  u8: 'u1 B uint8 ubyte',
  bool: 'b1 ? bool bool_',
};

const kinds: ReadonlyMap<string, ElementKind> = new Map(
  Object.entries(spellings).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as ElementKind])),
);

/** What an `.npy` file holds that is no real number of at most 64 bits, by the first letter of its type. */
const otherContents: Readonly<Record<string, string>> = {
  U: 'text',
  S: 'text',
  a: 'text',
  T: 'text',
  s: 'text',
  O: 'Python objects',
  o: 'Python objects',
  c: 'complex numbers',
  F: 'complex numbers',
  D: 'complex numbers',
  G: 'complex numbers',
  M: 'dates',
  m: 'spans of time',
  V: 'raw bytes',
  f: 'extended floats',
  g: 'extended floats',
};

/**
 * How elements of a `descr` are stored: `<f4`, and whatever else NumPy reads, `=f4`, `f4` and `float32`; `undefined`
 * for what is no real number of at most 64 bits. Without a byte order, or in that of "this machine", they are
 * little-endian.
 */
export function npyElements(descr: string): NpyElements | undefined {
  const kind = kinds.get(descr) ?? kinds.get(descr.replace(/^[<>=|](?=[a-zA-Z?]\d?$)/, ''));
  return kind && { kind, littleEndian: !(descr.startsWith('>') && elementBytes[kind] > 1) };
}

/** What elements are that {@link npyElements} does not know: `complex numbers`, `records`. */
export function npyContents(descr: string): string {
  if (/^[[(]|,/.test(descr)) return 'records';
  return otherContents[/^[<>=|]?(.)/.exec(descr)?.[1] ?? ''] ?? 'elements of an unknown type';
}
