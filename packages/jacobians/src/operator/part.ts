import type { DenseMatrix } from '@entk/core';
import type { FactoredUse, PlainUse } from '../uses.js';

/** The share of some uses in J, as a pair of maps on blocks. */
export interface OperatorPart {
  /** J U of these uses, [P, b] → [N·C, b], in a matrix that nobody else holds. */
  changes(block: DenseMatrix): DenseMatrix;
  /** Adds Jᵀ V of these uses to `gradients`, [N·C, b] → [P, b]. */
  addGradients(gradients: DenseMatrix, block: DenseMatrix): void;
}

/** A use, and where its parameter begins in θ. */
export interface PlacedUse {
  readonly use: FactoredUse;
  readonly offset: number;
  /** The numbers of its parameter. */
  readonly size: number;
}

/** A plain use, where its parameter begins, and its activation. */
export interface PlacedPlainUse extends PlacedUse {
  readonly use: PlainUse;
  /** Axes [N, in]. */
  readonly activation: DenseMatrix;
}
