import {
  defaultMemoryBudget,
  requireInteger,
  requireMemory,
  requireOneOf,
  workOptionNames,
  type WorkOptions,
} from '@entk/core';
import { eighMemory } from '@entk/linalg';
import type { Spectrum, WithVectors } from '@entk/spectral';

/**
 * Where the eigenproblem of a kernel K = Z Zᵀ is solved: on the kernel itself (`matrix`), on ZᵀZ (`parameters`), or by
 * products with Z and Zᵀ alone (`operator`).
 */
export type SpectrumSide = 'matrix' | 'parameters' | 'operator';

/** All of them, the exact ones first. */
export const spectrumSides = ['matrix', 'parameters', 'operator'] as const;

/** What is asked of a spectrum, as far as it takes memory. */
export interface PairsWanted {
  readonly count: number;
  readonly vectors: boolean;
}

/** Pairs, and how they are to be found. */
export interface PairsRequest extends PairsWanted, WorkOptions {
  /** Of the operator's starting block. */
  readonly seed: number;
}

/** One way to the pairs of a kernel. */
export interface KernelSide {
  /** Bytes held at the fullest, beside the factors given and the vectors handed out. */
  readonly bytes: (wanted: PairsWanted) => number;
  /** Leading pairs, vectors in the row order of the kernel. */
  readonly pairs: (request: PairsRequest) => Promise<Spectrum>;
}

/** The ways to the pairs of one kernel. */
export interface KernelSides extends Readonly<Record<SpectrumSide, KernelSide>> {
  /** Rows of the kernel. */
  readonly rows: number;
  /** Those that are tried where none is asked for, the preferred one first. */
  readonly order: readonly SpectrumSide[];
}

/**
 * Bytes that a side holds at its fullest, with the vectors handed out and as many on their way to their order of rows.
 */
export function sideBytes(sides: KernelSides, side: SpectrumSide, wanted: PairsWanted): number {
  return sides[side].bytes(wanted) + (wanted.vectors ? 2 * 8 * sides.rows * wanted.count : 0);
}

/** The most vectors that a block search applies an operator to at once, and has in play beside the pairs found. */
export const largestSearchBlock = 32;
const widestSearch = 640;

/** Room for panels of two products, which the block search counts whatever its size. */
const searchPanels = 2 * 128 * 1024 ** 2;

/** The first side that fits, or the operator where none does. */
export function firstFittingSide(sides: KernelSides, wanted: PairsWanted, budget = defaultMemoryBudget): SpectrumSide {
  return sides.order.find((side) => sideBytes(sides, side, wanted) <= budget) ?? 'operator';
}

/**
 * Refuses a side that would not fit, naming those that would.
 *
 * @throws MemoryBudgetError with the need, the budget and the sides that fit.
 */
export function requireSideFits(
  caller: string,
  sides: KernelSides,
  side: SpectrumSide,
  wanted: PairsWanted,
  budget = defaultMemoryBudget,
): void {
  const fitting = spectrumSides.filter((other) => sideBytes(sides, other, wanted) <= budget);
  const remedy =
    fitting.length > 0
      ? `side ${fitting.map((other) => `"${other}"`).join(' or ')} would fit`
      : 'no side fits: ask for fewer pairs, take fewer examples, or raise the budget';
  requireMemory(caller, `side "${side}"`, sideBytes(sides, side, wanted), budget, remedy);
}

/** What a door to the leading pairs of a kernel is asked. */
export interface PairsOptions<Vectors extends boolean = boolean> extends WorkOptions {
  readonly count: number;
  readonly side?: SpectrumSide;
  readonly vectors?: Vectors;
  readonly seed?: number;
}

/** The options above, as every such door accepts them. */
export const pairsOptionNames = { ...workOptionNames, count: true, side: true, vectors: true, seed: true } as const;

/**
 * The pairs on the side asked for, or else on the first that fits.
 *
 * @throws MemoryBudgetError if the side does not fit, naming those that would.
 * @throws MisuseError for a count below 1, a negative seed, or a side that is not one of the three.
 * @throws The signal's reason when aborted.
 */
export async function leadingPairs<Vectors extends boolean>(
  caller: string,
  sides: KernelSides,
  options: PairsOptions<Vectors>,
): Promise<WithVectors<Spectrum, Vectors> & { readonly side: SpectrumSide }> {
  const { count, vectors = true, seed = 0, memoryBudget, signal } = options;
  requireInteger(caller, 'count', count, { min: 1 });
  requireInteger(caller, 'seed', seed, { min: 0 });
  const side = options.side ?? firstFittingSide(sides, { count, vectors }, memoryBudget);
  requireOneOf(caller, 'side', side, spectrumSides);
  requireSideFits(caller, sides, side, { count, vectors }, memoryBudget);
  signal?.throwIfAborted();
  const found = await sides[side].pairs({ ...options, count, vectors, seed });
  return { ...(found as WithVectors<Spectrum, Vectors>), side };
}

/** A matrix, the dense solver's scratch and the vectors. */
export function solverBytes(rows: number, { count, vectors }: PairsWanted): number {
  const kept = Math.min(count, rows);
  return 8 * rows ** 2 + eighMemory(rows, { vectors, count: kept }) + 8 * rows * kept;
}

/** The vectors in play while an operator of so many rows is searched. */
export function searchBytes(rows: number, { count }: PairsWanted): number {
  const kept = Math.min(count, rows);
  const active = Math.min(rows, Math.max(6 * largestSearchBlock, Math.min(3 * kept, widestSearch)));
  return 8 * rows * (2 * kept + 2 * active + 9 * largestSearchBlock) + searchPanels;
}
