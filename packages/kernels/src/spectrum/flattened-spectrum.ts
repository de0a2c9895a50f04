import { DenseMatrix, requireInteger, requireOneOf, type WorkOptions } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { eigh, type Spectrum, topEigenpairs } from '@entk/spectral';
import type { RowOrder } from '../collapse.js';
import { empiricalNtk, rowIndex } from '../kernel.js';
import { flattenedTrace } from '../trace.js';
import { parameterGram } from './parameter-gram.js';
import { requireSideFits, type SpectrumSide, smallestSide, spectrumSides } from './side.js';

/** How `flattenedSpectrum` is to work. */
export interface FlattenedSpectrumOptions extends WorkOptions {
  /** How many leading eigenpairs. The status says so when it is above the kernel's rank. */
  readonly count: number;
  /** By default the smaller of `data` and `parameters`, or `operator` where neither fits the budget. */
  readonly side?: SpectrumSide;
  /** The order of the vectors' rows. @default 'classMajor', the paper's */
  readonly rowOrder?: RowOrder;
  /** Leave the vectors out: [N·C, count] numbers. @default true */
  readonly vectors?: boolean;
  /** Of the operator's starting block. @default 0 */
  readonly seed?: number;
}

/** Eigenpairs of the flattened kernel, and the side they were found on. */
export interface FlattenedSpectrum extends Spectrum {
  readonly side: SpectrumSide;
  readonly rowOrder: RowOrder;
  /** The largest rank that the kernel can have, min(N·C, P): how long its spectrum is. */
  readonly rankBound: number;
}

/**
 * Leading eigenpairs of the flattened kernel J Jᵀ [N·C, N·C], which is not formed unless it is the smallest way.
 *
 * J Jᵀ and JᵀJ share their eigenvalues above zero, and v = J u / √λ maps a vector u of JᵀJ to one of the kernel.
 *
 * @returns Values and vectors [N·C, count] of the kernel, descending; `trace` of the matrix that was
 *   decomposed, from the factors on side `operator`. On the sides `parameters`
 * and `operator` with P < N·C residuals are those of JᵀJ, of which the kernel's are no larger than √(λ₁/λ_i) times, and
 * a column beyond the kernel's rank is zero. Fewer than `count` pairs come back where the side has fewer rows.
 * @throws MemoryBudgetError if the chosen side does not fit, naming one that would; MisuseError for a count below 1;
 * the signal's reason when aborted.
 * @remarks `parameters`: P² C to form (see `parameterGram`), O(P³) to solve. `data`: (N·C)² H and O((N·C)³).
 * `operator`: some tens of products with blocks of vectors, to residuals of 1e-6 of λ₁.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { factoredJacobian } from '@entk/jacobians';
 * import { flattenedSpectrum } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [3, 2] } });
 * const weights = new Map([['W', ndArray([3, 2])]]);
 * const jacobian = factoredJacobian(network, weights, ndArray([2, 2], Float32Array.of(2, 0, 0, 1)));
 * // A linear network: the kernel is δ_ij (x·x′), so each eigenvalue of x·x′ comes C = 3 times.
 * const { values, trace, rankBound } = await flattenedSpectrum(jacobian, { count: 4 });
 * values; // ≈ [4, 4, 4, 1]
 * trace; // 15
 * rankBound; // 6
 * ```
 */
export async function flattenedSpectrum(
  jacobian: FactoredJacobian,
  options: FlattenedSpectrumOptions,
): Promise<FlattenedSpectrum> {
  const { count, rowOrder = 'classMajor', vectors = true, memoryBudget } = options;
  requireInteger('flattenedSpectrum', 'count', count, { min: 1 });
  requireOneOf('flattenedSpectrum', 'rowOrder', rowOrder, ['classMajor', 'exampleMajor']);
  const wanted = { count, vectors };
  const side = options.side ?? smallestSide(jacobian, wanted, memoryBudget);
  requireOneOf('flattenedSpectrum', 'side', side, spectrumSides);
  requireSideFits('flattenedSpectrum', jacobian, side, wanted, memoryBudget);
  options.signal?.throwIfAborted();
  const spectrum = await solvers[side](jacobian, options);
  const rankBound = Math.min(jacobian.exampleCount * jacobian.outputCount, jacobian.parameterCount);
  return {
    ...spectrum,
    vectors: vectors && spectrum.vectors ? inRowOrder(spectrum.vectors, jacobian, rowOrder) : undefined,
    trace: spectrum.trace ?? flattenedTrace(jacobian),
    side,
    rowOrder,
    rankBound,
  };
}

