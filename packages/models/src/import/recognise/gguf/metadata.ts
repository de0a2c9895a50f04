import { FileFormatError } from '@entk/core';
import type { GgufValue } from '@entk/formats';

/** The metadata of a GGUF file, read key by key: nothing in it is believed before. */
export class GgufMetadata {
  readonly #values: ReadonlyMap<string, GgufValue>;
  /** `general.architecture`, which begins the keys of a model's sizes. */
  readonly architecture: string;

  constructor(values: ReadonlyMap<string, GgufValue>) {
    this.#values = values;
    this.architecture = this.#text('general.architecture');
  }

  /** A number of the model, `{architecture}.{key}`, or what it is without one. */
  number(key: string, without?: number): number {
    const name = `${this.architecture}.${key}`;
    const value = this.#values.get(name) ?? without;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return refuseMetadata(`${name} must be a number`, value);
  }

  /** A text of the model, `{architecture}.{key}`, if there is one. */
  text(key: string): string | undefined {
    const name = `${this.architecture}.${key}`;
    return this.#values.has(name) ? this.#text(name) : undefined;
  }

  /** Whether each block has something, `{architecture}.{key}` as a list, if there is one. */
  flags(key: string): readonly boolean[] | undefined {
    const name = `${this.architecture}.${key}`;
    const value = this.#values.get(name);
    if (value === undefined || typeof value === 'number') return undefined;
    if (Array.isArray(value) && value.every((one) => typeof one === 'boolean')) return value;
    return refuseMetadata(`${name} must be a list of booleans, or a number`, value);
  }

  #text(name: string): string {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value : refuseMetadata(`${name} must be a text`, value);
  }
}

/** Ends a recogniser with what is wrong in the metadata of a GGUF file. */
export function refuseMetadata(rule: string, got: GgufValue | undefined): never {
  const shown = Array.isArray(got) ? `a list of ${got.length}` : typeof got === 'bigint' ? String(got) : got;
  throw new FileFormatError({ in: 'GGUF', rule, got: shown ?? 'nothing' });
}
