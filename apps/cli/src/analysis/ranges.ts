import { MisuseError } from '@entk/core';
import type { Cliff } from '@entk/spectral';

/**
 * Ranges of eigenvectors as the command line names them: `4,10` are the vectors 1 … 4 and 5 … 10, `3-8` the vectors 3 …
 * 8.
 *
 * @param top Eigenvectors that are computed.
 * @throws MisuseError for what is no range, or reaches beyond the spectrum.
 */
export function namedRanges(words: string, top: number): Cliff[] {
  const ranges: Cliff[] = [];
  let last = 0;
  for (const word of words.split(',').map((part) => part.trim())) {
    const [, first, end] = /^(?:(\d+)\s*-\s*)?(\d+)$/.exec(word) ?? [];
    const from = first === undefined ? last : Number(first) - 1;
    const to = Number(end);
    if (!(from >= 0 && to > from)) {
      throw new MisuseError({
        in: 'analyze',
        rule: '--cliffs must be ends that rise, such as 4,10, or ranges such as 3-8',
        got: words,
      });
    }
    if (to > top) {
      throw new MisuseError({
        in: 'analyze',
        rule: `--cliffs must stay within the ${top} leading eigenvectors that are computed`,
        got: to,
        remedy: '--top computes more',
      });
    }
    ranges.push({ from, to });
    if (first === undefined) last = to;
  }
  return ranges;
}

/** Ranges in their order, each once. */
export function distinctRanges(ranges: readonly Cliff[]): Cliff[] {
  return ranges.filter(({ from, to }, index) => {
    return ranges.findIndex((other) => other.from === from && other.to === to) === index;
  });
}
