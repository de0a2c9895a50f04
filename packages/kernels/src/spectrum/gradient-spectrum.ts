import { DenseMatrix, largestMagnitude, MisuseError, requireOptions, workOf, type WorkOptions } from '@entk/core';
import { dot, multiply } from '@entk/linalg';
import { eigh, type Spectrum, topEigenpairs, type WithVectors } from '@entk/spectral';
import { gramBytes, gramOf, type GradientSource, requireSource, type RowBlocks, rowBlocks } from './gradient-gram.js';
import {
  type KernelSide,
  type KernelSides,
  leadingPairs,
  pairsOptionNames,
  searchBytes,
  solverBytes,
  type SpectrumSide,
} from './side.js';
import { toUnitImages } from './unit-images.js';

/** Which pairs of G Gᵀ, and how they are to be found. */
export interface GradientSpectrumOptions<Vectors extends boolean = boolean> extends WorkOptions {
  /** How many leading eigenpairs. The status says so when it is above the rank. */
  readonly count: number;
  /**
   * Where the eigenproblem is solved. @default the smaller of `matrix` and `parameters`, and `operator` where it does
   * not fit
   */
  readonly side?: SpectrumSide;
  /** Whether to find vectors: [N, count] numbers. @default true */
  readonly vectors?: Vectors;
  /** Of the operator's starting block. @default 0 */
  readonly seed?: number;
}

/** Leading eigenpairs of G Gᵀ, and where they were found. */
export interface GradientSpectrum extends Spectrum {
  readonly side: SpectrumSide;
  /** The largest rank that the kernel can have: min(N, k). */
  readonly rankBound: number;
}

/**
 * Leading eigenpairs of G Gᵀ, the kernel of gradients that are stored as rows, without holding G.
 *
 * K = G Gᵀ [N, N], K_nm = Σ_μ G_nμ G_mμ, accumulated in float64. With k < N it is solved on GᵀG [k, k], a sum over
 * blocks of rows, with which K shares its eigenvalues above zero; v = G u / ‖G u‖ maps a vector u of GᵀG to one of K.
 * The source is read twice for that, and once for a block of vectors on the side `operator`. Gradients that were
 * projected to k numbers by a random matrix give the kernel of the network up to that projection's error.
 *
 * @param source G, axes [N, k]. Read in order, some rows at a time; every read must give the same numbers.
 * @returns Values and vectors [N, count], descending. On the side `parameters` residuals are those of GᵀG, of which the
 *   kernel's are no larger than √(λ₁/λ_i) times, and a column beyond the rank is zero. Fewer than `count` pairs come
 *   back where the side has fewer rows.
 * @throws NonFiniteError for NaN or infinity.
 * @throws ShapeError if the source gives another number of rows or columns than it said.
 * @throws MemoryBudgetError if the chosen side does not fit, naming one that would.
 * @throws MisuseError for a count below 1, an invalid side, a source without rows or columns, or gradients so small
 *   that their squares underflow.
 * @throws The signal's reason when aborted.
 * @remarks O(N k²) and a cube of k, or O(N² k) and a cube of N. A block of rows takes 4 MiB.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { gradientSpectrum } from '@entk/kernels';
 *
 * const gradients = DenseMatrix.fromRows([[3, 0], [0, 1], [4, 0]]);
 * const source = { rows: 3, columns: 2, readRows: (from: number, to: number) => gradients.rowRange(from, to) };
 * const { values, vectors, side } = await gradientSpectrum(source, { count: 2 });
 * values; // ≈ [25, 1]
 * side; // 'parameters', k = 2 against N = 3
 * vectors.columnCopy(0).map(Math.abs); // ≈ [0.6, 0, 0.8]
 * ```
 */
export async function gradientSpectrum<Vectors extends boolean = true>(
  source: GradientSource,
  options: GradientSpectrumOptions<Vectors>,
): Promise<WithVectors<GradientSpectrum, Vectors>> {
  requireOptions<GradientSpectrumOptions>('gradientSpectrum', options, pairsOptionNames);
  const caller = 'gradientSpectrum';
  requireSource(caller, source);
  const { rows, columns } = source;
  const sides = gradientSides(source, caller);
  const spectrum = await leadingPairs(caller, sides, options);
  if (!(spectrum.values[0] > smallestSquare)) await requireNoUnderflow(caller, source, options);
  return { ...spectrum, size: rows, rankBound: Math.min(rows, columns) };
}

/** Squares near the end of float64, at 2^−1022, have lost bits, or are zero. */
const smallestSquare = 2 ** -900;

