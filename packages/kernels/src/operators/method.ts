import { MemoryBudgetError, requireOneOf, sizeOf } from '@entk/core';
import { deltaOutputs, deltaWidth, type FactoredUse } from '@entk/jacobians/factors';
import { heldByPasses } from '@entk/models/layers';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import {
  leastBytes,
  type OperatorMethod,
  type OperatorPlan,
  type OperatorPlanOptions,
  type OperatorSizes,
  planOperator,
} from './plan.js';
import type { Segments } from './segments.js';

/**
 * Operations a second, in float32 by the backend and in float64 by ours, and seconds that a layer's map takes however
 * small it is: of one core at 2 to 3 GHz. Only their ratios decide.
 */
const [float32Rate, float64Rate, mapSeconds] = [15e9, 8e9, 1e-4];

/** A way to make products: what it takes and about how many seconds one vector takes by a plan. */
export interface OperatorWay {
  /** @throws MemoryBudgetError where not even one example can be looked at. */
  readonly sizes: () => (vectors: number) => OperatorSizes;
  readonly seconds: (plan: OperatorPlan) => number;
}

/** By each method. */
export type OperatorWays = Readonly<Record<OperatorMethod, OperatorWay>>;

/**
 * The plan of the quicker of the ways that fit, or of the one asked for.
 *
 * @throws MemoryBudgetError if none fits.
 */
export function chosenPlan(
  caller: string,
  exampleCount: number,
  ways: OperatorWays,
  options: OperatorPlanOptions,
  segments?: Segments,
): OperatorPlan {
  const planOf = (method: OperatorMethod) =>
    planOperator(caller, exampleCount, method, ways[method].sizes(), options, segments);
  if (options.method !== undefined) {
    requireOneOf(caller, 'method', options.method, ['factors', 'passes']);
    return planOf(options.method);
  }
  // Which is quicker follows from what fits, and the bits from which it is.
  if (segments) return planOf('factors');
  const [factors, passes] = (['factors', 'passes'] as const).map((method) => ifFitting(() => planOf(method)));
  if (factors instanceof MemoryBudgetError) {
    if (passes instanceof MemoryBudgetError) throw factors;
    return passes;
  }
  if (passes instanceof MemoryBudgetError) return factors;
  return ways.passes.seconds(passes) < ways.factors.seconds(factors) ? passes : factors;
}

/** Bytes of the smallest plan that an operator can have. */
export function leastOperatorBytes(exampleCount: number, ways: OperatorWays): number {
  const bytes = Object.values(ways).map((way) => ifFitting(() => leastBytes(exampleCount, way.sizes())));
  return Math.min(...bytes.map((needed) => (typeof needed === 'number' ? needed : Infinity)));
}

function ifFitting<T>(make: () => T): T | MemoryBudgetError {
  try {
    return make();
  } catch (error) {
    if (error instanceof MemoryBudgetError) return error;
    throw error;
  }
}

/**
 * Bytes that products by passes take: a forward pass and a pullback of one vector, both ends of a product, and the
 * parameters.
 */
export function passSizes(blocks: JacobianBlocks, columnsPerVector = 1): (vectors: number) => OperatorSizes {
  const { origin, outputCount } = blocks;
  const { network } = origin;
  const parameterCount = parameterCountOf(blocks);
  const { kept, working, shared } = heldByPasses(network, 1);
  return (vectors) => {
    const columns = vectors * columnsPerVector;
    return {
      ofExample: 4 * (kept + working + 4 * outputCount) + 8 * 2 * columns * outputCount,
      gradients: 8 * 2 * parameterCount * columns + 4 * (shared + 3 * network.parameterCount),
      kept: 0,
    };
  };
}

/** About the seconds that one vector takes by passes, where it makes so many cotangents. */
export function passSeconds(
  { origin: { network }, exampleCount }: JacobianBlocks,
  { blockCount, vectors }: OperatorPlan,
  cotangents: number,
): number {
  const forward =
    (forwardOperations(network) * exampleCount) / float32Rate + network.layers.length * mapSeconds * blockCount;
  return forward * (4 * cotangents + 2 / vectors);
}

/** About the seconds that making the factors again takes, for a vector's share of two passes. */
export function remakingSeconds(
  { origin: { network }, exampleCount, outputCount }: JacobianBlocks,
  { blockCount, keptBlocks, vectors }: OperatorPlan,
): number {
  const operations = forwardOperations(network) * exampleCount * (1 + outputCount);
  const once = operations / float32Rate + network.layers.length * mapSeconds * blockCount;
  return (2 * once * (1 - keptBlocks / blockCount)) / vectors;
}

/** About the seconds that products of so many operations in float64 take. */
export function productSeconds(operations: number): number {
  return operations / float64Rate;
}

/** Operations of J (Jᵀ v) by factors, for an example: δ and a of every use are met twice. */
export function factorOperations(uses: readonly FactoredUse[]): number {
  return uses.reduce((sum, use) => {
    const inputs = use.kind === 'matrix' ? use.activation.columns : 1;
    return sum + 4 * deltaWidth(use.delta) * (deltaOutputs(use.delta) + inputs);
  }, 0);
}

/** P, of the parameters that take part. */
export function parameterCountOf({ parameterShapes }: Pick<JacobianBlocks, 'parameterShapes'>): number {
  return Array.from(parameterShapes.values(), sizeOf).reduce((sum, size) => sum + size, 0);
}

/** Every parameter is met at every position, by one multiplication and one addition. */
function forwardOperations({ parameterCount, activationShapes }: JacobianBlocks['origin']['network']): number {
  return 2 * parameterCount * activationShapes.reduce((most, { positions }) => Math.max(most, positions), 1);
}
