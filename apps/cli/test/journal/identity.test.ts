import { expect, test } from 'vitest';
import { differences, identityOf, identityText, type RunIdentity } from '../../src/journal/identity.js';

const here: RunIdentity = {
  command: 'train modular-addition',
  program: '0.1.0',
  node: 'v20.20.0',
  settings: { seed: 0, alpha: 0.7, checkpoints: [0, 80], batchSize: undefined },
};
const there = (changes: Partial<RunIdentity>) => identityOf(identityText({ ...here, ...changes })) as RunIdentity;

test('what was stored and read again differs in nothing', () => {
  expect(differences(there({}), here)).toEqual([]);
});

test('every difference is named, with both values', () => {
  const other = there({ node: 'v24.1.0', settings: { seed: 1, alpha: 0.7, checkpoints: [0, 81], batchSize: 4 } });
  expect(differences(other, here)).toEqual([
    'node v24.1.0 there, v20.20.0 here',
    'seed 1 there, 0 here',
    'checkpoints [0,81] there, [0,80] here',
    'batchSize 4 there, not given here',
  ]);
});

test.each(['', '{', 'null', '[]', '{"command": "train"}', '{"settings": null}'])('%j is no identity', (text) => {
  expect(identityOf(text)).toBeUndefined();
});
