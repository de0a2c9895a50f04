import type { NdArray, NumericArray } from '@entk/core';
import type { Figure } from '@entk/figures';
import type { Claim } from './claim.js';

/** A figure with its file name and what stands under it. */
export interface NamedFigure {
  /** `modular-addition-figure-2`: the file's name without its ending. */
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly figure: Figure;
  /** Px in the report and in the files. */
  readonly width?: number;
}

/** A table of the report. */
export interface ReportTable {
  readonly title: string;
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Too wide for a terminal. */
  readonly pageOnly?: boolean;
}

/** A text with a number for every piece of it, which colours it. */
export interface Passage {
  readonly title: string;
  readonly caption: string;
  /** Numbers of this size have the full colour. */
  readonly scale: number;
  readonly lines: readonly { readonly pieces: readonly PassagePiece[] }[];
}

export interface PassagePiece {
  readonly text: string;
  /** Without one it has no colour. */
  readonly value?: number;
  /** Whether it is the one that the line is shown for. */
  readonly marked?: boolean;
}

/** What an experiment or an analysis hands to whoever writes it down. */
export interface Report {
  /** `modular-addition`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly claims: readonly Claim[];
  readonly figures: readonly NamedFigure[];
  readonly tables: readonly ReportTable[];
  readonly passages?: readonly Passage[];
  /** Measured without a claim to hold it to, for `claims.json`. */
  readonly findings?: Readonly<Record<string, unknown>>;
  /** What differs from the paper's text, and why. */
  readonly notes: readonly string[];
  /** The arrays behind the figures. */
  readonly arrays: ReadonlyMap<string, NdArray<NumericArray>>;
}
