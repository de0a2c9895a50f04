import type { FileDigests } from '../plan/cell-key.js';
import type { SweepCell } from '../plan/cells.js';
import type { Measure } from '../plan/experiments.js';
import type { Settings } from '../plan/setting.js';

/** A cell and what it needs beside its settings. */
export interface CellInput {
  readonly cell: Omit<SweepCell, 'axes'>;
  /** Where its stages are kept; nowhere without it. */
  readonly work?: string;
  /** Where paths of settings begin, and what the files must hold. */
  readonly base?: string;
  readonly files?: FileDigests;
}

/** A cell as an experiment is asked for it. */
export interface CellTask extends Pick<CellInput, 'base' | 'files'> {
  readonly settings: Settings;
  readonly measure: readonly Measure[];
}
