import { MisuseError, suggestion } from '@entk/core';

/**
 * Whether a name fits a pattern: `*` stands for any run of characters but dots, `**` for any run at all, every other
 * character for itself. A name fits itself, stars and all.
 *
 * O(length of the name × length of the pattern), however many stars.
 */
export function fitsPattern(name: string, pattern: string): boolean {
  if (name === pattern) return true;
  const end = name.length;
  /** Where in the name the tokens read so far may end. */
  let reached = new Uint8Array(end + 1);
  reached[0] = 1;
  for (const token of pattern.match(/\*\*?|[^*]+/g) ?? []) {
    const next = new Uint8Array(end + 1);
    let open = false;
    for (let at = 0; at <= end; at++) {
      if (token[0] !== '*') {
        if (reached[at] && name.startsWith(token, at)) next[at + token.length] = 1;
        continue;
      }
      open ||= reached[at] === 1;
      if (open) next[at] = 1;
      if (token === '*' && name[at] === '.') open = false;
    }
    reached = next;
  }
  return reached[end] === 1;
}

/** Of the names of a network, which may be thousands, a message shows this many. */
const mostShown = 20;

/**
 * The shapes of the parameters that names and patterns stand for, in the order of θ.
 *
 * A name stands for itself. In a pattern `*` stands for any run of characters but dots and `**` for any run at all:
 * `layers.*.weight`, `blocks.0.**`.
 *
 * @throws MisuseError naming what stands for no parameter, or if there is no name.
 *
 * @example
 * ```ts
 * import { matchingShapes } from '@entk/models/layers';
 *
 * const shapes = new Map([['net.0.weight', [8, 4]], ['net.0.bias', [8]], ['net.3.weight', [4, 8]]]);
 * Array.from(matchingShapes('train', shapes, ['net.*.weight']).keys()); // ['net.0.weight', 'net.3.weight']
 * ```
 */
export function matchingShapes(
  caller: string,
  shapes: ReadonlyMap<string, readonly number[]>,
  names: readonly string[],
): Map<string, readonly number[]> {
  const known = Array.from(shapes.keys());
  const unknown = names.filter((pattern) => !known.some((name) => fitsPattern(name, pattern)));
  if (unknown.length > 0 || names.length === 0) {
    const meant = unknown.length > 0 ? suggestion(unknown[0], known) : undefined;
    const rest = known.length > mostShown ? ` and ${known.length - mostShown} more` : '';
    throw new MisuseError({
      in: caller,
      rule: `parameters must be one or more of ${known.slice(0, mostShown).join(', ')}${rest}`,
      got: unknown,
      remedy: `${meant === undefined ? '' : `${meant} `}in patterns * stops at dots and ** crosses them`,
    });
  }
  return new Map(Array.from(shapes).filter(([name]) => names.some((pattern) => fitsPattern(name, pattern))));
}
