import type { CellQuestion } from '../plan/cell-key.js';
import type { SettingValue } from '../plan/setting.js';

/** A step of a spectrum that the detector reports. */
export interface RecordedDrop {
  readonly after: number;
  readonly ratio: number;
}

/** A claim as one cell bears it out or not. */
export interface RecordedClaim {
  readonly id: string;
  readonly statement: string;
  readonly holds: boolean;
  readonly measured: string;
  readonly values: Readonly<Record<string, number | readonly number[] | null>>;
}

/** A curve over training. */
export interface RecordedCurve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Entries of a matrix. */
export interface RecordedEntries {
  readonly rows: number;
  readonly columns: number;
  /** float64, rows one after the other, little-endian, in base64. */
  readonly data: string;
}

/** Where entries stand in a kernel. */
export interface RecordedTile {
  readonly index: number;
  readonly exampleCount: number;
  readonly outputCount: number;
  /** Examples on a side, of all tiles but the last ones. */
  readonly size: number;
}

/** What is measured of a cell. */
export interface CellMeasurement {
  readonly scalars: Readonly<Record<string, number | null>>;
  /** Descending, the leading ones. */
  readonly eigenvalues: readonly number[];
  readonly drops: readonly RecordedDrop[];
  readonly claims?: readonly RecordedClaim[];
  /** By what they show: `test accuracy`. */
  readonly curves?: Readonly<Record<string, RecordedCurve>>;
  /** Features [n, k] against leading eigenvectors: |cosine|, column-normalised. */
  readonly heatmap?: RecordedEntries;
  readonly tile?: RecordedTile;
  readonly entries?: RecordedEntries;
}

/** What computed a cell, as far as bits may depend on it. */
export interface Maker {
  readonly program: string;
  /** Major and minor. */
  readonly v8: string;
  readonly processor: string;
}

/** The file of a cell. */
export interface CellRecord extends CellQuestion, CellMeasurement {
  readonly key: string;
  readonly made: Maker;
}

/** The file of a cell that can only fail again. */
export interface CellFailure {
  readonly key: string;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly name: string;
  readonly message: string;
  readonly made: Maker;
}

/** What a job gives back: the text of the file, or why there will never be one; and what it took. */
export type CellOutcome = { readonly seconds: number } & (
  | { readonly result: string }
  | { readonly failure: CellFailure }
);
