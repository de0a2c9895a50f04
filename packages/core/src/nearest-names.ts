import { distance } from 'fastest-levenshtein';

/** Longer names are not compared: a file may make them as long as it likes. */
const longestCompared = 100;

/** Fewer letters are part of too many names. */
const shortestPart = 4;

/** Names of one suggestion; more would be a list to search. */
const mostSuggested = 4;

/**
 * The known names that a wrong one was probably meant to be: those nearest to it, if at most a third of its letters are
 * off, two swapped neighbours being one; else those that it is a part of. Of names that differ in capitals alone, the
 * first.
 */
export function nearestNames(name: string, known: Iterable<string>): string[] {
  if (name.length > longestCompared) return [];
  const wanted = name.toLowerCase();
  const spellings = new Map<string, string>();
  for (const candidate of known) {
    const spelling = candidate.toLowerCase();
    if (candidate.length <= longestCompared && !spellings.has(spelling)) spellings.set(spelling, candidate);
  }
  const candidates = [...spellings.values()];
  const steps = candidates.map((candidate) => stepsBetween(wanted, candidate.toLowerCase()));
  const least = Math.min(...steps);
  if (least <= Math.floor(name.length / 3)) return candidates.filter((_, index) => steps[index] === least);
  if (name.length < shortestPart) return [];
  return candidates.filter((candidate) => candidate.toLowerCase().includes(wanted)).slice(0, mostSuggested);
}

/** Letters that are off. */
function stepsBetween(name: string, other: string): number {
  const from = Array.from(name).findIndex((letter, index) => letter !== other[index]);
  const swapped = `${name.slice(0, from)}${name[from + 1]}${name[from]}${name.slice(from + 2)}`;
  return from >= 0 && swapped === other ? 1 : distance(name, other);
}

/**
 * `did you mean "epsilon"?`, for the remedy of an error; undefined where no known name is near.
 *
 * @example
 * ```ts
 * import { suggestion } from '@entk/core';
 *
 * suggestion('conv3d', ['conv1d', 'conv2d', 'dense']); // 'did you mean "conv1d" or "conv2d"?'
 * suggestion('attention', ['dense']); // undefined
 * ```
 */
export function suggestion(name: string, known: Iterable<string>): string | undefined {
  const nearest = nearestNames(name, known)
    .slice(0, mostSuggested)
    .map((one) => JSON.stringify(one));
  return nearest.length === 0 ? undefined : `did you mean ${nearest.join(' or ')}?`;
}
