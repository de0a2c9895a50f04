import { MisuseError, requireInteger, requireOneOf, workOf } from '@entk/core';
import type { SpectrumSide } from '@entk/kernels';
import { multiply } from '@entk/linalg';
import { eigh, topEigenpairs } from '@entk/spectral';
import { kernelsOf } from '../kernels.js';
import { kernelProducts } from '../products.js';
import { type KnownSource, named } from '../source.js';
import { flattenedPairs } from './flattened-pairs.js';
import { vectorsAtHand } from './mode-vectors.js';
import type { Pairs, PairsOptions } from './modes.js';

/** Sources whose pairs are still to be found. */
type Unsolved = Exclude<KnownSource, { readonly kind: 'modes' }>;

/**
 * The leading pairs of K(X, X), and their images at the test examples.
 *
 * @throws MisuseError for an operator without a count, or a side that the source does not have.
 * @throws MemoryBudgetError if the eigenproblem does not fit.
 */
export async function leadingPairs(caller: string, source: Unsolved, options: PairsOptions): Promise<Pairs> {
  const { count, side } = options;
  if (count !== undefined) requireInteger(caller, 'count', count, { min: 1 });
  const flattened = source.kind === 'Jacobians' && source.rows.collapse.kind === 'flattened';
  if (side !== undefined) requireSide(caller, side, source, flattened);
  const wanted = { ...workOf(options), count, side };
  if (flattened) return flattenedPairs(caller, source.jacobians, wanted);
  return source.kind === 'operator' ? operatorPairs(caller, source, wanted) : matrixPairs(source, wanted);
}

async function matrixPairs(
  source: Exclude<Unsolved, { readonly kind: 'operator' }>,
  { count, ...options }: PairsOptions,
): Promise<Pairs> {
  const work = workOf(options);
  const { train, test } =
    source.kind === 'kernels' ? source.kernels : kernelsOf(source.jacobians, source.rows.collapse, work);
  const spectrum = await eigh(train.matrix, { ...work, count, semidefinite: true });
  const { values, status } = spectrum;
  const vectors = spectrum.vectors;
  const atTest = test && multiply(test.matrix, vectors);
  const complete = count === undefined || count >= train.matrix.rows;
  return { ...vectorsAtHand(vectors, values, atTest), values, status, side: 'matrix', complete };
}

async function operatorPairs(
  caller: string,
  source: Extract<Unsolved, { readonly kind: 'operator' }>,
  { count, ...options }: PairsOptions,
): Promise<Pairs> {
  if (count === undefined) {
    throw new MisuseError({
      in: caller,
      rule: 'the rank must be given where the source is an operator',
      remedy: 'pass rank: k, or solve by conjugateGradients(), which needs no eigenpairs',
    });
  }
  const work = workOf(options);
  const products = kernelProducts(source, work);
  const { size } = products.train;
  const spectrum = await topEigenpairs(products.train, { ...work, count: Math.min(count, size), semidefinite: true });
  const { values, status } = spectrum;
  const vectors = spectrum.vectors;
  const { test } = source.exampleCounts.test === undefined ? {} : await products.images(vectors);
  return { ...vectorsAtHand(vectors, values, test), values, status, side: 'operator', complete: count >= size };
}

/** A side is a choice only for a flattened kernel of Jacobians. */
function requireSide(caller: string, side: SpectrumSide, source: KnownSource, flattened: boolean): void {
  if (flattened) requireOneOf(caller, 'side', side, ['matrix', 'parameters', 'operator']);
  else if (source.kind === 'operator' ? side !== 'operator' : side !== 'matrix') {
    throw new MisuseError({
      in: caller,
      rule: `side must be "${source.kind === 'operator' ? 'operator' : 'matrix'}" for ${named(source.kind)} with the collapse ${source.collapse.kind}`,
      got: side,
      remedy: 'sides are those of the flattened kernel of Jacobians',
    });
  }
}
