import type { Random } from '@entk/core';
import type { Arena } from '../../wasm/arena.js';
import type { Pointer } from '../../wasm/kernels.js';

/** A symmetric matrix in the arena, both triangles, rows `stride` apart, zeros beyond n. */
export interface HeldMatrix {
  readonly a: Pointer;
  readonly n: number;
  readonly stride: number;
}

/** A block Krylov space of A, orthogonal to rows that are locked. */
export interface Space {
  readonly arena: Arena;
  readonly matrix: HeldMatrix;
  readonly block: number;
  /** The most rows, locked and active. */
  readonly capacity: number;
  /** Orthonormal, locked first, then active, then the block to come; axes [capacity + block, n], `stride` apart. */
  readonly rows: Pointer;
  /** A times the last block, less what the space holds of it, axes [block, n]. */
  readonly image: Pointer;
  /** Overlaps of a block with all rows, axes [block, capacity + block]. */
  readonly overlaps: Pointer;
  /** Q A Qᵀ of the active rows, axes [capacity, capacity]. */
  readonly projected: Float64Array;
  /** image = `leftover` · the block to come, axes [block, block], lower triangular. */
  readonly leftover: Float64Array;
  readonly random: Random;
  locked: number;
  active: number;
  /** The largest ‖A v‖ of a row so far. */
  scale: number;
}

/** Doubles of each array that `openSpace` takes. */
export function spaceSizes(stride: number, capacity: number, block: number): number[] {
  return [(capacity + block) * stride, block * stride, block * (capacity + block)];
}

export function openSpace(
  arena: Arena,
  matrix: HeldMatrix,
  { capacity, block }: { readonly capacity: number; readonly block: number },
  random: Random,
): Space {
  const sizes = spaceSizes(matrix.stride, capacity, block);
  const [rows, image, overlaps] = sizes.map((size) => {
    const at = arena.doubles(size);
    arena.view(at, size).fill(0);
    return at;
  });
  return {
    arena,
    matrix,
    block,
    capacity,
    rows,
    image,
    overlaps,
    projected: new Float64Array(capacity * capacity),
    leftover: new Float64Array(block * block),
    random,
    locked: 0,
    active: 0,
    scale: 0,
  };
}

/** Drops the active rows; a random block, orthogonal to the locked ones, is to come. */
export function restart(space: Space): void {
  space.active = 0;
  for (let i = 0; i < space.block; i++) fillAtRandom(space, space.image + 8 * i * space.matrix.stride);
  orthonormalise(space);
}

/** Takes the block to come into the space, and finds the next. */
export function expand(space: Space): void {
  const { arena, matrix, block, capacity, image, overlaps, projected, locked } = space;
  const { gemm } = arena.kernels;
  const { n, stride, a } = matrix;
  const fresh = rowAt(space, locked + space.active);
  gemm(block, n, n, 1, fresh, stride, 1, a, stride, 1, image, stride, true, false);
  space.scale = Math.max(space.scale, longestRow(space));
  const first = space.active;
  space.active += block;
  const used = locked + space.active;
  const width = capacity + block;
  gemm(block, used, n, 1, image, stride, 1, space.rows, 1, stride, overlaps, width, true, false);
  const seen = arena.view(overlaps, block * width);
  for (let i = 0; i < block; i++) {
    for (let j = 0; j < space.active; j++) {
      const isOwn = j >= first;
      const across = isOwn ? seen[(j - first) * width + locked + first + i] : 0;
      const entry = seen[i * width + locked + j];
      const value = isOwn ? (entry + across) / 2 : entry;
      projected[(first + i) * capacity + j] = value;
      projected[j * capacity + first + i] = value;
    }
  }
  gemm(block, n, used, -1, overlaps, width, 1, space.rows, stride, 1, image, stride, false, false);
  orthonormalise(space);
}

/**
 * Makes of the rows of `image` the block to come: orthonormal, orthogonal to the space. A row that holds nothing new is
 * replaced by a random one. Twice is enough (Giraud, Langou, Rozložník and van den Eshof 2005).
 */
function orthonormalise(space: Space): void {
  const { block, leftover } = space;
  const factor = new Float64Array(block * block);
  leftover.fill(0);
  for (let i = 0; i < block; i++) leftover[i * block + i] = 1;
  const negligible = space.matrix.n * Number.EPSILON * space.scale;
  for (let pass = 0; pass < 2; pass++) {
    projectOut(space, space.image, block);
    withinBlock(space, factor, pass === 0 ? negligible : 0);
    const before = leftover.slice();
    for (let i = 0; i < block; i++) {
      for (let j = 0; j < block; j++) {
        let sum = 0;
        for (let l = j; l <= i; l++) sum += before[i * block + l] * factor[l * block + j];
        leftover[i * block + j] = sum;
      }
    }
  }
  const { arena, image, matrix } = space;
  const count = block * matrix.stride;
  arena.view(rowAt(space, space.locked + space.active), count).set(arena.view(image, count));
}

/** Gram and Schmidt, twice a row, of the rows of `image`: they become `factor`⁻¹ times what they were. */
function withinBlock(space: Space, factor: Float64Array, negligible: number): void {
  const { arena, block, image, overlaps, matrix } = space;
  const { dots, subtractRows, scale } = arena.kernels;
  const bytes = 8 * matrix.stride;
  factor.fill(0);
  for (let i = 0; i < block; i++) {
    const row = image + i * bytes;
    let isNew = true;
    for (let tries = 0; tries < 2; tries++) {
      for (let pass = 0; pass < 2; pass++) {
        dots(i, bytes, image, bytes, row, overlaps);
        subtractRows(i, bytes, image, bytes, overlaps, row);
        const taken = arena.view(overlaps, i);
        if (isNew) for (let j = 0; j < i; j++) factor[i * block + j] += taken[j];
      }
      const length = lengthOf(space, row);
      if (length > negligible || tries === 1) {
        scale(row, matrix.stride, 1 / length);
        if (isNew) factor[i * block + i] = length;
        break;
      }
      isNew = false;
      fillAtRandom(space, row);
      projectOut(space, row, 1);
    }
  }
}

/** Takes from rows what the space holds of them. */
function projectOut({ arena, rows, overlaps, locked, active, matrix }: Space, at: Pointer, count: number): void {
  const used = locked + active;
  if (used === 0) return;
  const { n, stride } = matrix;
  const { gemm } = arena.kernels;
  gemm(count, used, n, 1, at, stride, 1, rows, 1, stride, overlaps, used, true, false);
  gemm(count, n, used, -1, overlaps, used, 1, rows, stride, 1, at, stride, false, false);
}

function fillAtRandom({ arena, random, matrix }: Space, at: Pointer): void {
  arena.view(at, matrix.n).set(random.normals(matrix.n));
  arena.kernels.scale(at, matrix.n, 1 / Math.sqrt(matrix.n));
}

function longestRow(space: Space): number {
  let longest = 0;
  for (let i = 0; i < space.block; i++) {
    longest = Math.max(longest, lengthOf(space, space.image + 8 * i * space.matrix.stride));
  }
  return longest;
}

function lengthOf({ arena, overlaps, matrix }: Space, row: Pointer): number {
  const out = overlaps + 8 * 64;
  arena.kernels.dots(1, 8 * matrix.stride, row, 8 * matrix.stride, row, out);
  return Math.sqrt(arena.view(out, 1)[0]);
}

export function rowAt({ rows, matrix }: Space, index: number): Pointer {
  return rows + 8 * index * matrix.stride;
}
