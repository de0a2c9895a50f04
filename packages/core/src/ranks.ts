/**
 * Processes that compute one thing together, each a part of it. All of them call the same methods in the same order,
 * and each gets what all others get.
 *
 * `openMpi` of `@entk/mpi` gives those that `mpirun` or `srun` started.
 */
export interface Ranks {
  /** 0 … size − 1. */
  readonly rank: number;
  readonly size: number;
  /**
   * The sum of the parts of all ranks, which are of one length: ((0 + 1) + (2 + 3)) + …, a pairwise tree in the order
   * of the ranks, so that its bits are those of one process that adds in the same order.
   */
  readonly sum: (part: Float64Array) => Float64Array | Promise<Float64Array>;
  /** The parts of all ranks one after the other; `lengths` says how long each is. */
  readonly gather: (part: Float64Array, lengths: readonly number[]) => Float64Array | Promise<Float64Array>;
}

/** A process alone. */
export const oneRank: Ranks = { rank: 0, size: 1, sum: (part) => part, gather: (part) => part };
