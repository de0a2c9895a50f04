import { refuseFile, viewOf } from './file-bytes.js';

/** Reads bytes from their beginning to their end, little-endian; what leads out of them is refused. */
export class ByteReader {
  readonly caller: string;
  /** How messages call the bytes: `the pickle`, `the file`. */
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #position = 0;

  constructor(caller: string, what: string, bytes: Uint8Array) {
    this.caller = caller;
    this.what = what;
    this.bytes = bytes;
    this.#view = viewOf(bytes);
  }

  /** The place of the next byte. */
  get position(): number {
    return this.#position;
  }

  /** How many bytes come from here on. */
  get left(): number {
    return this.bytes.length - this.#position;
  }

  uint8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  float32(): number {
    return this.#view.getFloat32(this.#take(4), true);
  }

  /** A length in 64 bits, rounded: what is beyond 2^53 leads out of every file. */
  length64(): number {
    return Number(this.#view.getBigUint64(this.#take(8), true));
  }

  float64(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  /** As pickles keep floats, and nothing else. */
  bigEndianFloat64(): number {
    return this.#view.getFloat64(this.#take(8), false);
  }

  /** An integer of so many bytes, two's complement; a number where that is exact. */
  integer(length: number): number | bigint {
    const start = this.#take(length);
    let value = 0n;
    for (let index = length - 1; index >= 0; index--) value = (value << 8n) | BigInt(this.bytes[start + index]);
    const signed = BigInt.asIntN(8 * length, value);
    return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
  }

  /** Text of so many bytes. Half a surrogate pair, which Python can write, becomes a replacement character. */
  text(length: number): string {
    const start = this.#take(length);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.bytes.subarray(start, start + length));
  }

  /** Text up to a line feed. */
  line(): string {
    const end = this.bytes.indexOf(0x0a, this.#position);
    if (end < 0) return refuseFile(this.caller, `a name in ${this.what} must end on its line`, 'none');
    const text = this.text(end - this.#position);
    this.#position = end + 1;
    return text;
  }

  skip(length: number): void {
    this.#take(length);
  }

  #take(length: number): number {
    const start = this.#position;
    if (length > this.bytes.length - start) {
      refuseFile(
        this.caller,
        `${this.what} must have ${length} bytes from byte ${start} on`,
        this.bytes.length - start,
      );
    }
    this.#position = start + length;
    return start;
  }
}
