/** A string, a bracket, a comma or a colon, or anything else that is one value. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** An object or a list that is open, and what of it is being read. */
interface Open {
  readonly list: boolean;
  /** The index in a list; the key in an object, once it is read. */
  at: number | string | undefined;
}

/**
 * Where a value of a JSON document stands, or, if the path leads further than the document, the last part of it that is
 * there: `line 17, column 5`, of an object's entry that of its key.
 *
 * @param text Valid JSON. O(length), no recursion.
 * @param path Keys and indices from the top.
 */
export function jsonPlace(text: string, path: readonly PropertyKey[]): string {
  const open: Open[] = [];
  let found = { depth: 0, index: text.search(/\S/) };
  const look = (index: number): void => {
    const depth = open.length;
    if (depth <= found.depth || depth > path.length) return;
    if (open.every(({ at }, place) => String(at) === String(path[place]))) found = { depth, index };
  };
  for (const { 0: part, index } of text.matchAll(token)) {
    const inside = open.at(-1);
    if (part === ']' || part === '}') {
      open.pop();
      continue;
    }
    if (part === ',') {
      if (inside) inside.at = inside.list ? (inside.at as number) + 1 : undefined;
      continue;
    }
    if (part === ':') continue;
    if (inside?.list) look(index);
    else if (inside && inside.at === undefined) {
      inside.at = JSON.parse(part) as string;
      look(index);
      continue;
    }
    if (part === '[') open.push({ list: true, at: 0 });
    else if (part === '{') open.push({ list: false, at: undefined });
  }
  return placeInText(text, found.index);
}

/** Where a character stands, both counted from 1 as editors do: `line 3, column 12`. */
export function placeInText(text: string, index: number): string {
  const before = text.slice(0, index).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
