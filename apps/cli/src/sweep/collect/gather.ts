import type { CellFailure, CellRecord } from '../cells/cell-record.js';
import type { Sweep } from '../folder/open-sweep.js';
import { failureOf, readResult, settledIn } from '../folder/results.js';
import type { SweepCell } from '../plan/cells.js';

/** A cell with what is known of it. */
export interface GatheredCell {
  readonly cell: SweepCell;
  readonly status: 'done' | 'failed' | 'missing';
  readonly record?: CellRecord;
  readonly failure?: CellFailure;
}

/** Files read at once: a disk over a network answers each after a millisecond. */
const atOnce = 32;

/**
 * Reads every result, in the order of the plan.
 *
 * @throws MisuseError for a file that is not what a cell writes.
 */
export async function gather({ folder, cells }: Sweep): Promise<GatheredCell[]> {
  const { done, failed } = await settledIn(folder);
  const gathered: GatheredCell[] = cells.map((cell) => ({ cell, status: 'missing' }));
  const queue = cells.entries();
  const read = async () => {
    for (const [index, cell] of queue) {
      const { key } = cell;
      if (done.has(key)) gathered[index] = { cell, status: 'done', record: await withoutEntries(folder, key) };
      else if (failed.has(key)) gathered[index] = { cell, status: 'failed', failure: await failureOf(folder, key) };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, read));
  return gathered;
}

/** What all tables are of: entries of matrices are read again where they are joined, one cell at a time. */
async function withoutEntries(folder: string, key: string): Promise<CellRecord> {
  const { entries: _, ...record } = await readResult(folder, key);
  return record;
}
