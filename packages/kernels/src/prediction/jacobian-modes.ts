import { MisuseError, requireMemory } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import type { Collapse } from '../collapse.js';
import { crossKernel, kernel } from '../kernel.js';
import { flattenedSpectrum } from '../spectrum/flattened-spectrum.js';
import type { SpectrumSide } from '../spectrum/side.js';
import { type KernelModes, kernelModes, type ModesOptions, modesOf, workOf } from './modes.js';
import { mapSplit, type Split } from './split.js';

/** How the modes of Jacobians are taken. */
export interface JacobianModesOptions extends ModesOptions {
  readonly collapse: Collapse;
  /**
   * Where the pairs of a flattened kernel are found, as for `flattenedSpectrum`: by default the smaller of `data` and
   * `parameters`, or `operator` where neither fits. An [N, N] kernel has the side `data` alone.
   */
  readonly side?: SpectrumSide;
}

/**
 * The modes of the kernel of a network, from its Jacobians at the training examples and at others.
 *
 * A flattened kernel J Jᵀ and its held-out rows J(x) Jᵀ are not formed unless `data` is the smaller side: with
 * JᵀJ u = λ u, the vectors are v = J u / √λ and their images J(x) Jᵀ v. Regression on `parameters` is least squares in P
 * dimensions, the same prediction by another road.
 *
 * @throws MisuseError for a side that the collapse has not; else as `kernelModes`, `crossKernel` and `flattenedSpectrum`.
 * @remarks As `flattenedSpectrum` for `count` pairs, and a product with J, Jᵀ and J(x) each of as many vectors.
 */
export async function jacobianModes(
  jacobians: Split<FactoredJacobian>,
  options: JacobianModesOptions,
): Promise<KernelModes> {
  const { collapse, side } = options;
  if (collapse.kind === 'flattened') return flattenedModes(jacobians, options);
  if (side !== undefined && side !== 'data') {
    throw new MisuseError({
      in: 'jacobianModes',
      rule: `side must be "data" for the collapse ${collapse.kind}`,
      got: side,
      remedy: 'sides are those of the flattened kernel',
    });
  }
  const { training, heldOut } = jacobians;
  const work = workOf(options);
  const kernels = {
    training: kernel(training, collapse, work),
    heldOut: heldOut && crossKernel(heldOut, training, collapse, work),
  };
  return kernelModes(kernels, options);
}

async function flattenedModes(
  jacobians: Split<FactoredJacobian>,
  { side, cutoff, ...options }: JacobianModesOptions,
): Promise<KernelModes> {
  const { training, heldOut } = jacobians;
  const [rows, P] = [training.exampleCount * training.outputCount, training.parameterCount];
  const rankBound = Math.min(rows, P);
  const count = Math.min(options.count ?? rankBound, rankBound);
  const others = heldOut ? heldOut.exampleCount * heldOut.outputCount : 0;
  requireMemory(
    'jacobianModes',
    `${count} eigenvectors and their images`,
    8 * count * (2 * rows + P + others),
    options.memoryBudget,
    'ask for fewer pairs, or use operatorRegression, which needs none',
  );
  const spectrum = await flattenedSpectrum(training, { ...workOf(options), count, side, rowOrder: 'exampleMajor' });
  const vectors = spectrum.vectors ?? unreachable();
  return {
    ...modesOf('jacobianModes', spectrum.values, vectors, cutoff),
    heldOutImages: heldOut && jacobianOperator(heldOut).apply(jacobianOperator(training).applyTransposed(vectors)),
    collapse: { kind: 'flattened', rowOrder: 'exampleMajor' },
    complete: count === rankBound,
    side: spectrum.side,
    status: spectrum.status,
    exampleCounts: mapSplit(jacobians, ({ exampleCount }) => exampleCount),
    outputCount: training.outputCount,
    outputFactors: training.outputFactors,
  };
}

function unreachable(): never {
  throw new TypeError('a spectrum with vectors has them');
}
