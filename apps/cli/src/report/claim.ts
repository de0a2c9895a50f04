import type { MeasuredTable } from './measured-table.js';

/** What a figure is where there is nothing to find. */
export type ControlKind =
  | 'random subspaces'
  | 'permuted labels'
  | 'untrained networks'
  // Of rotations by a network's own units.
  | 'untrained units'
  | 'random units'
  | 'permuted examples';

/** An alignment figure beside its distribution under a null hypothesis. */
export interface Control {
  /** `mean best match of the rotated layer-1 cliff`. */
  readonly figure: string;
  readonly kind: ControlKind;
  readonly observed: number;
  /** Of the draws. */
  readonly mean: number;
  readonly deviation: number;
  readonly largest: number;
  /** B. */
  readonly draws: number;
  /** (1 + number of draws ≥ observed) / (1 + B). */
  readonly pValue: number;
  /** Holm's correction over all figures of the experiment under the same kind of control. */
  readonly adjustedPValue?: number;
}

/** One claim of the paper, and what was measured of it. */
export interface Claim {
  readonly id: string;
  /** What is claimed, as the paper would say it. */
  readonly statement: string;
  /** Where: `Figure 3, section 4.2`. */
  readonly source: string;
  /** How it was measured, and the threshold it is held to. */
  readonly method: string;
  readonly paper: string;
  /** In one line. */
  readonly measured: string;
  /** The same laid out, for a page or a terminal. */
  readonly table?: MeasuredTable;
  /** The numbers behind `measured`. */
  readonly values: Readonly<Record<string, number | readonly number[] | null>>;
  /** Its alignment figures beside what chance gives. */
  readonly controls?: readonly Control[];
  readonly holds: boolean;
}
