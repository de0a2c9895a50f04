import { requireNumber, requireOptions, workOptionNames } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import type { Collapse, Kernel } from '@entk/kernels';
import { defaultCutoff } from '../constants.js';
import type { Split } from '../problem.js';
import { type KnownSource, knownSource } from '../source.js';
import type { KernelModes, PairsOptions } from './modes.js';
import { leadingPairs } from './pairs.js';

/** How `kernelModes` is to work. */
export interface KernelModesOptions extends PairsOptions {
  /** Of Jacobians. @default flattened */
  readonly collapse?: Collapse;
}

/**
 * The modes of a kernel, for several predictions with it.
 *
 * Of Jacobians, a flattened kernel J Jᵀ and its rows J(x) Jᵀ at the test examples are not formed unless `matrix` is the
 * smaller side: with JᵀJ u = λ u, the vectors are v = J u / √λ and their images √λ J(x) u, made when they are needed.
 * Regression on `parameters` is least squares in P dimensions, the same prediction.
 *
 * @param source Kernels, `train` K(X, X) from `empiricalNtk` and `test` K(x, X) from `crossKernel`; or Jacobians at X
 *   and x.
 * @throws ShapeError if its parts are not of the same training examples and outputs.
 * @throws MisuseError if the collapses differ, or for a side that the collapse does not have.
 * @throws MemoryBudgetError if the eigenproblem does not fit.
 * @remarks O(M³) for the pairs, M·M′·r for their images. As `kernelSpectrum` on the sides `parameters` and `operator`:
 * where P is the smaller side, memory for P × P numbers and no vector of N·C.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { gradientFlow, kernelModes, regress, spectrum } from '@entk/prediction';
 *
 * const train = {
 *   matrix: DenseMatrix.fromRows([[2, 0], [0, 1]]),
 *   collapse: { kind: 'classMean' as const },
 *   parameters: ['W'],
 *   exampleCounts: [2, 2] as const,
 *   outputCount: 1,
 *   outputFactors: Float64Array.of(1),
 * };
 * const modes = await kernelModes({ train });
 * modes.values; // ≈ [2, 1]
 * modes.rank; // 2
 * const y = DenseMatrix.fromRows([[3], [5]]);
 * (await regress(modes, y, { solver: spectrum({ rank: 1 }) })).predictions.train.data; // ≈ [3, 0]
 * (await regress(modes, y, { solver: gradientFlow({ time: 100 }) })).predictions.train.data; // ≈ [3, 5]
 * ```
 */
export async function kernelModes(
  source: Split<Kernel> | Split<FactoredJacobian>,
  options: KernelModesOptions = {},
): Promise<KernelModes> {
  requireOptions<KernelModesOptions>('kernelModes', options, {
    ...workOptionNames,
    collapse: true,
    count: true,
    cutoff: true,
    side: true,
  });
  return modesOf('kernelModes', knownSource('kernelModes', source, options.collapse), options);
}

/** The modes of a source: those that it is, or its leading pairs. */
export async function modesOf(caller: string, source: KnownSource, options: PairsOptions): Promise<KernelModes> {
  if (source.kind === 'modes') {
    const { modes } = source;
    return { ...modes, ...rankedValues(caller, modes.values, options.cutoff ?? modes.cutoff) };
  }
  const pairs = await leadingPairs(caller, source, options);
  const { rows, exampleCounts } = source;
  return { ...pairs, ...rankedValues(caller, pairs.values, options.cutoff), ...rows, exampleCounts };
}

/** The values of a spectrum and its rank, zero being what the cutoff says. */
function rankedValues(
  caller: string,
  values: Float64Array,
  cutoff = defaultCutoff,
): Pick<KernelModes, 'values' | 'cutoff' | 'rank'> {
  requireNumber(caller, 'cutoff', cutoff, { min: 0, below: 1 });
  const floor = cutoff * Math.max(0, values[0]);
  const beyond = values.findIndex((value) => !(value > floor));
  return { values, cutoff, rank: beyond < 0 ? values.length : beyond };
}
