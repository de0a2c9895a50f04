import { DenseMatrix } from '@entk/core';
import { eigh, multiply } from '@entk/linalg';
import { activeCount, type KrylovSpace } from './krylov.js';

/** Eigenpairs of A as the active rows see them, descending. */
export interface RitzPairs {
  readonly values: Float64Array;
  /** Coordinates in the active rows, axes [active, pairs]. */
  readonly coordinates: DenseMatrix;
  /** ‖A v − θ v‖₂ of each. */
  readonly residuals: Float64Array;
}

export function ritzPairs(space: KrylovSpace): RitzPairs {
  const active = activeCount(space);
  if (active === 0) {
    return { values: new Float64Array(0), coordinates: new DenseMatrix(0, 0), residuals: new Float64Array(0) };
  }
  const { values, vectors } = eigh(space.projected, { memoryBudget: Infinity });
  const coordinates = vectors ?? new DenseMatrix(active, 0);
  const residuals = new Float64Array(active);
  if (space.next.rows > 0) {
    const leftover = multiply(space.coupling, coordinates);
    for (let i = 0; i < leftover.rows; i++) {
      for (let j = 0; j < active; j++) residuals[j] += leftover.get(i, j) ** 2;
    }
  }
  return { values, coordinates, residuals: residuals.map(Math.sqrt) };
}

/** Shrinks the space to its leading pairs: the first `locked` are set aside for good, `kept` more stay active. */
export function restart(space: KrylovSpace, { values, coordinates }: RitzPairs, locked: number, kept: number): void {
  if (values.length === 0) return;
  const chosen = coordinates.columnRange(0, locked + kept);
  space.basis.recombine(space.locked, chosen);
  space.locked += locked;
  space.projected = DenseMatrix.generate(kept, kept, (i, j) => (i === j ? values[locked + i] : 0));
  space.coupling =
    space.next.rows > 0
      ? multiply(space.coupling, chosen.columnRange(locked, locked + kept))
      : new DenseMatrix(0, kept);
}
