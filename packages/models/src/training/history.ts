import type { ParameterSet } from '../parameters.js';
import type { Metrics } from './metrics.js';

/** Where training stood after an epoch: 0 is before the first step. */
export interface HistoryEntry {
  readonly epoch: number;
  readonly train: Metrics;
  readonly test?: Metrics;
}

/** The parameters after an epoch. */
export interface Checkpoint {
  readonly epoch: number;
  readonly parameters: ParameterSet;
}
