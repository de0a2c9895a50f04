import { MisuseError, requireOneOf } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { type Collapse, crossKernel, empiricalNtk, type SpectrumSide } from '@entk/kernels';
import { flattenedPairs } from './flattened-pairs.js';
import { type KernelModes, kernelModes, type ModesOptions, rankedValues, workOf } from './modes.js';
import { mapSplit, type Split } from './split.js';

/** How the modes of Jacobians are taken. */
export interface JacobianModesOptions extends ModesOptions {
  readonly collapse: Collapse;
  /**
   * Where the pairs of a flattened kernel are found, as for `kernelSpectrum`: by default the smaller of `matrix` and
   * `parameters`, or `operator` where neither fits. An [N, N] kernel has the side `matrix` alone.
   */
  readonly side?: SpectrumSide;
}

/**
 * The modes of the kernel of a network, from its Jacobians at the training examples and at others.
 *
 * A flattened kernel J Jᵀ and its held-out rows J(x) Jᵀ are not formed unless `matrix` is the smaller side: with
 * JᵀJ u = λ u, the vectors are v = J u / √λ and their images √λ J(x) u, made when they are needed. Regression on
 * `parameters` is least squares in P dimensions, the same prediction by another road.
 *
 * @throws MisuseError for a side that the collapse has not; else as `kernelModes`, `crossKernel` and `kernelSpectrum`.
 * @remarks As `kernelSpectrum` for `count` pairs; where P is the smaller side, memory for P × P numbers and no vector of
 * N·C.
 */
export async function jacobianModes(
  jacobians: Split<FactoredJacobian>,
  options: JacobianModesOptions,
): Promise<KernelModes> {
  const { collapse, side } = options;
  if (collapse.kind === 'flattened') return flattenedModes(jacobians, options);
  if (side !== undefined && side !== 'matrix') {
    throw new MisuseError({
      in: 'jacobianModes',
      rule: `side must be "matrix" for the collapse ${collapse.kind}`,
      got: side,
      remedy: 'sides are those of the flattened kernel',
    });
  }
  const { training, heldOut } = jacobians;
  const work = workOf(options);
  const kernels = {
    training: empiricalNtk(training, collapse, work),
    heldOut: heldOut && crossKernel(heldOut, training, collapse, work),
  };
  return kernelModes(kernels, options);
}

async function flattenedModes(
  jacobians: Split<FactoredJacobian>,
  { cutoff, ...options }: JacobianModesOptions,
): Promise<KernelModes> {
  const { training } = jacobians;
  const rankBound = Math.min(training.exampleCount * training.outputCount, training.parameterCount);
  const count = Math.min(options.count ?? rankBound, rankBound);
  if (options.side) requireOneOf('jacobianModes', 'side', options.side, ['matrix', 'parameters', 'operator']);
  const { vectors, values, status, side } = await flattenedPairs(jacobians, { ...options, count });
  return {
    ...vectors,
    ...rankedValues('jacobianModes', values, cutoff),
    collapse: { kind: 'flattened', rowOrder: 'exampleMajor' },
    complete: count === rankBound,
    side,
    status,
    exampleCounts: mapSplit(jacobians, ({ exampleCount }) => exampleCount),
    outputCount: training.outputCount,
    outputFactors: training.outputFactors,
  };
}
