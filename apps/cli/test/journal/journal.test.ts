// Also tests journal/no-journal.ts: both keep one contract.
import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { noJournal, openJournal } from '../../src/journal/journal.js';
import { temporaryFolder } from '../entk.js';

const journalIn = (folder: string) => openJournal({ caller: 'train', folder, part: '' });

test('a stage is worked once, and recalled by whoever opens the journal later', async () => {
  const folder = temporaryFolder();
  const work = vi.fn<() => Promise<unknown>>(() => Promise.resolve({ found: Float64Array.of(1, 2) }));
  const first = await journalIn(folder).stage('spectra of layers', work);
  expect(await journalIn(folder).stage('spectra of layers', work)).toEqual(first);
  expect(work).toHaveBeenCalledTimes(1);
  expect(readdirSync(folder)).toEqual(['spectra-of-layers.stage']);
});

test('a stage that fails keeps nothing', async () => {
  const folder = temporaryFolder();
  await expect(journalIn(folder).stage('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(readdirSync(folder)).toEqual([]);
});

test('a stage that is not whole is worked again', async () => {
  const folder = temporaryFolder();
  const journal = journalIn(folder);
  journal.keep('a', 'first');
  const file = join(folder, 'a.stage');
  truncateSync(file, readFileSync(file).length - 1);
  expect(journal.recall('a')).toBeUndefined();
  expect(await journal.stage('a', () => Promise.resolve('second'))).toBe('second');
  expect(journal.recall('a')).toEqual({ value: 'second' });
});

test('the parts of the work have names of their own, and nothing kept is told from undefined kept', () => {
  const journal = journalIn(temporaryFolder());
  journal.within('one').keep('training', undefined);
  expect(journal.within('one').recall('training')).toEqual({ value: undefined });
  expect(journal.within('two').recall('training')).toBeUndefined();
  journal.within('one').forget('training');
  expect(journal.within('one').recall('training')).toBeUndefined();
});

test('a folder that has vanished is one line with the command that lost it', () => {
  const journal = openJournal({ caller: 'train', folder: join(temporaryFolder(), 'gone'), part: '' });
  expect(() => journal.keep('a', 1)).toThrow(/^train: output folder must be one .*gone.*\(ENOENT\)$/);
});

test('work that nobody will resume is worked every time', async () => {
  const work = vi.fn<() => Promise<number>>(() => Promise.resolve(1));
  for (const _ of [1, 2]) await noJournal.within('part').stage('a', work);
  noJournal.keep('a', 1);
  noJournal.forget('a');
  expect(noJournal.recall('a')).toBeUndefined();
  expect(work).toHaveBeenCalledTimes(2);
});