/** Tells gradients of zero from those whose squares are beyond float64. */
async function requireNoUnderflow(caller: string, source: GradientSource, { signal }: WorkOptions): Promise<void> {
  let largest = 0;
  await rowBlocks(source, caller).each(
    ({ data }) => {
      largest = Math.max(largest, largestMagnitude(data));
    },
    { signal },
  );
  if (largest === 0) return;
  throw new MisuseError({
    in: caller,
    rule: 'squares of gradients must be within the range of float64',
    got: largest,
    context: 'the largest of them',
    remedy: 'multiply the gradients by a power of two, which is exact',
  });
}

/** The ways to the pairs of G Gᵀ. */
function gradientSides(source: GradientSource, caller: string): KernelSides {
  const { rows, columns } = source;
  const smaller = columns < rows ? 'parameters' : 'matrix';
  const blocks = rowBlocks(source, caller);
  return {
    rows,
    order: [smaller, 'operator'],
    matrix: matrixSide(rows, blocks),
    parameters: parameterSide(columns, rows, blocks),
    operator: operatorSide(rows, columns, blocks),
  };
}

/** K itself, a pair of blocks at a time. */
function matrixSide(rows: number, blocks: RowBlocks): KernelSide {
  return {
    bytes: (wanted) => 2 * blocks.bytes + solverBytes(rows, wanted),
    async pairs({ count, vectors, signal, onProgress, memoryBudget }) {
      const kernel = new DenseMatrix(rows, rows);
      await blocks.each(
        (left, top) =>
          blocks.each(
            (right, first) => {
              const product = multiply(left, right, { transposeRight: true, memoryBudget: Infinity });
              for (let i = 0; i < product.rows; i++) {
                for (let j = 0; j < product.columns && first + j <= top + i; j++) {
                  kernel.data[(top + i) * rows + first + j] = product.data[i * product.columns + j];
                  kernel.data[(first + j) * rows + top + i] = product.data[i * product.columns + j];
                }
              }
            },
            { signal, until: top + left.rows },
          ),
        { signal, onProgress },
      );
      return eigh(kernel, { count, vectors, semidefinite: true, ...workOf({ signal, onProgress, memoryBudget }) });
    },
  };
}

/** GᵀG summed over blocks, and G u made block by block. */
function parameterSide(columns: number, rows: number, blocks: RowBlocks): KernelSide {
  return {
    bytes: (wanted) => gramBytes(columns, blocks) + solverBytes(columns, wanted),
    async pairs({ count, vectors, ...work }) {
      const gram = await gramOf(columns, blocks, work);
      const spectrum = await eigh(gram, { count, vectors, semidefinite: true, ...workOf(work) });
      if (!spectrum.vectors) return spectrum;
      const images = await applied(spectrum.vectors, rows, blocks, work);
      return { ...spectrum, vectors: toUnitImages(images, spectrum) };
    },
  };
}

/** Products with G and Gᵀ, searched on the side that is smaller. */
function operatorSide(rows: number, columns: number, blocks: RowBlocks): KernelSide {
  const onParameters = columns < rows;
  const size = Math.min(rows, columns);
  return {
    bytes: (wanted) => searchBytes(size, wanted) + blocks.bytes + 8 * (rows + columns) * wanted.count,
    async pairs({ count, seed, vectors, ...work }) {
      const { signal } = work;
      let trace = 0;
      await blocks.each(
        ({ data }) => {
          trace += dot(data, data);
        },
        { signal },
      );
      const spectrum = await topEigenpairs(
        {
          size,
          trace,
          async apply(block) {
            const product = new DenseMatrix(size, block.columns);
            if (onParameters) {
              await blocks.each((part) => {
                product.addInPlace(multiply(part, multiply(part, block), { transposeLeft: true }));
              }, work);
              return product;
            }
            const pulled = new DenseMatrix(columns, block.columns);
            await blocks.each((part, from) => {
              pulled.addInPlace(multiply(part, block.rowRange(from, from + part.rows), { transposeLeft: true }));
            }, work);
            return applied(pulled, rows, blocks, work);
          },
        },
        { count, seed, semidefinite: true, ...workOf(work) },
      );
      const found = vectors ? spectrum.vectors : undefined;
      if (!found || !onParameters) return { ...spectrum, vectors: found };
      return { ...spectrum, vectors: toUnitImages(await applied(found, rows, blocks, work), spectrum) };
    },
  };
}

/** G U [N, b], block by block. */
async function applied(
  vectors: DenseMatrix,
  rows: number,
  blocks: RowBlocks,
  { signal }: Pick<WorkOptions, 'signal'>,
): Promise<DenseMatrix> {
  const images = new DenseMatrix(rows, vectors.columns);
  await blocks.each(
    (part, from) => {
      images.data.set(multiply(part, vectors, { memoryBudget: Infinity }).data, from * vectors.columns);
    },
    { signal },
  );
  return images;
}
