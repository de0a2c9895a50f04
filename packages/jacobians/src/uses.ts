import { DenseMatrix } from '@entk/core';
import type { OutputAxis } from '@entk/models/layers';
import type { Delta } from './delta.js';

/**
 * ∂f_c(x_n)/∂θ_μ for all examples, outputs and parameters, as the factors of every use of every parameter. The axis P
 * is never written out: for a weight [out, in] the factors are N·T(C·out + in) numbers at most, not N·C·out·in.
 */
export interface FactoredJacobian {
  /** N. */
  readonly exampleCount: number;
  /** C, of the outputs that take part. */
  readonly outputCount: number;
  /** What those outputs are. */
  readonly outputs: OutputAxis;
  /** Shapes of the parameters that take part, in the order of θ. */
  readonly parameterShapes: ReadonlyMap<string, readonly number[]>;
  /** P, of the parameters that take part. */
  readonly parameterCount: number;
  readonly uses: readonly FactoredUse[];
  /** The factors that `rescaleOutputs` multiplied each output's derivatives by; ones without it. */
  readonly outputFactors: Float64Array;
}

/** One use of one parameter. */
export type FactoredUse = FactoredMatrixUse | FactoredVectorUse | FactoredLookupUse;

/** ∂f_c(x_n)/∂W = Σ_t δ[n, c, t] ⊗ a[n, t], or Σ_t a[n, t] ⊗ δ[n, c, t] when `transposed`. */
export interface FactoredMatrixUse {
  readonly kind: 'matrix';
  readonly parameter: string;
  readonly transposed: boolean;
  /** T; the width of δ is T·out. */
  readonly positions: number;
  readonly delta: Delta;
  /** Axes [N·T, in], row n·T + t. */
  readonly activation: DenseMatrix;
}

/** ∂f_c(x_n)/∂b = δ[n, c], summed over positions already. */
export interface FactoredVectorUse {
  readonly kind: 'vector';
  readonly parameter: string;
  readonly delta: Delta;
}

/** Row r of ∂f_c(x_n)/∂E is the sum of δ[n, c, t] over those positions t that have indices[n·T + t] = r. */
export interface FactoredLookupUse {
  readonly kind: 'lookup';
  readonly parameter: string;
  /** T; the width of δ is T times that of E. */
  readonly positions: number;
  readonly delta: Delta;
  /** N·T row numbers. */
  readonly indices: Int32Array;
}

/** A use without sums over positions or looked-up rows: δ ⊗ a for each example, or δ alone. */
export type PlainUse = FactoredMatrixUse | FactoredVectorUse;

/** Whether a use is a plain product δ ⊗ a or a plain δ: no sum over positions, no rows looked up. */
export function isPlain(use: FactoredUse): use is PlainUse {
  return use.kind === 'vector' || (use.kind === 'matrix' && use.positions === 1);
}

/** a of a use, axes [N·T, in]: a bias is a use with a = 1. */
export function activationOf(use: FactoredMatrixUse | FactoredVectorUse, exampleCount: number): DenseMatrix {
  if (use.kind === 'matrix') return use.activation;
  return new DenseMatrix(exampleCount, 1, new Float64Array(exampleCount).fill(1));
}

/** Whether ∂f/∂W is a ⊗ δ instead of δ ⊗ a: of Wᵀ, and of a matrix whose rows are looked up, by a one-hot a. */
export function isTransposed(use: FactoredUse): boolean {
  return use.kind === 'lookup' || (use.kind === 'matrix' && use.transposed);
}
