import { distance } from 'fastest-levenshtein';

/** Longer names are not compared: a file may make them as long as it likes. */
const longestCompared = 100;

/** The known name that a wrong one was probably meant to be, if one is near enough: a third of its letters off. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > longestCompared) return undefined;
  let nearest: string | undefined;
  let least = Math.floor(name.length / 3) + 1;
  for (const candidate of known) {
    if (candidate.length > longestCompared) continue;
    const steps = distance(name.toLowerCase(), candidate.toLowerCase());
    if (steps >= least) continue;
    nearest = candidate;
    least = steps;
  }
  return nearest;
}

/** `; did you mean "epsilon"?`, or nothing. */
export function suggestion(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `; did you mean ${JSON.stringify(nearest)}?`;
}
