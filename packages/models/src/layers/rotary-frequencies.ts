import { pow } from '@entk/core/elementary';

/** How queries and keys are turned by their positions (Su et al. 2021). */
export interface RotaryOptions {
  /** Pair i of r/2 turns by base^(−2i/r) radians a position. @default 10,000 */
  readonly base?: number;
  /** r, the numbers of a head that turn, the first ones. @default all of them */
  readonly size?: number;
  /** Instead of base and size: the radians a position of each of the r/2 pairs. */
  readonly frequencies?: readonly number[];
  /** Pair i is numbers i and i + r/2, as Hugging Face has them, or 2i and 2i + 1. @default 'halves' */
  readonly pairs?: 'halves' | 'adjacent';
  /** What is turned is multiplied by this, as YaRN has it. @default 1 */
  readonly factor?: number;
}

/** Radians a position of each pair of the numbers of a head that turn. */
export function rotaryFrequencies(
  { base = 10_000, frequencies, size }: RotaryOptions,
  headSize: number,
): readonly number[] {
  if (frequencies) return frequencies;
  const turned = size ?? headSize;
  return Array.from({ length: turned / 2 }, (_, i) => pow(base, (-2 * i) / turned));
}
