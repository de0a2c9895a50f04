import { defaultMemoryBudget, type DenseMatrix, requireMemory } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { eighMemory } from '@entk/linalg';
import { eigh, type Spectrum, type SpectrumStatus, topEigenpairs } from '@entk/spectral';
import { flattenedSpectrum } from '../spectrum/flattened-spectrum.js';
import { parameterGram, parameterGramBytes } from '../spectrum/parameter-gram.js';
import { type SpectrumSide, smallestSide } from '../spectrum/side.js';
import { vectorsAtHand, vectorsByParameters, type ModeVectors } from './mode-vectors.js';
import { type ModesOptions, workOf } from './modes.js';
import type { Split } from './split.js';

/** Leading pairs of a flattened kernel. */
export interface FlattenedPairs {
  readonly vectors: ModeVectors;
  readonly values: Float64Array;
  readonly status: SpectrumStatus;
}

/** The side with the smaller matrix, or the operator where that does not fit. */
export function smallestModesSide(
  jacobian: FactoredJacobian,
  count: number,
  budget: number = defaultMemoryBudget,
): SpectrumSide {
  if (!isLow(jacobian)) return smallestSide(jacobian, { count, vectors: true }, budget);
  return parametersBytes(jacobian, count) <= budget ? 'parameters' : 'operator';
}

/**
 * Pairs of the flattened kernel of the training examples, on a side. Where P is the smaller one, of JᵀJ: then no vector of
 * N·C numbers is kept.
 *
 * @throws MemoryBudgetError if the side does not fit.
 */
export async function flattenedPairs(
  jacobians: Split<FactoredJacobian>,
  side: SpectrumSide,
  options: ModesOptions & { readonly count: number },
): Promise<FlattenedPairs> {
  const { training, heldOut } = jacobians;
  if (side === 'parameters' || (side === 'operator' && isLow(training))) {
    const spectrum = await (side === 'parameters' ? byGram : byProducts)(training, options);
    const { values, status } = spectrum;
    return { vectors: vectorsByParameters(jacobians, spectrum.vectors as DenseMatrix, values), values, status };
  }
  const { count } = options;
  const spectrum = await flattenedSpectrum(training, { ...workOf(options), count, side, rowOrder: 'exampleMajor' });
  const [forward, backward] = [heldOut && jacobianOperator(heldOut), jacobianOperator(training)];
  const atHeldOut = forward && ((vectors: DenseMatrix) => forward.apply(backward.applyTransposed(vectors)));
  const { values, status } = spectrum;
  return { vectors: vectorsAtHand(spectrum.vectors as DenseMatrix, values, atHeldOut), values, status };
}

function byGram(training: FactoredJacobian, options: ModesOptions & { readonly count: number }): Promise<Spectrum> {
  const bytes = parametersBytes(training, options.count);
  const remedy = 'use side "operator", ask for fewer pairs, or use operatorRegression, which needs none';
  requireMemory('jacobianModes', 'side "parameters"', bytes, options.memoryBudget, remedy);
  const { count } = options;
  return eigh(parameterGram(training, workOf(options)), { ...workOf(options), count, semidefinite: true });
}

function byProducts(training: FactoredJacobian, options: ModesOptions & { readonly count: number }): Promise<Spectrum> {
  const { columns, apply, applyTransposed } = jacobianOperator(training);
  const gram = { size: columns, apply: (block: DenseMatrix) => applyTransposed(apply(block)) };
  return topEigenpairs(gram, { ...workOf(options), count: options.count, semidefinite: true });
}

function isLow({ exampleCount, outputCount, parameterCount }: FactoredJacobian): boolean {
  return parameterCount < exampleCount * outputCount;
}

function parametersBytes(jacobian: FactoredJacobian, count: number): number {
  const { parameterCount: P } = jacobian;
  const solving = 8 * P ** 2 + eighMemory(P, { count }) + 8 * P * count;
  return Math.max(parameterGramBytes(jacobian), solving);
}
