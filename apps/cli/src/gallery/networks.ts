import type { CellRecord } from '../sweep/cells/cell-record.js';
import type { GatheredCell } from '../sweep/collect/gather.js';

/** A network of a gallery: where it stands, and what was measured of it. */
export interface ShownNetwork {
  /** What its column has in common: p, or S. */
  readonly column: number;
  readonly seed: number;
  readonly record: CellRecord;
}

/** The networks that are done. */
export function networksOf(cells: readonly GatheredCell[], column: string): ShownNetwork[] {
  return cells.flatMap(({ cell: { axes }, record }) =>
    record ? [{ column: Number(axes[column]), seed: Number(axes.seed), record }] : [],
  );
}

/** What `gallery.json` says of a network. */
export function networkJson({ column, seed, record }: ShownNetwork): object {
  const { experiment, eigenvalues, drops, scalars, curves } = record;
  if (experiment === 'superposition') {
    const { finalLoss, meanOverBestAssignment } = scalars;
    return { sparsity: column, seed, finalLoss, meanOverBestAssignment, drops, eigenvalues };
  }
  const { x: epochs, y: test } = curves?.['test accuracy'] ?? { x: [], y: [] };
  return { p: column, seed, drops, eigenvalues, accuracy: { epochs, test } };
}
