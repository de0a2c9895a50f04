import { DenseMatrix, MisuseError, requireMatrix, requireList, requireFields } from '@entk/core';
import { multiply } from '@entk/linalg';
import type { Block, Rotation, RotationStatus } from '../rotations/rotation.js';

/** A basis in parts, as `splitBasis` and every rotation give it. */
export type PartedBasis = Pick<Rotation, 'basis' | 'rotation' | 'blocks'>;

/** What `rotateParts` returns: the parts together as one rotation, and each by itself. */
export interface PartsRotation<R extends Rotation> extends Rotation {
  /** In the order of the blocks that were rotated; `blocks` are theirs, within the whole. */
  readonly parts: readonly R[];
}

/**
 * Rotates every block of a basis by itself, and puts the parts together: what a split is for.
 *
 * @param parted The split, or a rotation whose blocks are to be rotated further.
 * @param rotate Any rotation, of the basis of one part.
 * @returns `rotation` is from the basis that the split was given. `offDiagonal` is the mean over the parts, by their
 *   columns; the status is that of the part that came least far.
 * @throws MisuseError if there are no blocks; whatever `rotate` throws.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { rotateByUnits, rotateParts, splitBasis } from '@entk/rotation';
 *
 * const units = DenseMatrix.fromRows([[2, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]]);
 * const mixed = DenseMatrix.fromRows([[0.6, 0.8], [0.8, -0.6], [0, 0], [0, 0]]);
 * const split = await splitBasis(mixed, DenseMatrix.fromRows([[1], [0], [0], [0]]));
 * const { basis, blocks } = await rotateParts(split, (part) => rotateByUnits(part, units, { blocks: 'single vectors' }));
 * basis.columnCopy(0); // ≈ [1, 0, 0, 0]
 * blocks; // [{ from: 0, to: 1 }, { from: 1, to: 2 }]
 * ```
 */
export async function rotateParts<R extends Rotation>(
  parted: PartedBasis,
  rotate: (part: DenseMatrix, index: number) => Promise<R>,
): Promise<PartsRotation<R>> {
  requireFields('rotateParts', 'parted', parted, []);
  const { basis, rotation, blocks } = parted;
  requireMatrix('rotateParts', 'basis', basis);
  requireMatrix('rotateParts', 'rotation', rotation);
  requireList('rotateParts', 'blocks', blocks);
  if (typeof rotate !== 'function') {
    throw new MisuseError({ in: 'rotateParts', rule: 'rotate must be a function', got: rotate });
  }
  if (blocks.length === 0) throw new MisuseError({ in: 'rotateParts', rule: 'blocks must name at least one', got: 0 });
  const parts: R[] = [];
  for (const [index, { from, to }] of blocks.entries()) {
    parts.push(await rotate(basis.columnRange(from, to), index));
  }
  const mean = (share: (part: R) => number) =>
    parts.reduce((sum, part, i) => sum + share(part) * (blocks[i].to - blocks[i].from), 0) / basis.columns;
  return {
    basis: DenseMatrix.sideBySide(parts.map((part) => part.basis)),
    rotation: DenseMatrix.sideBySide(
      parts.map((part, i) => multiply(rotation.columnRange(blocks[i].from, blocks[i].to), part.rotation)),
    ),
    criterion: parts[0].criterion,
    operators: Array.from(new Set(parts.flatMap((part) => part.operators))),
    offDiagonal: {
      before: mean(({ offDiagonal }) => offDiagonal.before),
      after: mean(({ offDiagonal }) => offDiagonal.after),
    },
    blocks: parts.flatMap((part, i) => part.blocks.map((block) => shifted(block, blocks[i].from))),
    status: leastFar(parts.map(({ status }) => status)),
    parts,
  };
}

function shifted({ from, to }: Block, by: number): Block {
  return { from: from + by, to: to + by };
}

function leastFar(statuses: readonly RotationStatus[]): RotationStatus {
  const rank = { 'not-converged': 2, undetermined: 1, converged: 0 };
  const sine = (status: RotationStatus) => (status.kind === 'not-converged' ? status.largestSine : 0);
  const worst = statuses.toSorted((x, y) => rank[y.kind] - rank[x.kind] || sine(y) - sine(x))[0];
  if (worst.kind !== 'converged') return worst;
  return { kind: 'converged', sweeps: Math.max(...statuses.map(({ sweeps }) => sweeps)) };
}
