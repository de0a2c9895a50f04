import { FileFormatError, MisuseError, shapeText, requireFields } from '@entk/core';

/** Names from a file are shown cut to this many characters: a hostile one may be as long as the file. */
const shownCharacters = 60;

/** A name or text from a file, in quotes and on one line. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text);
}

/** A type or class by its name in a file that no reader knows, on one line and cut. */
export function shownType(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is replaced
  const plain = text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
  return plain.length > shownCharacters ? `${plain.slice(0, shownCharacters)}…` : plain;
}

/** A shape from a file, by its number of axes when it has many. */
export function shownShape(shape: readonly number[]): string {
  return shape.length > 8 ? `of ${shape.length} axes` : shapeText(shape);
}

/** Ends a reader with what is wrong with the file. Strings from the file are cut to a readable length. */
export function refuseFile(caller: string, rule: string, got?: unknown, context?: string): never {
  const shown = typeof got === 'string' && got.length > shownCharacters ? `${got.slice(0, shownCharacters)}…` : got;
  throw new FileFormatError({ in: caller, rule, got: shown, context });
}

/**
 * Requires the bytes of a file.
 *
 * @throws MisuseError for anything else, a path or an `ArrayBuffer` included.
 */
export function requireBytes(caller: string, bytes: unknown): asserts bytes is Uint8Array {
  if (bytes instanceof Uint8Array) return;
  const got =
    bytes === null ? 'null' : typeof bytes === 'object' ? (bytes.constructor?.name ?? 'object') : typeof bytes;
  throw new MisuseError({
    in: caller,
    rule: 'bytes must be a Uint8Array',
    got,
    remedy: 'pass the contents of the file',
  });
}

/** Requires arrays by name. */
export function requireNamed(caller: string, name: string, arrays: unknown): void {
  if (!(arrays instanceof Map)) {
    throw new MisuseError({ in: caller, rule: `${name} must be a Map of names and arrays`, got: arrays ?? null });
  }
  for (const [key, array] of arrays) {
    const entry = `${name}: each`;
    if (typeof key !== 'string')
      throw new MisuseError({ in: caller, rule: `${name} must have texts for names`, got: key });
    requireFields(caller, entry, array, ['shape']);
  }
}

/** Whether a file begins with a signature. */
export function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** A view for numbers in the file, whatever buffer it is part of. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Pieces of a file in a row; a single piece as it is, without a copy. */
export function joinedBytes(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>;
export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array;
export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}
