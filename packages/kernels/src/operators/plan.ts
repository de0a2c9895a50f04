import { bytesText, defaultMemoryBudget, MemoryBudgetError, requireInteger, type WorkOptions } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { deltaWidth } from '@entk/jacobians/factors';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import type { BlockTerm } from './block-terms.js';
import { levelsOf, ownBlocks, type Segments, segmentSize } from './segments.js';

/**
 * What products with J are made from: the `factors` of its uses, which C pullbacks give and memory keeps; or `passes`
 * through the network, a pullback and a pushforward for each vector, which keep nothing.
 */
export type OperatorMethod = 'factors' | 'passes';

/** How an operator goes through the examples, settled before it starts. */
export interface OperatorPlan {
  readonly method: OperatorMethod;
  /** Examples taken at a time. */
  readonly blockSize: number;
  readonly blockCount: number;
  /** Blocks, counted from the first, whose factors stay in memory; the others' are computed again in every pass. */
  readonly keptBlocks: number;
  /** Into how many segments the examples are cut, whose sums are added as a tree; nothing where they are not. */
  readonly segments?: number;
  /** Vectors taken at a time; wider blocks of vectors are split. */
  readonly vectors: number;
  /** Bytes that the operator holds at its fullest: kept factors, a block in the making, products and gradients. */
  readonly bytes: number;
}

/** How an operator is to be made. */
export interface OperatorPlanOptions extends WorkOptions {
  /** Examples taken at a time. @default as many as half the budget allows, 1,024 at most */
  readonly blockSize?: number;
  /** Blocks whose factors stay in memory. @default as many as fit */
  readonly keptBlocks?: number;
  /** @default `factors` where they fit and are estimated to be the quicker, else `passes` */
  readonly method?: OperatorMethod;
}

/** More examples in a block make the products no faster. */
const largestBlock = 1024;
/** Fewer make gradients, which are added up after every block, cost as much as the products. */
const smallestBlock = 64;
const [mostVectors, fewestVectors] = [16, 8];
/** Of factors that do not depend on the examples: in float32, in float64 and as a product's operand. */
const copiesInTheMaking = 3;

/**
 * Settles sizes from what the terms of one example take.
 *
 * @throws MemoryBudgetError if the smallest block does not fit.
 */
export function planOperator(
  caller: string,
  exampleCount: number,
  method: OperatorMethod,
  size: (vectors: number) => OperatorSizes,
  options: OperatorPlanOptions,
  segments?: Segments,
): OperatorPlan {
  const { memoryBudget: budget = defaultMemoryBudget } = options;
  // What decides bits must not follow from the memory of a machine.
  const whole = segments && Math.min(largestBlock, segmentSize(segments, exampleCount));
  const blockSize = options.blockSize ?? whole;
  const keptBlocks = method === 'passes' ? 0 : options.keptBlocks;
  if (blockSize !== undefined) requireInteger(caller, 'blockSize', blockSize, { min: 1, max: exampleCount });
  if (keptBlocks !== undefined) requireInteger(caller, 'keptBlocks', keptBlocks, { min: 0 });
  const least = Math.min(exampleCount, blockSize ?? smallestBlock);
  const { ofBlock = 0 } = size(fewestVectors);
  // A sum waits at every level of the tree.
  const sums = segments ? 1 + levelsOf(segments.count / segments.ranks.size) : 1;
  const fixed = (vectors: number) => sums * size(vectors).gradients + copiesInTheMaking * ofBlock;
  const fits = (vectors: number) => fixed(vectors) + least * size(vectors).ofExample <= budget;
  const vectors = segments || fits(mostVectors) ? mostVectors : fewestVectors;
  const { ofExample, kept } = size(vectors);
  const gradients = fixed(vectors);
  if (!fits(vectors)) {
    throw new MemoryBudgetError({
      in: caller,
      rule:
        `the memory budget of ${bytesText(budget)} must hold a block of ${least} examples and the gradients of ` +
        `${vectors} vectors (${bytesText(gradients + least * ofExample)})`,
      remedy: `raise the budget, or take ${segments ? 'more segments, ' : ''}fewer parameters or outputs`,
    });
  }
  const chosen = blockSize ?? Math.min(exampleCount, largestBlock, fitting(budget, gradients, ofExample, least));
  const blockCount = segments ? ownBlocks(segments, exampleCount, chosen).length : Math.ceil(exampleCount / chosen);
  const working = gradients + chosen * ofExample;
  const ofKept = chosen * kept + ofBlock;
  const room = Math.floor((budget - working) / ofKept);
  const keeping = Math.min(blockCount, keptBlocks ?? Math.max(0, room));
  return {
    method,
    blockSize: chosen,
    blockCount,
    keptBlocks: keeping,
    ...(segments && { segments: segments.count }),
    vectors,
    bytes: working + keeping * ofKept,
  };
}

/** Bytes of the smallest plan that these sizes allow. */
export function leastBytes(exampleCount: number, size: (vectors: number) => OperatorSizes): number {
  const { ofExample, gradients, ofBlock = 0 } = size(fewestVectors);
  return gradients + copiesInTheMaking * ofBlock + Math.min(exampleCount, smallestBlock) * ofExample;
}

/** Examples that half of what the gradients leave allows, `least` at least. */
function fitting(budget: number, gradients: number, ofExample: number, least: number): number {
  return Math.max(least, Math.floor((budget - gradients) / 2 / ofExample));
}

/** Bytes that an operator takes for its products with so many vectors at a time. */
export interface OperatorSizes {
  /** Of an example: its factors while they are made, and a product's operands, here and in WASM. */
  readonly ofExample: number;
  /** The gradients by the parameters, and the largest of them as it comes out of a product, here and in WASM. */
  readonly gradients: number;
  /** What stays of an example, where it is kept. */
  readonly kept: number;
  /** What stays of a block whatever its examples: factors that do not depend on them. @default 0 */
  readonly ofBlock?: number;
}

/** The sizes of an operator made of terms. */
export function termSizes(terms: readonly BlockTerm[], bytesPerExample: number, vectors: number): OperatorSizes {
  const slots = new Map(terms.map((term) => [term.slot, term]));
  const gradients = Array.from(slots.values(), ({ left, right }) => left.columns * right.columns * vectors);
  const widest = Math.max(...terms.map(({ left, right }) => left.columns + 2 * right.columns * vectors));
  const columns = terms.reduce((sum, { left, right }) => sum + left.columns + right.columns, 0);
  return {
    ofExample: 2 * bytesPerExample + 8 * (columns + 2 * widest),
    gradients: 8 * (gradients.reduce((sum, count) => sum + count, 0) + 2 * Math.max(...gradients)),
    kept: 8 * columns,
  };
}

/** The sizes of an operator made of factors of J, which takes so many columns through them for every vector. */
export function jacobianSizes(
  { uses, outputCount, parameterCount }: FactoredJacobian,
  { bytesPerExample, sharedBytes }: Pick<JacobianBlocks, 'bytesPerExample' | 'sharedBytes'>,
  columnsPerVector = 1,
): (vectors: number) => OperatorSizes {
  const widest = uses.reduce((most, { delta }) => Math.max(most, deltaWidth(delta)), outputCount);
  return (vectors) => ({
    ofExample: 4 * bytesPerExample + 8 * 4 * vectors * columnsPerVector * (outputCount + widest),
    gradients: 8 * 4 * parameterCount * vectors * columnsPerVector,
    kept: 2 * bytesPerExample,
    ofBlock: sharedBytes,
  });
}
