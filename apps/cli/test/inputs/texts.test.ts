import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFeatureNames, readLabels } from '../../src/inputs/texts.js';
import { npy } from '../commands/token-network.js';
import { temporaryFolder } from '../entk.js';

function textFile(content: string | Uint8Array): string {
  const file = join(temporaryFolder(), 'texts.txt');
  writeFileSync(file, content);
  return file;
}

describe('readLabels', () => {
  test('lines of a file, with either line break, or numbers', async () => {
    expect(await readLabels(textFile('a\r\nb, c\n\n'), 3)).toEqual(['a', 'b, c', '']);
    expect(await readLabels(npy([2], Int32Array.of(4, 7)), 2)).toEqual(['4', '7']);
    expect((await readLabels(textFile('x'.repeat(99)), 1))[0]).toBe(`${'x'.repeat(59)}…`);
  });

  test('refuses another number, a matrix, and what is no text, in the name of the file', async () => {
    await expect(readLabels(textFile('a\nb\n'), 3)).rejects.toThrow(/labels must be one for each example, 3, got 2/);
    await expect(readLabels(npy([2, 1], Int32Array.of(4, 7)), 2)).rejects.toThrow(
      /labels must have axes \[N\], got "?\[2, 1\]/,
    );
    await expect(readLabels(textFile(Uint8Array.of(255, 254)), 1)).rejects.toThrow('must be text in UTF-8');
    await expect(readLabels('/nowhere/labels.txt', 1)).rejects.toThrow('ENOENT');
  });
});

describe('readFeatureNames', () => {
  test('words between commas, or the lines of a file', async () => {
    expect(await readFeatureNames('red, round', 2)).toEqual(['red', 'round']);
    expect(await readFeatureNames(textFile('red, dark\nround\n'), 2)).toEqual(['red, dark', 'round']);
  });

  test('refuses another number, one twice or empty, and a file that is not there', async () => {
    await expect(readFeatureNames('a,b', 3)).rejects.toThrow('feature names must be one for each feature, 3, got 2');
    await expect(readFeatureNames('a,a', 2)).rejects.toThrow('feature names must differ and not be empty, got "a"');
    await expect(readFeatureNames('a,', 2)).rejects.toThrow('must differ and not be empty, got ""');
    await expect(readFeatureNames('/nowhere/names.txt', 2)).rejects.toThrow('ENOENT');
  });
});
