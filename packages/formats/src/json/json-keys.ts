/**
 * The first key that an object of a JSON text has twice, at any depth, and where it stands again; `JSON.parse` keeps
 * the last without a word.
 *
 * @param text Valid JSON. O(length), no recursion.
 */
export function repeatedKey(text: string): { readonly key: string; readonly index: number } | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(undefined);
    else if (character === '}' || character === ']') open.pop();
    if (character !== '"') continue;
    const start = index;
    index = closingQuote(text, start);
    const keys = open.at(-1);
    if (keys === undefined || !isKey(text, index + 1)) continue;
    const key = JSON.parse(text.slice(start, index + 1)) as string;
    if (keys.has(key)) return { key, index: start };
    keys.add(key);
  }
  return undefined;
}

function closingQuote(text: string, opening: number): number {
  let index = opening + 1;
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}

function isKey(text: string, after: number): boolean {
  let index = after;
  while (' \t\r\n'.includes(text[index] ?? 'end')) index++;
  return text[index] === ':';
}
