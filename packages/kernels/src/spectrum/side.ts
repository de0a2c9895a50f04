import { defaultMemoryBudget, requireMemory } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { deltaWidth } from '@entk/jacobians/factors';
import { eighMemory } from '@entk/linalg';
import { matricesHeld } from '../use-products.js';
import { parameterGramBytes } from './parameter-gram.js';

/**
 * Where the eigenproblem of a flattened kernel is solved: on the kernel itself (`data`), on JᵀJ (`parameters`), or by
 * products with J and Jᵀ alone (`operator`).
 */
export type SpectrumSide = 'data' | 'parameters' | 'operator';

/** All of them, the exact ones first. */
export const spectrumSides = ['data', 'parameters', 'operator'] as const;

/** What is asked of a spectrum, as far as it takes memory. */
export interface PairsWanted {
  readonly count: number;
  readonly vectors: boolean;
}

/** The most vectors that a block search applies an operator to at once, and has in play beside the pairs found. */
const [largestBlock, widestSearch] = [32, 640];

/** Room for panels of two products, which the block search counts whatever its size. */
const searchPanels = 2 * 128 * 1024 ** 2;

/** Bytes that a side holds at its fullest. */
export function sideBytes(jacobian: FactoredJacobian, side: SpectrumSide, { count, vectors }: PairsWanted): number {
  const { exampleCount, outputCount, parameterCount } = jacobian;
  const rows = exampleCount * outputCount;
  const result = vectors ? 8 * rows * count : 0;
  if (side === 'data') return Math.max(8 * matricesHeld * rows ** 2, solverBytes(rows, count, vectors)) + 2 * result;
  if (side === 'parameters') {
    const mapping = vectors ? productBytes(jacobian, count) : 0;
    return Math.max(parameterGramBytes(jacobian), solverBytes(parameterCount, count, vectors), mapping) + 2 * result;
  }
  const size = Math.min(rows, parameterCount);
  const kept = Math.min(count, size);
  const active = Math.min(size, Math.max(6 * largestBlock, Math.min(3 * kept, widestSearch)));
  const basis = 8 * size * (2 * kept + 2 * active + 9 * largestBlock) + searchPanels;
  return basis + productBytes(jacobian, vectors ? Math.max(kept, largestBlock) : largestBlock) + 2 * result;
}

/** The side with the smaller matrix, or the operator where that does not fit. */
export function smallestSide(
  jacobian: FactoredJacobian,
  wanted: PairsWanted,
  budget = defaultMemoryBudget,
): SpectrumSide {
  const direct = jacobian.parameterCount < jacobian.exampleCount * jacobian.outputCount ? 'parameters' : 'data';
  return sideBytes(jacobian, direct, wanted) <= budget ? direct : 'operator';
}

/**
 * Refuses a side that would not fit, naming those that would.
 *
 * @throws MemoryBudgetError with the need, the budget and the sides that fit.
 */
export function requireSideFits(
  caller: string,
  jacobian: FactoredJacobian,
  side: SpectrumSide,
  wanted: PairsWanted,
  budget = defaultMemoryBudget,
): void {
  const fitting = spectrumSides.filter((other) => sideBytes(jacobian, other, wanted) <= budget);
  const remedy =
    fitting.length > 0
      ? `side ${fitting.map((other) => `"${other}"`).join(' or ')} would fit`
      : 'no side fits: ask for fewer pairs, take fewer examples, or raise the budget';
  requireMemory(caller, `side "${side}"`, sideBytes(jacobian, side, wanted), budget, remedy);
}

/** The matrix, the solver's scratch and the vectors. */
function solverBytes(rows: number, count: number, vectors: boolean): number {
  const kept = Math.min(count, rows);
  return 8 * rows ** 2 + eighMemory(rows, { vectors, count: kept }) + 8 * rows * kept;
}

/** A block of b vectors on its way through J: both ends, and a step between them. */
function productBytes({ exampleCount, outputCount, parameterCount, uses }: FactoredJacobian, block: number): number {
  const widest = uses.reduce((most, { delta }) => Math.max(most, deltaWidth(delta)), outputCount);
  return 8 * block * (2 * parameterCount + exampleCount * (outputCount + widest));
}
