import type { Control } from './controls.js';

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
  readonly measured: string;
  /** The numbers behind `measured`. */
  readonly values: Readonly<Record<string, number | readonly number[] | null>>;
  /** Its alignment figures beside what chance gives. */
  readonly controls?: readonly Control[];
  readonly holds: boolean;
}
