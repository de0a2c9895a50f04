import { expect, test } from 'vitest';
import { differences, identityOf, identityText, machineNow, type RunIdentity } from '../../src/journal/identity.js';

const here: RunIdentity = {
  command: 'train modular-addition',
  program: '0.1.0',
  v8: '11.3',
  processor: 'x64',
  settings: { seed: 0, alpha: 0.7, checkpoints: [0, 80], batchSize: undefined },
};
const there = (changes: Partial<RunIdentity>) => identityOf(identityText({ ...here, ...changes })) as RunIdentity;

test('what was stored and read again differs in nothing', () => {
  expect(differences(there({}), here)).toEqual([]);
});

test('every difference is named, with both values', () => {
  const other = there({ v8: '13.6', settings: { seed: 1, alpha: 0.7, checkpoints: [0, 81], batchSize: 4 } });
  expect(differences(other, here)).toEqual([
    'v8 13.6 there, 11.3 here',
    'seed 1 there, 0 here',
    'checkpoints [0,81] there, [0,80] here',
    'batchSize 4 there, not given here',
  ]);
});

test.each(['', '{', 'null', '[]', '{"command": "train"}', '{"settings": null}'])('%j is no identity', (text) => {
  expect(identityOf(text)).toBeUndefined();
});

test('bits may depend on V8 and the processor, not on the patches of Node', () => {
  const { v8, processor } = machineNow();
  expect(process.versions.v8.startsWith(`${v8}.`)).toBe(true);
  expect([v8.split('.').length, processor]).toEqual([2, process.arch]);
});
