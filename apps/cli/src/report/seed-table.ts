import { intervalText, meanInterval } from './intervals.js';
import type { MeasuredRow, MeasuredTable } from './measured-table.js';
import { significant } from './numbers.js';

/** Anything that was measured from a seed. */
interface OfSeed {
  readonly settings: { readonly seed: number };
}

/** A row a seed. */
export function seedTable<Seed extends OfSeed>(
  seeds: readonly Seed[],
  columns: readonly string[],
  row: (seed: Seed, index: number) => Omit<MeasuredRow, 'of'>,
): MeasuredTable {
  const rows = seeds.map((seed, index) => ({ of: String(seed.settings.seed), ...row(seed, index) }));
  return { rowsAre: 'seed', columns, rows };
}

/**
 * A row a seed, and the means with their intervals of 95 %.
 *
 * @param figures By column, a number for each seed.
 * @param holds Whether the claim is true of a seed by itself.
 */
export function seedFiguresTable<Seed extends OfSeed>(
  seeds: readonly Seed[],
  figures: Readonly<Record<string, readonly number[]>>,
  holds: (seed: Seed, index: number) => boolean,
): MeasuredTable {
  const columns = Object.keys(figures);
  const { rowsAre, rows } = seedTable(seeds, columns, (seed, index) => ({
    cells: columns.map((column) => significant(figures[column][index])),
    holds: holds(seed, index),
  }));
  const means = columns.map((column) => intervalText(meanInterval(figures[column])));
  return { rowsAre, columns, rows: [...rows, { of: 'mean (95 %)', cells: means }] };
}
