import type { core } from 'zod';
import { isJsonObject, jsonPlace, quoted } from '@entk/formats/reading';
import { hint } from './hint.js';

/** Names that an object of a document may have, to say which one was probably meant. */
export interface KnownNames {
  /** The accepted keys of the object at a path. */
  keysAt(object: unknown, path: readonly PropertyKey[]): readonly string[];
  /** The accepted values of a discriminator. */
  readonly discriminated: readonly string[];
  /** What else may stand there, and is only named where it may have been meant. */
  readonly otherNames?: readonly string[];
}

/** Values of a discriminator that are all named beside the one that may have been meant. */
const mostNamed = 8;

/** Characters of a message; faults beyond it are only counted: a hostile file has as many as it likes. */
const longestText = 360;

/**
 * What a schema finds wrong with a JSON document, each with its path: `layers[3].epsilon must be a number above 0, got
 * -1`.
 */
export function jsonFaults(issues: readonly core.$ZodIssue[], document: unknown, known: KnownNames): string {
  return fewFaults(issues.flatMap((issue) => textsOf(issue, document, known)));
}

/** Places of one message; more would be a list to work through. */
const mostPlaces = 3;

/** Where a file has what a schema finds wrong with it: `line 17, column 5; line 20, column 3`. */
export function faultPlaces(issues: readonly core.$ZodIssue[], text: string): string {
  const places = issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => jsonPlace(text, path));
  });
  return [...new Set(places)].slice(0, mostPlaces).join('; ');
}

/** Faults in one line: the first ones whole, the others counted. */
export function fewFaults(faults: readonly string[]): string {
  let count = 1;
  let length = faults[0].length;
  while (count < faults.length && length + faults[count].length <= longestText) length += faults[count++].length + 2;
  const rest = faults.length > count ? [`and ${faults.length - count} more`] : [];
  return [...faults.slice(0, count), ...rest].join('; ');
}

/** `layers[3].epsilon`: a place in a JSON document. */
export function jsonPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[A-Za-z_$][\w$]{0,59}$/.test(String(part))) text += `${text && '.'}${String(part)}`;
    else text += `[${quoted(String(part))}]`;
  }
  return text;
}

function textsOf(issue: core.$ZodIssue, document: unknown, known: KnownNames): string[] {
  const at = jsonPath(issue.path);
  const value = valueAt(document, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const accepted = known.keysAt(value, issue.path);
    const taken = takenText(value, accepted);
    return issue.keys.map((key) => `${jsonPath([...issue.path, key])} is not known${hint(key, accepted) || taken}`);
  }
  if (issue.code === 'invalid_union' && issue.errors.length === 0) {
    const { discriminated, otherNames = [] } = known;
    const meant = typeof value === 'string' ? hint(value, [...discriminated, ...otherNames]) : '';
    // The names that may have been meant say more than all that there are, in fewer words.
    const few = meant === '' || discriminated.length <= mostNamed;
    const accepted = few ? discriminated.join(', ') : `${discriminated.length} kinds`;
    return [`${at} must be one of ${accepted}, got ${shown(value)}${meant}`];
  }
  const rule = issue.message.startsWith('must') ? issue.message : 'must be an object';
  return [`${at || 'the document'} ${rule}, got ${shown(value)}`];
}

/** `; layerNorm takes gain, bias, epsilon`: the options of an object that has a kind. */
function takenText(object: unknown, accepted: readonly string[]): string {
  if (!isJsonObject(object) || typeof object.kind !== 'string' || !accepted.includes('kind')) return '';
  const options = accepted.filter((name) => name !== 'kind');
  return `; ${object.kind} takes ${options.length > 0 ? options.join(', ') : 'no options'}`;
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'a list';
  if (isJsonObject(value)) return `{ ${Object.keys(value).slice(0, 4).map(quoted).join(', ')} }`;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
