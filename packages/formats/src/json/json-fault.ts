import { placeInText } from './json-place.js';

/** A string, a number or a word of JSON, where it begins. */
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y; // oxlint-disable-line no-control-regex -- they may not stand there
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const word = /(?:true|false|null)(?!\w)/y;
const space = /[ \t\r\n]*/y;

/** What may come next. */
type Expected =
  | 'a value'
  | 'a value or ]'
  | 'a key in double quotes'
  | 'a key or }'
  | 'a colon'
  | 'a comma or ]'
  | 'a comma or }'
  | 'the end';

/**
 * Where a text stops being JSON, and why: `line 3, column 12: a comma before ]`. Engines word this each in their own
 * way, and some without the place.
 *
 * @param text No valid JSON. O(length), no recursion.
 */
export function jsonFault(text: string): string {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'a value';
  let index = 0;
  let comma = false;
  const at = (pattern: RegExp): boolean => {
    pattern.lastIndex = index;
    if (!pattern.test(text)) return false;
    index = pattern.lastIndex;
    return true;
  };
  const afterValue = (): Expected => {
    const inside = open.at(-1);
    return inside === undefined ? 'the end' : inside === '[' ? 'a comma or ]' : 'a comma or }';
  };
  for (;;) {
    at(space);
    const character = text[index];
    const fault = (): string => `${placeInText(text, index)}: ${reason(text, index, expected, comma)}`;
    if (character === undefined) return fault();
    if (expected === 'a colon') {
      if (character !== ':') return fault();
      index++;
      expected = 'a value';
    } else if (expected === 'a comma or ]' || expected === 'a comma or }') {
      const closing: string = expected === 'a comma or ]' ? ']' : '}';
      if (character !== ',' && character !== closing) return fault();
      index++;
      comma = character === ',';
      if (!comma) open.pop();
      expected = !comma ? afterValue() : closing === ']' ? 'a value' : 'a key in double quotes';
      continue;
    } else if (expected === 'a key in double quotes' || expected === 'a key or }') {
      if (character === '}' && expected === 'a key or }') {
        index++;
        open.pop();
        expected = afterValue();
      } else if (at(string)) expected = 'a colon';
      else return fault();
    } else if (character === ']' && expected === 'a value or ]') {
      index++;
      open.pop();
      expected = afterValue();
    } else if (expected === 'the end') return fault();
    else if (character === '{' || character === '[') {
      index++;
      open.push(character);
      expected = character === '{' ? 'a key or }' : 'a value or ]';
    } else if (at(string) || at(number) || at(word)) expected = afterValue();
    else return fault();
    comma = false;
  }
}

function reason(text: string, index: number, expected: Expected, comma: boolean): string {
  const rest = text.slice(index, index + 12);
  const [character] = rest;
  if (character === undefined) return `the text ends where ${expected} must come`;
  if (comma && '}]'.includes(character)) return `a comma must not stand before ${character}`;
  if (/^\/[/*]|^#/.test(rest)) return 'comments are not JSON';
  if (character === "'") return 'strings must be in double quotes';
  const named = /^-?(NaN|Infinity|undefined|True|False|None)\b/.exec(rest)?.[0];
  if (named !== undefined) return `${named} is not JSON`;
  if (character === '"' && /value|key/.test(expected))
    return 'a string must end on its line, with \\n, \\" and \\\\ for what cannot stand in it';
  return `got ${JSON.stringify(String.fromCodePoint(text.codePointAt(index) ?? 0))} where ${expected} must come`;
}
