import { DenseMatrix, MisuseError, oneRank, pairwiseSum, type Ranks, requireFields, requireInteger } from '@entk/core';
import type { Gradients } from './term-products.js';
import type { Pass, Range } from './passes.js';

/** Goes through the examples: of all of them, whoever holds which, the sums; of those held here each block. */
export interface Examples<T> {
  readonly each: Pass<T>;
  /** What `add` adds up at all blocks, in an order that the plan fixes. */
  readonly sum: (name: string, add: (sum: Gradients, made: T, from: number, to: number) => void) => Promise<Gradients>;
  /** An image at all examples, of which the rows of those held here are filled in. */
  readonly gather: (image: DenseMatrix) => Promise<DenseMatrix>;
}

/** Makes a way through the examples out of what is made of a block of them. */
export type MakePass<T> = (make: (from: number, to: number) => T) => Examples<T>;

/** All examples here, block after block. */
export function inOrder<T>(each: Pass<T>): Examples<T> {
  return {
    each,
    async sum(name, add) {
      const sum: Gradients = new Map();
      await each(name, (made, from, to) => add(sum, made, from, to));
      return sum;
    },
    gather: (image) => Promise.resolve(image),
  };
}

/** How examples are cut for sums whose bits do not depend on who adds them up. */
export interface Segments {
  /** A power of two. */
  readonly count: number;
  readonly ranks: Ranks;
}

/**
 * The segments asked for, if any.
 *
 * @throws MisuseError for a number that is no power of two, above N, or no multiple of the ranks.
 */
export function requireSegments(
  caller: string,
  exampleCount: number,
  { segments, ranks }: { readonly segments?: number; readonly ranks?: Ranks },
): Segments | undefined {
  if (segments === undefined && ranks === undefined) return undefined;
  if (segments === undefined) {
    throw new MisuseError({
      in: caller,
      rule: 'ranks must come with segments, which they share',
      remedy: 'give segments: 64, the same however many ranks there are',
    });
  }
  requireInteger(caller, 'segments', segments, { min: 1, max: exampleCount });
  requirePower(caller, 'segments', segments);
  if (ranks === undefined) return { count: segments, ranks: oneRank };
  requireFields(caller, 'ranks', ranks, ['rank', 'size', 'sum', 'gather']);
  requireInteger(caller, 'number of ranks', ranks.size, { min: 1, max: segments });
  requirePower(caller, 'the number of ranks', ranks.size);
  requireInteger(caller, 'rank', ranks.rank, { min: 0, max: ranks.size - 1 });
  return { count: segments, ranks };
}

function requirePower(caller: string, name: string, value: number): void {
  const below = 2 ** levelsOf(value);
  if (below === value) return;
  throw new MisuseError({ in: caller, rule: `${name} must be a power of two`, got: value, remedy: `take ${below}` });
}

/** How often a number of leaves can be halved: the levels of a tree above them. */
export function levelsOf(leaves: number): number {
  return 31 - Math.clz32(leaves);
}

/** Where segment number s begins; segment S would begin at N. */
function startOf(segment: number, { count }: Segments, exampleCount: number): number {
  return Math.floor((segment * exampleCount) / count);
}

/** The segments of a rank. */
function ownSegments(segments: Segments, exampleCount: number, rank: number): Range[] {
  const each = segments.count / segments.ranks.size;
  return Array.from({ length: each }, (_, index) => ({
    from: startOf(rank * each + index, segments, exampleCount),
    to: startOf(rank * each + index + 1, segments, exampleCount),
  }));
}

/** The most examples of a segment. */
export function segmentSize({ count }: Segments, exampleCount: number): number {
  return Math.ceil(exampleCount / count);
}

/** Blocks of this rank: each of one segment. */
export function ownBlocks(segments: Segments, exampleCount: number, blockSize: number): Range[] {
  return ownSegments(segments, exampleCount, segments.ranks.rank).flatMap(({ from, to }) =>
    Array.from({ length: Math.ceil((to - from) / blockSize) }, (_, index) => ({
      from: from + index * blockSize,
      to: Math.min(from + (index + 1) * blockSize, to),
    })),
  );
}

/** Sums of segments, which are added as a pairwise tree over all of them; and images of all ranks side by side. */
export function inSegments<T>(each: Pass<T>, segments: Segments, exampleCount: number): Examples<T> {
  const { ranks } = segments;
  const ends = new Set(ownSegments(segments, exampleCount, ranks.rank).map(({ to }) => to));
  const rowsOf = (rank: number) => {
    const own = ownSegments(segments, exampleCount, rank);
    return { from: own[0].from, to: own[own.length - 1].to };
  };
  return {
    each,
    async sum(name, add) {
      const tree = pairwiseSum(plus);
      let current: Gradients = new Map();
      await each(name, (made, from, to) => {
        add(current, made, from, to);
        if (!ends.has(to)) return;
        tree.add(current);
        current = new Map();
      });
      return overRanks(tree.total() ?? new Map<string, DenseMatrix>(), ranks);
    },
    async gather(image) {
      if (ranks.size === 1) return image;
      const { columns } = image;
      const places = Array.from({ length: ranks.size }, (_, rank) => rowsOf(rank));
      const { from, to } = places[ranks.rank];
      const own = image.data.subarray(from * columns, to * columns);
      const lengths = places.map((place) => (place.to - place.from) * columns);
      return new DenseMatrix(image.rows, columns, await ranks.gather(own, lengths));
    },
  };
}

function plus(left: Gradients, right: Gradients): Gradients {
  for (const [slot, matrix] of left) matrix.addInPlace(right.get(slot) as DenseMatrix);
  return left;
}

async function overRanks(sum: Gradients, ranks: Ranks): Promise<Gradients> {
  if (ranks.size === 1) return sum;
  const matrices = [...sum.values()];
  const flat = new Float64Array(matrices.reduce((length, { data }) => length + data.length, 0));
  let at = 0;
  for (const { data } of matrices) {
    flat.set(data, at);
    at += data.length;
  }
  const total = await ranks.sum(flat);
  at = 0;
  for (const { data } of matrices) {
    data.set(total.subarray(at, at + data.length));
    at += data.length;
  }
  return sum;
}
