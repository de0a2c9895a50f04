import { existsSync } from 'node:fs';
import { MisuseError, type NdArray, type NumericArray, ShapeError } from '@entk/core';
import { readNpy } from '@entk/formats';
import { readFile } from './read-file.js';

const caller = 'analyze';

/** Longer texts would push the numbers off a table. */
const longestText = 60;

/**
 * One text an example: the lines of a text file, or the numbers of a `.npy` array [N].
 *
 * @throws ShapeError in the file's name for another number of them.
 */
export async function readLabels(file: string, exampleCount: number): Promise<readonly string[]> {
  return readFile(caller, file, (bytes) => {
    const labels = isNpy(bytes) ? numbersOf(readNpy(bytes)) : linesOf(bytes);
    requireCount('labels', 'example', labels, exampleCount);
    return labels.map(shortened);
  });
}

/**
 * Names of features: the lines of a file, or the words between commas.
 *
 * @throws ShapeError for another number of them.
 * @throws MisuseError for one twice, or empty.
 */
export async function readFeatureNames(words: string, featureCount: number): Promise<readonly string[]> {
  const given = isFile(words) ? await readFile(caller, words, linesOf) : words.split(',').map((name) => name.trim());
  requireCount('feature names', 'feature', given, featureCount);
  const wrong = given.find((name, index) => name === '' || given.indexOf(name) !== index);
  if (wrong === undefined) return given.map(shortened);
  throw new MisuseError({ in: caller, rule: 'feature names must differ and not be empty', got: wrong });
}

/** A name with an ending, or of what is there, is a file; a feature has neither. */
function isFile(words: string): boolean {
  return /\.\w+$/.test(words) || existsSync(words);
}

function isNpy(bytes: Uint8Array): boolean {
  return bytes[0] === 0x93 && new TextDecoder().decode(bytes.subarray(1, 6)) === 'NUMPY';
}

function numbersOf({ shape, data }: NdArray<NumericArray>): string[] {
  if (shape.length !== 1) throw new ShapeError({ in: caller, rule: 'labels must have axes [N]', got: [...shape] });
  return Array.from<number | bigint>(data).map(String);
}

/** A line break at the end belongs to the last line. */
function linesOf(bytes: Uint8Array): string[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new MisuseError({ in: caller, rule: 'it must be text in UTF-8, a line for each' });
  }
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function requireCount(what: string, each: string, texts: readonly string[], count: number): void {
  if (texts.length === count) return;
  throw new ShapeError({ in: caller, rule: `${what} must be one for each ${each}, ${count}`, got: texts.length });
}

function shortened(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}
