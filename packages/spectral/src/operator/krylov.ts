import { DenseMatrix, MisuseError, type Random } from '@entk/core';
import { multiply } from '@entk/linalg';
import { extensionOf, toppedUp } from './orthonormalise.js';
import { subtractProduct } from './row-blocks.js';
import { RowBasis } from './row-basis.js';
import type { UnitOperator } from './unit-operator.js';

/**
 * A block Krylov space of A, kept orthogonal to eigenvectors that are locked.
 *
 * With the active rows of the basis as Q: A Qᵀ = Qᵀ `projected` + `next`ᵀ `coupling`, up to the residuals of the
 * locked.
 */
export interface KrylovSpace {
  readonly operator: UnitOperator;
  /** Locked rows first, then active ones. */
  readonly basis: RowBasis;
  readonly random: Random;
  readonly blockSize: number;
  readonly symmetryTolerance: number;
  locked: number;
  /** Q A Qᵀ, axes [active, active], exactly symmetric. */
  projected: DenseMatrix;
  /**
   * The block to come, orthonormal and orthogonal to the basis, axes [b, M]; no rows once the basis spans everything.
   */
  next: DenseMatrix;
  /** Axes [b, active]. */
  coupling: DenseMatrix;
  /** The largest ‖A v‖₂ of a unit vector v so far. */
  scale: number;
  /** Vectors that A was applied to. */
  applications: number;
}

export interface SpaceOptions {
  readonly capacity: number;
  readonly blockSize: number;
  readonly symmetryTolerance: number;
}

/** An empty space with a random block to come. */
export function openSpace(
  operator: UnitOperator,
  random: Random,
  { capacity, blockSize, symmetryTolerance }: SpaceOptions,
): KrylovSpace {
  const space: KrylovSpace = {
    operator,
    basis: new RowBasis(capacity, operator.size),
    random,
    blockSize,
    symmetryTolerance,
    locked: 0,
    projected: new DenseMatrix(0, 0),
    next: new DenseMatrix(0, operator.size),
    coupling: new DenseMatrix(0, 0),
    scale: 0,
    applications: 0,
  };
  restartAtRandom(space);
  return space;
}

export function activeCount({ basis, locked }: KrylovSpace): number {
  return basis.count - locked;
}

/** Drops the active rows and lets a random block, orthogonal to the locked ones, come next. */
export function restartAtRandom(space: KrylovSpace, blockSize = space.blockSize): void {
  const { basis, random } = space;
  basis.truncate(space.locked);
  const count = Math.min(blockSize, basis.length - basis.count);
  space.next = toppedUp(basis, new DenseMatrix(0, basis.length), count, random);
  space.projected = new DenseMatrix(0, 0);
  space.coupling = new DenseMatrix(count, 0);
}

/** Applies A to the block to come and takes it into the basis. */
export async function expand(space: KrylovSpace): Promise<void> {
  const { operator, basis, coupling, next: block, locked } = space;
  const old = activeCount(space);
  const image = await operator.applyToRows('topEigenpairs', block);
  space.applications += block.rows;
  const length = longestRow(image);
  space.scale = Math.max(space.scale, length);

  const firstCoupled = firstColumnInUse(coupling);
  if (firstCoupled < old) {
    const rows = basis.rows(locked + firstCoupled, basis.count);
    subtractProduct(image, coupling.columnRange(firstCoupled, old), rows);
  }
  const own = multiply(image, block, { transposeRight: true });
  subtractProduct(image, own, block);
  basis.append(block);
  const negligible = basis.length * Number.EPSILON * space.scale;
  const { fresh, factor, taken } = extensionOf(basis, image, negligible);

  const far = taken.columnRange(locked, basis.count);
  for (let i = 0; i < own.rows; i++) {
    for (let j = 0; j < own.columns; j++) own.data[i * own.columns + j] += far.get(i, old + j);
  }
  requireSelfAdjoint(space, own, far.columnRange(0, old), basis.count === block.rows ? length : space.scale);
  space.projected = bordered(space.projected, coupling, own);
  const count = Math.min(block.rows, basis.length - basis.count);
  space.next = toppedUp(basis, fresh, count, space.random);
  space.coupling = DenseMatrix.generate(space.next.rows, old + block.rows, (i, j) =>
    i < fresh.rows && j >= old ? factor.get(j - old, i) : 0,
  );
}

/**
 * What A does within a block must be symmetric, and what a later block sees of an earlier one must be what the earlier
 * saw of it. Of the first block, which is random, the sampled difference is scaled up to that of the whole matrix.
 */
function requireSelfAdjoint(space: KrylovSpace, own: DenseMatrix, unexpected: DenseMatrix, scale: number): void {
  let worst = 0;
  for (let i = 0; i < own.rows; i++) {
    for (let j = 0; j < i; j++) worst = Math.max(worst, Math.abs(own.get(i, j) - own.get(j, i)));
  }
  const isFirst = space.basis.count === own.rows;
  if (isFirst) worst *= Math.sqrt(space.basis.length);
  for (const entry of unexpected.data) worst = Math.max(worst, Math.abs(entry));
  if (worst <= space.symmetryTolerance * scale) return;
  throw new MisuseError({
    in: 'topEigenpairs',
    rule: `operator must be symmetric: ⟨u, A v⟩ and ⟨A u, v⟩ within ${space.symmetryTolerance} of ‖A‖`,
    got: worst / scale,
    context: `${isFirst ? 'a random probe of' : 'a difference met in'} M = ${space.basis.length} rows`,
    remedy: 'check that apply() multiplies by the same matrix for every block',
  });
}

/** The projection with a new block: `coupling` to the old rows, `own` (its symmetric part) within. */
function bordered(projected: DenseMatrix, coupling: DenseMatrix, own: DenseMatrix): DenseMatrix {
  const old = projected.rows;
  const result = new DenseMatrix(old + own.rows, old + own.rows);
  for (let i = 0; i < old; i++) result.data.set(projected.rowSpan(i), i * result.columns);
  for (let i = 0; i < own.rows; i++) {
    for (let j = 0; j < old; j++) {
      result.set(old + i, j, coupling.get(i, j));
      result.set(j, old + i, coupling.get(i, j));
    }
    for (let j = 0; j < own.rows; j++) result.set(old + i, old + j, (own.get(i, j) + own.get(j, i)) / 2);
  }
  return result;
}

function firstColumnInUse(matrix: DenseMatrix): number {
  for (let j = 0; j < matrix.columns; j++) {
    for (let i = 0; i < matrix.rows; i++) if (matrix.get(i, j) !== 0) return j;
  }
  return matrix.columns;
}

function longestRow(matrix: DenseMatrix): number {
  let longest = 0;
  for (let i = 0; i < matrix.rows; i++) {
    longest = Math.max(
      longest,
      matrix.rowSpan(i).reduce((sum, entry) => sum + entry * entry, 0),
    );
  }
  return Math.sqrt(longest);
}
