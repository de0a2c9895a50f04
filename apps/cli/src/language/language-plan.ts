import type { RowLabels } from '@entk/alignment';
import type { DenseMatrix, NdArray } from '@entk/core';
import type { Collapse } from '@entk/kernels';
import type { Network, ParameterSet } from '@entk/models';
import type { Contexts } from '@entk/text';

/** What of the outputs is read at every position. */
export interface LanguageReadout {
  /** `2 random read-outs (seed 0)`. */
  readonly text: string;
  /** Weights [C′, V]; without them log-probabilities. */
  readonly weights?: DenseMatrix;
  /** Axes [N, T]: the token whose log-probability is read. */
  readonly logProbabilityOf?: NdArray<Int32Array>;
}

/** A language model on a text, and what is to be found of it. */
export interface LanguagePlan {
  /** The file or folder that it comes from, without the folders around it. */
  readonly model: string;
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly contexts: Contexts;
  /** The tokens of the vocabulary as texts, those that occur. */
  readonly textOf: (token: number) => string;
  readonly readout: LanguageReadout;
  /** Positions of every context that are read, ascending: rows are n·P + p. */
  readonly positions: readonly number[];
  /** Names of the weights, in the order of the network. */
  readonly weights: readonly string[];
  /** Families of labels of the rows, the first of which is the one that tables show. */
  readonly labels: readonly RowLabels[];
  /** Eigenvalues of each kernel. */
  readonly top: number;
  /** Leading vectors that are kept, rotated and held to labels. */
  readonly kept: number;
  readonly splits: number;
  readonly draws: number;
  readonly seed: number;
  /** Weights that are moved along their leading vectors to see what changes, and how many of these. */
  readonly moved?: { readonly names: readonly string[]; readonly vectors: number };
  readonly notes: readonly string[];
}

/** Where a row stands among the tokens: n·T + t. */
export function tokenOfRow({ contexts, positions }: Pick<LanguagePlan, 'contexts' | 'positions'>, row: number): number {
  const [, length] = contexts.tokens.shape;
  return Math.floor(row / positions.length) * length + positions[row % positions.length];
}

/** What makes one kernel of so many scalars read. */
export function readoutCollapse(scalars: number): Collapse {
  return scalars === 1 ? { kind: 'perClass', output: 0 } : { kind: 'classMean' };
}

/** How many rows the kernels have. */
export function rowCount({ contexts, positions }: Pick<LanguagePlan, 'contexts' | 'positions'>): number {
  return contexts.tokens.shape[0] * positions.length;
}

/** The block that a weight belongs to, by the first number in its name, and its name without it. */
export function placeOf(name: string): { readonly block?: number; readonly kind: string } {
  const parts = name.split('.');
  const at = parts.findIndex((part) => /^\d+$/.test(part));
  if (at < 0) return { kind: name.replace(/\.weight$/, '') };
  return {
    block: Number(parts[at]),
    kind: parts
      .slice(at + 1)
      .join('.')
      .replace(/\.weight$/, ''),
  };
}
