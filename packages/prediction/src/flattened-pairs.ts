import { defaultMemoryBudget, type DenseMatrix, requireMemory } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { eighMemory } from '@entk/linalg';
import { eigh, type Spectrum, type SpectrumStatus, topEigenpairs } from '@entk/spectral';
import { kernelSpectrum, parameterGram, parameterGramBytes, type SpectrumSide } from '@entk/kernels';
import { vectorsAtHand, vectorsByParameters, type ModeVectors } from './mode-vectors.js';
import { type ModesOptions, workOf } from './modes.js';
import type { Split } from './split.js';

/** Leading pairs of a flattened kernel. */
export interface FlattenedPairs {
  readonly vectors: ModeVectors;
  readonly values: Float64Array;
  readonly status: SpectrumStatus;
  readonly side: SpectrumSide;
}

/**
 * Pairs of the flattened kernel of the training examples, on the side with the smaller matrix, or the operator where that
 * does not fit. Where P is the smaller one, of JᵀJ: then no vector of N·C numbers is kept.
 *
 * @throws MemoryBudgetError if the side does not fit.
 */
export async function flattenedPairs(
  jacobians: Split<FactoredJacobian>,
  options: ModesOptions & { readonly count: number; readonly side?: SpectrumSide },
): Promise<FlattenedPairs> {
  const { training, heldOut } = jacobians;
  const { count, side = isLow(training) ? lowSide(training, count, options.memoryBudget) : undefined } = options;
  if (side === 'parameters' || (side === 'operator' && isLow(training))) {
    const spectrum = await (side === 'parameters' ? byGram : byProducts)(training, options);
    const { values, status } = spectrum;
    return { vectors: vectorsByParameters(jacobians, spectrum.vectors as DenseMatrix, values), values, status, side };
  }
  const collapse = { kind: 'flattened', rowOrder: 'exampleMajor' } as const;
  const spectrum = await kernelSpectrum(training, collapse, { ...workOf(options), count, side });
  const [forward, backward] = [heldOut && jacobianOperator(heldOut), jacobianOperator(training)];
  const atHeldOut = forward && ((vectors: DenseMatrix) => forward.apply(backward.applyTransposed(vectors)));
  const { values, status } = spectrum;
  const vectors = vectorsAtHand(spectrum.vectors as DenseMatrix, values, atHeldOut);
  return { vectors, values, status, side: spectrum.side };
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

function lowSide(jacobian: FactoredJacobian, count: number, budget: number = defaultMemoryBudget): SpectrumSide {
  return parametersBytes(jacobian, count) <= budget ? 'parameters' : 'operator';
}

function parametersBytes(jacobian: FactoredJacobian, count: number): number {
  const { parameterCount: P } = jacobian;
  const solving = 8 * P ** 2 + eighMemory(P, { count }) + 8 * P * count;
  return Math.max(parameterGramBytes(jacobian), solving);
}
