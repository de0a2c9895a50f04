import { defaultMemoryBudget, type DenseMatrix, requireMemory, type WorkOptions, workOf } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { kernelSpectrum, parameterGram, parameterGramBytes, type SpectrumSide } from '@entk/kernels';
import { eighMemory } from '@entk/linalg';
import { eigh, type Spectrum, topEigenpairs } from '@entk/spectral';
import type { Split } from '../problem.js';
import { vectorsAtHand, vectorsByParameters } from './mode-vectors.js';
import type { Pairs, PairsOptions } from './modes.js';

/**
 * Leading pairs of the flattened kernel of the training examples, on the side with the smaller matrix, or the operator
 * where that does not fit. Where P is the smaller one, of JᵀJ: then no vector of N·C numbers is kept.
 *
 * @throws MemoryBudgetError if the side does not fit.
 */
export async function flattenedPairs(
  caller: string,
  jacobians: Split<FactoredJacobian>,
  options: PairsOptions,
): Promise<Pairs> {
  const { train, test } = jacobians;
  const rankBound = Math.min(train.exampleCount * train.outputCount, train.parameterCount);
  const count = Math.min(options.count ?? rankBound, rankBound);
  const complete = count === rankBound;
  const work = workOf(options);
  const low = train.parameterCount < train.exampleCount * train.outputCount;
  const side = options.side ?? (low ? lowSide(train, count, work.memoryBudget) : undefined);
  if (side === 'parameters' || (side === 'operator' && low)) {
    const found = side === 'parameters' ? byGram(caller, train, count, work) : byProducts(train, count, work);
    const { values, vectors: directions, status } = await found;
    const vectors = vectorsByParameters(jacobians, directions as DenseMatrix, values);
    return { ...vectors, values, status, side, complete };
  }
  const collapse = { kind: 'flattened', rowOrder: 'exampleMajor' } as const;
  const spectrum = await kernelSpectrum(train, collapse, { ...work, count, side });
  const [forward, backward] = [test && jacobianOperator(test), jacobianOperator(train)];
  const atTest = forward && ((vectors: DenseMatrix) => forward.apply(backward.applyTransposed(vectors)));
  const { values, status } = spectrum;
  const vectors = vectorsAtHand(spectrum.vectors, values, atTest);
  return { ...vectors, values, status, side: spectrum.side, complete };
}

function byGram(caller: string, train: FactoredJacobian, count: number, work: WorkOptions): Promise<Spectrum> {
  const remedy = 'use side "operator", ask for fewer pairs, or solve by conjugateGradients(), which needs none';
  requireMemory(caller, 'side "parameters"', parametersBytes(train, count), work.memoryBudget, remedy);
  return eigh(parameterGram(train, work), { ...work, count, semidefinite: true });
}

function byProducts(train: FactoredJacobian, count: number, work: WorkOptions): Promise<Spectrum> {
  const { columns, apply, applyTransposed } = jacobianOperator(train);
  const gram = { size: columns, apply: (block: DenseMatrix) => applyTransposed(apply(block)) };
  return topEigenpairs(gram, { ...work, count, semidefinite: true });
}

function lowSide(jacobian: FactoredJacobian, count: number, budget: number = defaultMemoryBudget): SpectrumSide {
  return parametersBytes(jacobian, count) <= budget ? 'parameters' : 'operator';
}

function parametersBytes(jacobian: FactoredJacobian, count: number): number {
  const { parameterCount: P } = jacobian;
  const solving = 8 * P ** 2 + eighMemory(P, { count }) + 8 * P * count;
  return Math.max(parameterGramBytes(jacobian), solving);
}
