import type { DenseMatrix, WorkOptions } from '@entk/core';
import type { SpectrumSide } from '@entk/kernels';
import type { SpectrumStatus } from '@entk/spectral';
import type { KernelRows, Part, Split } from '../problem.js';

/** Eigenvectors vᵢ of K(X, X) by what they do to targets, and what the kernel makes of them at any x. */
export interface ModeVectors {
  /** M: N, or N·C of a flattened kernel. */
  readonly rows: number;
  /** vᵢᵀ y for every i: axes [M, c] → [r, c]. */
  readonly coefficients: (right: DenseMatrix) => DenseMatrix;
  /** K(·, X) vᵢ for i = from … to − 1, axes [M or M′, to − from]; rows those of the part. */
  readonly images: (part: Part, from: number, to: number) => DenseMatrix;
}

/** How eigenpairs are taken. */
export interface PairsOptions extends WorkOptions {
  /** How many leading pairs. @default all */
  readonly count?: number;
  /** The share of λ₁ at or below which an eigenvalue counts as zero. @default 1e-10 */
  readonly cutoff?: number;
  /**
   * Where the pairs of a flattened kernel of Jacobians are found, as for `kernelSpectrum`. Kernels and [N, N] collapses
   * have the side `matrix` alone. @default the smaller of `matrix` and `parameters`, or `operator` where neither fits
   */
  readonly side?: SpectrumSide;
}

/** Leading pairs of a kernel. */
export interface Pairs extends ModeVectors {
  /** λᵢ, descending. */
  readonly values: Float64Array;
  readonly status: SpectrumStatus;
  readonly side: SpectrumSide;
  /** Whether these are all eigenvalues above zero, not only the leading ones. */
  readonly complete: boolean;
}

/**
 * The eigenpairs of a kernel of the training examples, K(X, X) vᵢ = λᵢ vᵢ, and what the kernel makes of them elsewhere,
 * K(x, X) vᵢ: all that any prediction with the kernel needs, whatever its rank, ridge or time.
 */
export interface KernelModes extends KernelRows, Pairs {
  /** The share of λ₁ at or below which an eigenvalue counts as zero. */
  readonly cutoff: number;
  /** How many eigenvalues are above it. */
  readonly rank: number;
  readonly exampleCounts: Split<number>;
}
