import type { Ranks } from '@entk/core';

/**
 * So many ranks in one thread: each waits for all others to call the same method, as processes do. The sum is the tree
 * that `Ranks` asks for.
 */
export function ranksInTurn(size: number): Ranks[] {
  let waiting: {
    parts: Float64Array[];
    present: number;
    resolve: (parts: Float64Array[]) => void;
    all: Promise<Float64Array[]>;
  };
  const begin = () => {
    const { promise, resolve } = deferred<Float64Array[]>();
    waiting = { parts: [], present: 0, resolve, all: promise };
  };
  begin();
  const everyPart = (rank: number, part: Float64Array): Promise<Float64Array[]> => {
    const round = waiting;
    round.parts[rank] = part.slice();
    if (++round.present === size) {
      begin();
      round.resolve(round.parts);
    }
    return round.all;
  };
  return Array.from({ length: size }, (_, rank) => ({
    rank,
    size,
    sum: async (part) => treeSum(await everyPart(rank, part)),
    gather: async (part) => {
      const parts = await everyPart(rank, part);
      return Float64Array.from(parts.flatMap((one) => [...one]));
    },
  }));
}

function treeSum(parts: readonly Float64Array[]): Float64Array {
  if (parts.length === 1) return parts[0].slice();
  const half = parts.length / 2;
  const [left, right] = [treeSum(parts.slice(0, half)), treeSum(parts.slice(half))];
  return left.map((value, index) => value + right[index]);
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}
