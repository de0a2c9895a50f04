import { DenseMatrix, MisuseError, requireNumber, ShapeError, type WorkOptions } from '@entk/core';
import { multiply } from '@entk/linalg';
import { eigh, type SpectrumStatus } from '@entk/spectral';
import { type Collapse, collapsedRows, type Kernel, rowIndex, type SpectrumSide } from '@entk/kernels';
import { defaultCutoff } from './constants.js';
import { type ModeVectors, vectorsAtHand } from './mode-vectors.js';
import { mapSplit, type Split } from './split.js';

/**
 * The eigenpairs of a kernel of the training examples, K(X, X) vᵢ = λᵢ vᵢ, and what the kernel makes of them elsewhere,
 * K(x, X) vᵢ: all that any prediction with the kernel needs, whatever its rank, ridge or time.
 */
export interface KernelModes extends ModeVectors {
  /** Always `exampleMajor` if flattened. */
  readonly collapse: Collapse;
  /** λᵢ, descending. */
  readonly values: Float64Array;
  /** The share of λ₁ at or below which an eigenvalue counts as zero. */
  readonly cutoff: number;
  /** How many eigenvalues are above it. */
  readonly rank: number;
  /** Whether these are all eigenvalues above zero, not only the leading ones. */
  readonly complete: boolean;
  readonly side: SpectrumSide;
  readonly status: SpectrumStatus;
  readonly exampleCounts: Split<number>;
  /** C. */
  readonly outputCount: number;
  /** What the derivatives of each output were multiplied by before. */
  readonly outputFactors: Float64Array;
}

/** How eigenpairs are taken. */
export interface ModesOptions extends WorkOptions {
  /** How many leading pairs. @default all */
  readonly count?: number;
  /** The share of λ₁ at or below which an eigenvalue counts as zero. @default 1e-10 */
  readonly cutoff?: number;
}

/**
 * The modes of kernels that are there as matrices.
 *
 * @param kernels `training` K(X, X) from `empiricalNtk`, `heldOut` K(x, X) from `crossKernel`, rows those of x; one collapse.
 * @throws ShapeError if they are not of the same training examples and outputs; MisuseError if the collapses differ;
 * MemoryBudgetError if the eigenproblem does not fit.
 * @remarks O(M³) for the pairs, M·M′·r for their images.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { kernelModes } from '@entk/prediction';
 *
 * const kernel = {
 *   matrix: DenseMatrix.fromRows([[2, 0], [0, 1]]),
 *   collapse: { kind: 'classMean' as const },
 *   parameters: ['W'],
 *   exampleCounts: [2, 2] as const,
 *   outputCount: 3,
 *   outputFactors: Float64Array.of(1, 1, 1),
 * };
 * const { values, rank } = await kernelModes({ training: kernel });
 * values; // ≈ [2, 1]
 * rank; // 2
 * ```
 */
export async function kernelModes(kernels: Split<Kernel>, options: ModesOptions = {}): Promise<KernelModes> {
  const { training, heldOut } = kernels;
  requireKernels('kernelModes', kernels);
  const rows = training.matrix.rows;
  const count = Math.min(options.count ?? rows, rows);
  const spectrum = await eigh(training.matrix, { ...workOf(options), count: options.count, semidefinite: true });
  const found = spectrum.vectors as DenseMatrix;
  const vectors = exampleMajor(found, training, training.exampleCounts[0]);
  const atHeldOut = heldOut && exampleMajor(multiply(heldOut.matrix, found), heldOut, heldOut.exampleCounts[0]);
  return {
    ...vectorsAtHand(vectors, spectrum.values, atHeldOut),
    ...rankedValues('kernelModes', spectrum.values, options.cutoff),
    collapse: inExampleOrder(training.collapse),
    complete: count === rows,
    side: 'matrix',
    status: spectrum.status,
    exampleCounts: mapSplit(kernels, ({ exampleCounts }) => exampleCounts[0]),
    outputCount: training.outputCount,
    outputFactors: training.outputFactors,
  };
}

/** The values of a spectrum and its rank, zero being what the cutoff says. */
export function rankedValues(
  caller: string,
  values: Float64Array,
  cutoff = defaultCutoff,
): Pick<KernelModes, 'values' | 'cutoff' | 'rank'> {
  requireNumber(caller, 'cutoff', cutoff, { min: 0, below: 1 });
  const floor = cutoff * Math.max(0, values[0]);
  const beyond = values.findIndex((value) => !(value > floor));
  return { values, cutoff, rank: beyond < 0 ? values.length : beyond };
}

/** The options that every step takes. */
export function workOf({ signal, onProgress, memoryBudget }: WorkOptions): WorkOptions {
  return { signal, onProgress, memoryBudget };
}

/**
 * Requires K(X, X) and K(x, X) of one collapse and the same training examples.
 *
 * @throws ShapeError or MisuseError.
 */
export function requireKernels(caller: string, { training, heldOut }: Split<Kernel>): void {
  const [N, M] = training.exampleCounts;
  const rows = collapsedRows(training.collapse, N, training.outputCount);
  if (N !== M || training.matrix.rows !== rows || training.matrix.columns !== rows) {
    throw new ShapeError({
      in: caller,
      rule: 'the training kernel must be of a batch with itself',
      got: [training.matrix.rows, training.matrix.columns],
      context: `example counts [${N}, ${M}]`,
    });
  }
  if (!heldOut) return;
  if (JSON.stringify(heldOut.collapse) !== JSON.stringify(training.collapse)) {
    throw new MisuseError({
      in: caller,
      rule: 'both kernels must be collapsed alike',
      got: [heldOut.collapse, training.collapse],
    });
  }
  const wanted = [collapsedRows(heldOut.collapse, heldOut.exampleCounts[0], training.outputCount), rows];
  if (heldOut.matrix.rows === wanted[0] && heldOut.matrix.columns === wanted[1]) return;
  throw new ShapeError({
    in: caller,
    rule: `the held-out kernel must have axes [held out, training] = [${wanted.join(', ')}]`,
    got: [heldOut.matrix.rows, heldOut.matrix.columns],
    remedy: 'crossKernel(heldOut, training, collapse) gives it',
  });
}

function inExampleOrder(collapse: Collapse): Collapse {
  return collapse.kind === 'flattened' ? { kind: 'flattened', rowOrder: 'exampleMajor' } : collapse;
}

/** Rows n·C + c of what comes in the rows of a kernel. */
function exampleMajor(matrix: DenseMatrix, { collapse, outputCount }: Kernel, exampleCount: number): DenseMatrix {
  if (collapse.kind !== 'flattened' || collapse.rowOrder === 'exampleMajor') return matrix;
  const ordered = new DenseMatrix(matrix.rows, matrix.columns);
  for (let n = 0; n < exampleCount; n++) {
    for (let c = 0; c < outputCount; c++) {
      ordered.rowSpan(n * outputCount + c).set(matrix.rowSpan(rowIndex('classMajor', n, c, exampleCount, outputCount)));
    }
  }
  return ordered;
}
