import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileFormatError } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import type { KernelDescription } from '../../src/node/digest.js';
import { createJournal, openJournal, readJournal } from '../../src/node/journal.js';
import { temporaryFolder } from './temporary-folder.js';

const file = join(temporaryFolder(), 'K.npy.journal');
const description: KernelDescription = {
  collapse: { kind: 'perClass', output: 2 },
  shape: [4, 4],
  inputs: 'a',
  parameters: 'b',
  outputs: 'c',
  network: 'd',
  tiles: { size: 2, outputs: 'together' },
};

describe('a journal', () => {
  it('says what it was told, line by line', () => {
    createJournal(file, description);
    expect(existsSync(`${file}.new`)).toBe(false);
    expect(readJournal('here', file)).toEqual({ description, done: new Set(), complete: false });
    const journal = openJournal(file);
    for (const index of [0, 1, 12]) journal.tileDone(index);
    expect(readJournal('here', file)?.done).toEqual(new Set([0, 1, 12]));
    journal.complete();
    journal.close();
    expect(readJournal('here', file)?.complete).toBe(true);
  });

  it('goes on after a line that was cut short', () => {
    createJournal(file, description);
    appendFileSync(file, '3\n1');
    expect(readJournal('here', file)?.done).toEqual(new Set([3]));
    const journal = openJournal(file);
    journal.tileDone(17);
    journal.close();
    expect(readFileSync(file, 'utf8').split('\n').slice(1)).toEqual(['3', '17', '']);
  });

  it('is told from other files and from none', () => {
    expect(readJournal('here', `${file}.none`)).toBeUndefined();
    for (const text of ['', '{}\n', '{"format":"entk kernel journal 1"', 'x\n']) {
      writeFileSync(file, text);
      expect(() => readJournal('here', file)).toThrow(FileFormatError);
    }
    expect(() => readJournal('here', file)).toThrow(/here: .* must be a journal of this function, got "x"; remove it/);
  });
});
