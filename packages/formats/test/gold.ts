import { readFileSync } from 'node:fs';
import type { NdArray, NumericArray } from '@entk/core';

/** An array as Python described it: exact decimal texts, row-major. */
export interface GoldArray {
  readonly shape: readonly number[];
  readonly entries: readonly string[];
}

const folder = new URL('./fixtures/', import.meta.url);

/** The bytes of a gold file. */
export function goldBytes(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(new URL(name, folder)));
}

/** What Python put into a gold file. */
export function goldArrays(name: string): Readonly<Record<string, GoldArray>> {
  return new Map(Object.entries(goldFiles())).get(name) as Record<string, GoldArray>;
}

/** What Python put into a gold file of one array. */
export function goldArray(name: string): GoldArray {
  return goldFiles()[name] as GoldArray;
}

/** A read array in the words of the gold file, the sign of zero included. */
export function described({ shape, data }: NdArray<NumericArray>): GoldArray {
  const entries = Array.from<number | bigint, string>(data, (value) => (Object.is(value, -0) ? '-0' : String(value)));
  return { shape, entries };
}

/** A gold array with its numbers written as JavaScript writes them. */
export function asWritten({ shape, entries }: GoldArray, integers: boolean): GoldArray {
  const text = (entry: string) => (integers ? entry : Object.is(Number(entry), -0) ? '-0' : String(Number(entry)));
  return { shape, entries: entries.map(text) };
}

function goldFiles(): Record<string, GoldArray | Record<string, GoldArray>> {
  return JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')).files;
}
