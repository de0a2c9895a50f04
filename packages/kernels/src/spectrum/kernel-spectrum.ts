import { requireOptions, type RowOrder, type WorkOptions } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import type { Spectrum, WithVectors } from '@entk/spectral';
import { type Collapse, requireCollapse } from '../collapse/collapse.js';
import { kernelNoise } from '../constants.js';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import { parameterCountOf } from '../operators/method.js';
import { blockSides } from './block-sides.js';
import { gradientWidth } from './gradient-rows.js';
import { jacobianSides } from './jacobian-sides.js';
import { leadingPairs, pairsOptionNames, type SpectrumSide } from './side.js';

/** Which pairs of a kernel, and how they are to be found. */
export interface KernelSpectrumOptions<Vectors extends boolean = boolean> extends WorkOptions {
  /** How many leading eigenpairs. The status says so when it is above the kernel's rank. */
  readonly count: number;
  /**
   * Where the eigenproblem is solved.
   *
   * @default of a flattened kernel the smaller of `matrix` and `parameters`, of any other the first of `matrix` and
   * `parameters` that fits the budget, and `operator` where none does
   */
  readonly side?: SpectrumSide;
  /** Whether to find vectors: [M, count] numbers. @default true */
  readonly vectors?: Vectors;
  /** Of the operator's starting block. @default 0 */
  readonly seed?: number;
}

/** Leading eigenpairs of a collapsed kernel, what it is the kernel of, and where they were found. */
export interface KernelSpectrum extends Spectrum {
  readonly collapse: Collapse;
  /** The order of the vectors' rows, where the kernel is flattened: that of the collapse. */
  readonly rowOrder?: RowOrder;
  /** Names of the parameters that the sum over μ runs over. */
  readonly parameters: readonly string[];
  /** N. */
  readonly exampleCount: number;
  /** C. */
  readonly outputCount: number;
  /** What the derivatives of each output were multiplied by. */
  readonly outputFactors: Float64Array;
  readonly side: SpectrumSide;
  /** The largest rank that the kernel can have: min(M, P), or min(M, C·P) for `trace` and `classMean`. */
  readonly rankBound: number;
  /** What float32 derivatives leave uncertain of a value, as a share of the largest: 1e-7. */
  readonly noise: number;
}

/**
 * Leading eigenpairs of a collapsed kernel, which is not formed where there is a smaller way.
 *
 * K = Z Zᵀ [M, M], where Z is J when the kernel is flattened, the gradients of one output for `perClass` and
 * `meanOutput`, and those of all outputs side by side for `trace` and `classMean` (over √C). K and ZᵀZ share their
 * eigenvalues above zero, and v = Z u / √λ maps a vector u of ZᵀZ to one of the kernel. The result says how long and
 * how noisy the spectrum is, so that `findCliffs` of `@entk/spectral` takes it as it is.
 *
 * @param source A factored Jacobian, or blocks of one whose factors need not fit in memory together.
 * @returns Values and vectors [M, count] of the kernel, descending, rows in the order of the collapse; M is N, or N·C
 *   when flattened. On the side `parameters`, and `operator` of a flattened kernel with P < N·C, residuals are those of
 *   ZᵀZ, of which the kernel's are no larger than √(λ₁/λ_i) times, and a column beyond the kernel's rank is zero. Fewer
 *   than `count` pairs come back where the side has fewer rows.
 * @throws MemoryBudgetError if the chosen side does not fit, naming one that would.
 * @throws MisuseError for a count below 1, or a collapse or side that there is not.
 * @throws The signal's reason when aborted.
 * @remarks `matrix`: the cost of `empiricalNtk`, and O(M³). `parameters`: P² C for a flattened kernel (see
 *   `parameterGram`), N (C P)² for `trace` and `classMean`, and a cube to solve. `operator`: some tens of products with
 *   blocks of vectors, to residuals of 1e-6 of λ₁.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { factoredJacobian } from '@entk/jacobians';
 * import { kernelSpectrum } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [3, 2] } });
 * const weights = new Map([['W', ndArray([3, 2])]]);
 * const jacobian = factoredJacobian(network, weights, ndArray([2, 2], Float32Array.of(2, 0, 0, 1)));
 * // A linear network: the kernel is δ_ij (x·x′), so each eigenvalue of x·x′ comes C = 3 times.
 * const flattened = { kind: 'flattened', rowOrder: 'classMajor' } as const;
 * const { values, trace, rankBound } = await kernelSpectrum(jacobian, flattened, { count: 4 });
 * values; // ≈ [4, 4, 4, 1]
 * trace; // 15
 * rankBound; // 6
 * (await kernelSpectrum(jacobian, { kind: 'classMean' }, { count: 2 })).values; // ≈ [4, 1]
 * ```
 */
export async function kernelSpectrum<Vectors extends boolean = true>(
  source: FactoredJacobian | JacobianBlocks,
  collapse: Collapse,
  options: KernelSpectrumOptions<Vectors>,
): Promise<WithVectors<KernelSpectrum, Vectors>> {
  requireOptions<KernelSpectrumOptions>('kernelSpectrum', options, pairsOptionNames);
  const caller = 'kernelSpectrum';
  const { exampleCount, outputCount, outputFactors, parameterShapes } = source;
  requireCollapse(caller, collapse, outputCount);
  const sides = 'take' in source ? blockSides(source, collapse) : jacobianSides(source, collapse);
  const spectrum = await leadingPairs(caller, sides, options);
  const parameterCount = parameterCountOf(source);
  return {
    ...spectrum,
    collapse,
    rowOrder: collapse.kind === 'flattened' ? collapse.rowOrder : undefined,
    parameters: Array.from(parameterShapes.keys()),
    exampleCount,
    outputCount,
    outputFactors: outputFactors.slice(),
    size: sides.rows,
    rankBound: Math.min(sides.rows, gradientWidth(collapse, { outputCount, parameterCount })),
    noise: kernelNoise,
  };
}