type Solver = (jacobian: FactoredJacobian, options: FlattenedSpectrumOptions) => Promise<Spectrum>;

/** Every solver gives vectors of the kernel with row n·C + c. */
const solvers: Record<SpectrumSide, Solver> = {
  data: (jacobian, { count, vectors, ...work }) => {
    const { matrix } = empiricalNtk(jacobian, { kind: 'flattened', rowOrder: 'exampleMajor' }, work);
    return eigh(matrix, { count, vectors, semidefinite: true, ...workOf(work) });
  },

  parameters: async (jacobian, { count, vectors = true, ...work }) => {
    const spectrum = await eigh(parameterGram(jacobian, work), { count, vectors, semidefinite: true, ...workOf(work) });
    return vectors ? { ...spectrum, vectors: toDataSide(jacobian, spectrum) } : spectrum;
  },

  operator: async (jacobian, { count, seed = 0, vectors = true, ...work }) => {
    const { rows, columns, apply, applyTransposed } = jacobianOperator(jacobian);
    const onParameters = columns < rows;
    const spectrum = await topEigenpairs(
      onParameters
        ? { size: columns, apply: (block) => applyTransposed(apply(block)) }
        : { size: rows, apply: (block) => apply(applyTransposed(block)) },
      { count, seed, semidefinite: true, ...workOf(work) },
    );
    return onParameters && vectors ? { ...spectrum, vectors: toDataSide(jacobian, spectrum) } : spectrum;
  },
};

function workOf({ signal, onProgress, memoryBudget }: WorkOptions): WorkOptions {
  return { signal, onProgress, memoryBudget };
}

/** v = J u / ‖J u‖; a zero eigenvalue has no vector on the data side, and its column becomes zero. */
function toDataSide(jacobian: FactoredJacobian, { vectors, values }: Spectrum): DenseMatrix | undefined {
  if (!vectors) return undefined;
  const mapped = jacobianOperator(jacobian).apply(vectors);
  const floor = roundingLevel(vectors.rows, values[0]);
  const lengths = columnLengths(mapped);
  const factors = values.map((value, j) => (value > floor && lengths[j] > 0 ? 1 / lengths[j] : 0));
  for (let i = 0; i < mapped.rows; i++) {
    const row = mapped.rowSpan(i);
    for (let j = 0; j < row.length; j++) row[j] *= factors[j];
  }
  return mapped;
}

/** What rounding may leave of a zero eigenvalue of a matrix of M rows, as in the spectrum's status. */
function roundingLevel(rows: number, largest: number): number {
  return rows * Number.EPSILON * largest;
}

function columnLengths(matrix: DenseMatrix): Float64Array {
  const squares = new Float64Array(matrix.columns);
  for (let i = 0; i < matrix.rows; i++) {
    const row = matrix.rowSpan(i);
    for (let j = 0; j < row.length; j++) squares[j] += row[j] ** 2;
  }
  return squares.map(Math.sqrt);
}

function inRowOrder(
  vectors: DenseMatrix,
  { exampleCount, outputCount }: FactoredJacobian,
  rowOrder: RowOrder,
): DenseMatrix {
  if (rowOrder === 'exampleMajor') return vectors;
  const ordered = new DenseMatrix(vectors.rows, vectors.columns);
  for (let n = 0; n < exampleCount; n++) {
    for (let c = 0; c < outputCount; c++) {
      ordered
        .rowSpan(rowIndex('classMajor', n, c, exampleCount, outputCount))
        .set(vectors.rowSpan(n * outputCount + c));
    }
  }
  return ordered;
}
