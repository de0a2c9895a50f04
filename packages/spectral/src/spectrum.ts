import { DenseMatrix, requireInteger, requireMatrix, requireFields } from '@entk/core';

/**
 * Leading eigenpairs of a symmetric matrix or operator A of M rows: what every solver of this package returns.
 *
 * A vᵢ = λᵢ vᵢ with λ₁ ≥ λ₂ ≥ … (by sign, not by size) and vᵢ of unit length, orthogonal to the others. The sign of a
 * vector, and the basis inside a repeated eigenvalue, are arbitrary.
 */
export interface Spectrum {
  /** λᵢ, descending, k of them. */
  readonly values: Float64Array;
  /** Axes [M, k], column i belongs to `values[i]`. Left out where only values were asked for. */
  readonly vectors?: DenseMatrix;
  /**
   * ‖A vᵢ − λᵢ vᵢ‖₂ / ‖A‖₂ for every pair: an eigenvalue of A lies within `residuals[i]` · ‖A‖₂ of `values[i]`. For
   * ‖A‖₂ stands the largest |λ| computed or, if that is larger, the longest row of the matrix; never more than ‖A‖₂, so
   * the figure errs on the high side. Empty where there are no vectors to form it from.
   */
  readonly residuals: Float64Array;
  readonly status: SpectrumStatus;
  /** The solver, and how it came to the pairs. */
  readonly method: string;
  /** M, the rows of A: how many eigenvalues there are, of which these are the leading ones. */
  readonly size: number;
  /** The number of eigenvalues that are not zero to rounding, where the pairs reach that far: k itself says nothing. */
  readonly rank?: number;
  /** The largest rank that A can have, where what A was made from says so. */
  readonly rankBound?: number;
  /** The error of the values as a share of the largest, where what A was made from has one above the solver's. */
  readonly noise?: number;
  /** Σ of all M eigenvalues, where the matrix or the operator gave it. */
  readonly trace?: number;
}

/** A spectrum with vectors, or, where `Wanted` is false, without. */
export type WithVectors<S extends Spectrum, Wanted extends boolean> = S & {
  readonly vectors: Wanted extends false ? undefined : DenseMatrix;
};

/** How far a spectrum can be relied on. Anything but `converged` says by how much it fell short. */
export type SpectrumStatus = { readonly kind: 'converged' } | NotConverged | RankExceeded | NegativeSpectrum;

/** Pairs whose residual is above the tolerance when the work ended. */
export interface NotConverged {
  readonly kind: 'not-converged';
  /** How many of the pairs, counted from the largest, are within the tolerance. */
  readonly converged: number;
  /** The largest entry of `residuals`; infinity where values alone were asked for and their iteration gave up. */
  readonly worstResidual: number;
  readonly tolerance: number;
}

/** More pairs were asked for than the matrix has non-zero eigenvalues, or rows. */
export interface RankExceeded {
  readonly kind: 'rank-exceeded';
  /** The numerical rank: eigenvalues above the rounding error of the largest. Pairs from here on span null vectors. */
  readonly rank: number;
  readonly requested: number;
}

/** A negative eigenvalue beyond rounding, where none was promised. */
export interface NegativeSpectrum {
  readonly kind: 'negative-spectrum';
  /** The most negative eigenvalue seen, or a more negative entry of the diagonal, which one lies at or below. */
  readonly smallest: number;
  /** What rounding alone could have made of a zero. */
  readonly tolerance: number;
}

/**
 * The vectors of the leading eigenvalues that are not zero to rounding: a vector of a zero is any direction of the null
 * space and says nothing. Where `values` go on below zeros, as those of −L of a graph do, the zeros are left out.
 *
 * @param count At most so many. @default all
 * @returns Axes [M, min(count, rank, k)], or undefined where there are no vectors or the matrix is zero.
 * @throws MisuseError for a count that is not a positive integer.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { eigh, leadingVectors } from '@entk/spectral';
 *
 * const spectrum = await eigh(DenseMatrix.fromRows([[4, 0, 0], [0, 1, 0], [0, 0, 0]]), { count: 3 });
 * spectrum.vectors.columns; // 3
 * leadingVectors(spectrum)?.columns; // 2, the rank
 * ```
 */
export function leadingVectors(
  spectrum: Pick<Spectrum, 'vectors' | 'rank'> & Partial<Pick<Spectrum, 'values'>>,
  count?: number,
): DenseMatrix | undefined {
  requireFields('leadingVectors', 'spectrum', spectrum, []);
  const { vectors, rank = Infinity, values } = spectrum;
  if (count !== undefined) requireInteger('leadingVectors', 'count', count, { min: 1 });
  if (vectors === undefined) return undefined;
  requireMatrix('leadingVectors', 'vectors', vectors);
  const most = Math.min(count ?? Infinity, rank, vectors.columns);
  const kept = nonZero(vectors, values).slice(0, most);
  if (kept.length === 0) return undefined;
  if (kept.at(-1) === kept.length - 1) return vectors.columnRange(0, kept.length);
  return DenseMatrix.generate(vectors.rows, kept.length, (row, column) => vectors.get(row, kept[column]));
}

/** Which vectors belong to values above rounding, where negative ones follow zeros; all where none do. */
function nonZero({ rows, columns }: DenseMatrix, values: Float64Array = new Float64Array(0)): number[] {
  const all = Array.from({ length: columns }, (_, index) => index);
  const last = values.at(-1) ?? 0;
  const rounding = roundingLevel(rows, Math.max(Math.abs(values[0] ?? 0), Math.abs(last)));
  return last < -rounding ? all.filter((index) => Math.abs(values[index]) > rounding) : all;
}

/**
 * The numerical rank of A, if these leading eigenvalues say it: all M do, and fewer do where A has no negative
 * eigenvalue and the last of them is zero to rounding.
 */
export function rankOf(
  values: Float64Array,
  rounding: number,
  { size, semidefinite = false }: { readonly size: number; readonly semidefinite?: boolean },
): number | undefined {
  const rank = values.reduce((total, value) => total + (Math.abs(value) > rounding ? 1 : 0), 0);
  return values.length === size || (semidefinite && rank < values.length) ? rank : undefined;
}

/**
 * The level below which an eigenvalue of a float64 matrix of M rows is rounding error: M · eps · |λ|max.
 *
 * The backward error of a stable symmetric eigensolver is a small multiple of eps · ‖A‖₂ that grows no faster than M
 * (Golub and Van Loan, Matrix Computations, 8.3); NumPy and MATLAB draw the numerical rank at the same level.
 */
export function roundingLevel(rows: number, largest: number): number {
  return rows * Number.EPSILON * Math.abs(largest);
}
