import { refuseFile, requireBytes } from '../file-bytes.js';
import { refuseOtherContent } from '../file-content.js';
import { jsonFault } from './json-fault.js';
import { repeatedKey } from './json-keys.js';
import { placeInText } from './json-place.js';

/** Descriptions and indices nest a few levels; a residual block in a residual block adds two. */
const deepest = 64;

/** The index of a network of a million tensors has about 100 MB; more is no description of anything. */
const largestDocument = 200_000_000;

/**
 * The value of a JSON file that nobody vouches for: UTF-8, of bounded size and depth, each key of an object once, none
 * of them `__proto__`.
 *
 * @param what How messages call the file: `the index`.
 * @throws FileFormatError in the name of `caller`, one line.
 * @throws MisuseError if `bytes` is no `Uint8Array`.
 */
export function parseJsonDocument(caller: string, what: string, bytes: Uint8Array): unknown {
  requireBytes(caller, bytes);
  const refuseUnlessJson = (): void => {
    if (!isJsonText(bytes)) refuseOtherContent(caller, what, bytes, 'JSON');
  };
  if (bytes.length > largestDocument) {
    refuseUnlessJson();
    refuseFile(caller, `${what} must have at most ${largestDocument} bytes`, bytes.length);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    refuseUnlessJson();
    return refuseFile(caller, `${what} must be UTF-8`);
  }
  if (depthOf(text) > deepest) {
    refuseUnlessJson();
    refuseFile(caller, `${what} must nest at most ${deepest} levels deep`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    refuseUnlessJson();
    return refuseFile(caller, `${what} must be JSON`, undefined, jsonFault(text));
  }
  const twice = repeatedKey(text);
  if (twice !== undefined) {
    const { key, index } = twice;
    refuseFile(caller, `keys of an object in ${what} must differ`, key, `${placeInText(text, index)}: at least twice`);
  }
  if (hasPrototypeKey(value)) {
    refuseFile(caller, `${what} must not have a key __proto__`);
  }
  return value;
}

/** `{` or `[` first, after white space and a byte-order mark. */
export function isJsonText(bytes: Uint8Array): boolean {
  const first = bytes.findIndex((byte) => ![0x20, 0x0a, 0x0d, 0x09, 0xef, 0xbb, 0xbf].includes(byte));
  return bytes[first] === 0x7b || bytes[first] === 0x5b;
}

/** Whether a value of a JSON file is an object, and no list. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of a file in a message, without descending into it. */
export function shownJson(value: unknown): unknown {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return isJsonObject(value) ? 'an object' : value;
}

/** The most brackets open at once, outside strings. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') most = Math.max(most, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return most;
}

function hasPrototypeKey(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasPrototypeKey);
  return isJsonObject(value) && (Object.hasOwn(value, '__proto__') || Object.values(value).some(hasPrototypeKey));
}
