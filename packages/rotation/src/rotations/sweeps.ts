import { breathe, type OptionNames, requireInteger, requireNumber, type WorkOptions } from '@entk/core';
import { breathingSpace, defaultMaxSweeps, defaultSineTolerance } from '../constants.js';

/** How rotations by Jacobi angles are to work. */
export interface SweepOptions extends Pick<WorkOptions, 'signal' | 'onProgress'> {
  /**
   * Rounds over all pairs of directions after which it stops.
   *
   * @default 100, five times what the second cliff of modular addition takes once trained
   */
  readonly maxSweeps?: number;
  /**
   * A sweep in which no |sin θ| was above this ends the work.
   *
   * @default 1e-9, which moves no mean best match in its ninth digit
   */
  readonly tolerance?: number;
}

/** `SweepOptions` with their defaults, looked at. */
export interface Sweeping extends Pick<WorkOptions, 'signal' | 'onProgress'> {
  readonly maxSweeps: number;
  readonly tolerance: number;
}

/** Their names, for `requireOptions`. */
export const sweepOptionNames: OptionNames<SweepOptions> = {
  signal: true,
  onProgress: true,
  maxSweeps: true,
  tolerance: true,
};

/** @throws MisuseError if an option is out of bounds. */
export function sweepingOf(caller: string, { signal, onProgress, ...options }: SweepOptions): Sweeping {
  const { maxSweeps = defaultMaxSweeps, tolerance = defaultSineTolerance } = options;
  requireInteger(caller, 'maxSweeps', maxSweeps, { min: 1 });
  requireNumber(caller, 'tolerance', tolerance, { above: 0, below: 1 });
  return { maxSweeps, tolerance, signal, onProgress };
}

/** How the sweeps ended. */
export interface Sweeps {
  /** Rounds over all pairs of columns. */
  readonly sweeps: number;
  /** The largest |sin θ| of the last one. */
  readonly largestSine: number;
}

/**
 * Turns every pair of `size` directions by its best angle, round after round, until a round turns none by more than the
 * tolerance.
 *
 * @param turn Turns directions i < j and returns |sin θ|; at or below the tolerance it may leave them, and returns 0.
 */
export function sweepPairs(
  size: number,
  turn: (i: number, j: number) => number,
  sweeping: Sweeping & { readonly stage: string },
): Promise<Sweeps> {
  const turnAll = (from: number) => {
    let largest = 0;
    for (let j = from + 1; j < size; j++) largest = Math.max(largest, turn(from, j));
    return largest;
  };
  return sweepRanges(size, 1, turnAll, sweeping);
}

/**
 * The same, some directions i at a time, each with all j behind it.
 *
 * @param atOnce So many directions as take milliseconds.
 * @param turnAll Turns pairs i < j for i from … to − 1, and returns the largest |sin θ|.
 */
export async function sweepRanges(
  size: number,
  atOnce: number,
  turnAll: (from: number, to: number) => number,
  { maxSweeps, tolerance, signal, onProgress, stage }: Sweeping & { readonly stage: string },
): Promise<Sweeps> {
  let sweeps = 0;
  let largestSine = Infinity;
  while (sweeps < maxSweeps && largestSine > tolerance) {
    await breathe(signal);
    let breathed = performance.now();
    largestSine = 0;
    for (let from = 0; from < size - 1; from += atOnce) {
      if (performance.now() - breathed > breathingSpace) {
        await breathe(signal);
        breathed = performance.now();
      }
      largestSine = Math.max(largestSine, turnAll(from, Math.min(from + atOnce, size)));
    }
    sweeps++;
    onProgress?.({ stage, done: sweeps, total: maxSweeps, detail: `|sin θ| ${largestSine.toExponential(1)}` });
  }
  return { sweeps, largestSine };
}
