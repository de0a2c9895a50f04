import { MisuseError } from '@entk/core';

/**
 * The shapes of the parameters that names and patterns stand for, in the order of θ.
 *
 * A name stands for itself. In a pattern `*` stands for any run of characters but dots and `**` for any run at all:
 * `layers.*.weight`, `blocks.0.**`.
 *
 * @throws MisuseError naming what stands for no parameter, or if there is no name.
 */
export function matchingShapes(
  caller: string,
  shapes: ReadonlyMap<string, readonly number[]>,
  names: readonly string[],
): Map<string, readonly number[]> {
  const tests = names.map((name) => ({ name, matches: testOf(name) }));
  const known = Array.from(shapes.keys());
  const unknown = tests.filter(({ matches }) => !known.some(matches)).map(({ name }) => name);
  if (unknown.length > 0 || names.length === 0) {
    throw new MisuseError({
      in: caller,
      rule: `parameters must be one or more of ${known.join(', ')}`,
      got: unknown,
    });
  }
  return new Map(Array.from(shapes).filter(([name]) => tests.some(({ matches }) => matches(name))));
}

function testOf(name: string): (candidate: string) => boolean {
  if (!name.includes('*')) return (candidate) => candidate === name;
  const parts = name.split(/(\*\*?)/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^.]*' : part.replace(/[\\^$.|?+()[\]{}/-]/g, '\\$&');
  });
  const pattern = new RegExp(`^${parts.join('')}$`, 's');
  return (candidate) => candidate === name || pattern.test(candidate);
}
