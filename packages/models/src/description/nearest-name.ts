import { distance } from 'fastest-levenshtein';

/** Longer names are not compared: a file may make them as long as it likes. */
const longestCompared = 100;

/** Fewer letters are part of too many names. */
const shortestPart = 4;

/** Names of one suggestion; more would be a list to search. */
const mostSuggested = 4;

/**
 * The known names that a wrong one was probably meant to be: those nearest to it, if at most a third of its letters are
 * off; else those that it is a part of. Of names that differ in capitals alone, the first.
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
  const steps = candidates.map((candidate) => distance(wanted, candidate.toLowerCase()));
  const least = Math.min(...steps);
  if (least <= Math.floor(name.length / 3)) return candidates.filter((_, index) => steps[index] === least);
  if (name.length < shortestPart) return [];
  return candidates.filter((candidate) => candidate.toLowerCase().includes(wanted)).slice(0, mostSuggested);
}

/** `; did you mean "epsilon"?`, or nothing. */
export function suggestion(name: string, known: Iterable<string>): string {
  const nearest = nearestNames(name, known)
    .slice(0, mostSuggested)
    .map((one) => JSON.stringify(one));
  return nearest.length === 0 ? '' : `; did you mean ${nearest.join(' or ')}?`;
}
