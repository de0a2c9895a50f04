import { type DenseMatrix, sizeOf } from '@entk/core';
import { deltaWidth, type FactoredUse, isTransposed } from '@entk/jacobians/factors';
import type { Collapse } from '../../collapse/collapse.js';
import { outputModeOf, outputsKept } from '../../collapse/outputs.js';
import { plusTranspose } from '../use-products.js';
import type { ParameterPair } from './parameter-pair.js';
import { numbersOfTwoExamples, positionProducts, type ProductPair, type ProductUse } from './position-products.js';
import { positionsOf } from './position-rows.js';
import { writtenProducts } from './written-products.js';

/** How the kernel of a parameter that is used at several positions is summed. */
export type SequenceMethod = 'positions' | 'gradients';

/**
 * Time of a multiply-add outside a large product, of one inside it: sums over tiles and small products an example,
 * measured at a tenth and a third of the speed of large products.
 */
const [looseCost, smallProductCost] = [10, 3];

/**
 * What a parameter that is used at several positions, or by lookups, adds to a collapsed kernel; for `classMean`, to C
 * times that kernel.
 *
 * @param numbers The most numbers that are held at once beside the result and a term of it.
 */
export function sequenceKernel(pair: ParameterPair, collapse: Collapse, numbers: number): DenseMatrix {
  if (sequenceMethod(pair, collapse, numbers) === 'gradients') return writtenProducts(pair, collapse, numbers);
  const sum = usePairs(pair).map(({ both, ...uses }) => {
    const term = positionProducts(uses, collapse, numbers);
    return both ? plusTranspose(term) : term;
  });
  return sum.reduce((total, term) => total.addInPlace(term));
}

/**
 * `positions`, T·T′ products for every two examples, or `gradients`, the gradient of the parameter written out,
 * whichever takes the fewer multiplications and fits.
 */
export function sequenceMethod(pair: ParameterPair, collapse: Collapse, numbers: number): SequenceMethod {
  if (![...pair.left, ...pair.right].every(isProductUse)) return 'gradients';
  const mode = outputModeOf(collapse);
  const pairs = usePairs(pair);
  if (pairs.some((uses) => numbersOfTwoExamples(uses, mode) > numbers)) return 'gradients';
  const byPositions = pairs.reduce((sum, uses) => sum + positionsCost(uses, pair, collapse), 0);
  return byPositions <= gradientsCost(pair, collapse) ? 'positions' : 'gradients';
}

/** The fewest numbers beside the result that either method takes. */
export function leastSequenceNumbers({ shape, counts, outputCount }: ParameterPair, collapse: Collapse): number {
  return ((counts[0] + counts[1]) * outputsKept(collapse, outputCount) * sizeOf(shape)) / shape[0];
}

/**
 * Every use on the left with every one on the right; once for two of one batch, `both` then asking for the transpose
 * too.
 */
function usePairs({ left, right, counts }: ParameterPair): (ProductPair & { readonly both: boolean })[] {
  const self = left === right;
  return left
    .filter(isProductUse)
    .flatMap((one, index) =>
      (self ? right.slice(index) : right)
        .filter(isProductUse)
        .map((other) => ({ left: one, right: other, counts, both: self && one !== other })),
    );
}

function isProductUse(use: FactoredUse): use is ProductUse {
  return use.kind !== 'vector';
}

function positionsCost(
  { left, right }: ProductPair,
  { counts, outputCount }: ParameterPair,
  collapse: Collapse,
): number {
  const mode = outputModeOf(collapse);
  const [repeats, summed] = [mode === 'apart' ? outputCount : 1, mode === 'summed' ? outputCount : 1];
  const positionPairs = counts[0] * left.positions * counts[1] * right.positions;
  const [width, otherWidth] = [left, right].map((use) => deltaWidth(use.delta) / use.positions);
  if (left.kind === 'lookup' && right.kind === 'lookup') {
    const together = positionPairs * shareOfEqualTokens(left.indices, right.indices);
    return together * repeats ** 2 * (width * summed + looseCost);
  }
  if (isTransposed(left) === isTransposed(right)) {
    const inputs = left.kind === 'matrix' && right.kind === 'matrix' ? left.activation.columns : looseCost;
    return positionPairs * (repeats ** 2 * (width * summed + looseCost) + inputs);
  }
  return positionPairs * summed * (repeats * (width + otherWidth) + repeats ** 2 * looseCost);
}

function gradientsCost({ shape, left, right, counts, outputCount }: ParameterPair, collapse: Collapse): number {
  const mode = outputModeOf(collapse);
  const outputs = outputsKept(collapse, outputCount);
  const size = sizeOf(shape);
  const writing = (uses: readonly FactoredUse[], count: number) =>
    uses.reduce((sum, use) => {
      if (use.kind === 'vector') return sum + looseCost * count * outputs * size;
      if (use.kind === 'lookup') return sum + looseCost * count * outputs * (deltaWidth(use.delta) + size);
      const perEntry = positionsOf(use) === 1 ? looseCost : smallProductCost * positionsOf(use) + looseCost;
      return sum + count * outputs * size * perEntry;
    }, 0);
  const written = writing(left, counts[0]) + (left === right ? 0 : writing(right, counts[1]));
  const products = counts[0] * counts[1] * outputs * size * (mode === 'apart' ? outputs : 1);
  return written + products;
}

/** The share of all pairs of positions that read the same row. */
function shareOfEqualTokens(left: Int32Array, right: Int32Array): number {
  const counts = new Map<number, number>();
  for (const index of left) counts.set(index, (counts.get(index) ?? 0) + 1);
  let equal = 0;
  for (const index of right) equal += counts.get(index) ?? 0;
  return equal / (left.length * right.length);
}
