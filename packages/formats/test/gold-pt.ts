import { readFileSync } from 'node:fs';
import type { GoldArray } from './gold.js';

/** A `.pt` file as PyTorch reads it. */
export interface GoldPt {
  readonly tensors: Readonly<Record<string, GoldArray & { readonly dtype: string }>>;
  /** Shapes of the tensors that no array can hold. */
  readonly unread: Readonly<Record<string, readonly number[]>>;
}

const gold = JSON.parse(readFileSync(new URL('./fixtures/expected-pt.json', import.meta.url), 'utf8'));

/** What PyTorch reads of each file, by the file's name. */
export const goldPts: Readonly<Record<string, GoldPt>> = gold.files;

/** Files that only a program could read, or whose tensors have no names. */
export const refusedPts: readonly string[] = gold.refused;
