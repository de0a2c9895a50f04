import { expect, test } from 'vitest';
import { kinkNotes } from '../../src/analysis/kink-notes.js';

const layer = (name: string, count: number) => ({ layer: name, kind: 'relu', count, total: 8112, nearest: 5e-8 });

test('one pre-activation, several in several layers, and none', () => {
  expect(kinkNotes([layer('1', 0), layer('3', 1)])).toEqual([
    '1 of 8,112 pre-activations of relu (layer 3) lies within rounding of a kink; in float64 the eigenvalues may differ.',
  ]);
  expect(kinkNotes([layer('1', 1200), layer('3', 1)])).toEqual([
    '1,201 of 16,224 pre-activations of relu (layer 1), relu (layer 3) lie within rounding of a kink; in float64 the eigenvalues may differ.',
  ]);
  const pool = { ...layer('2', 3), kind: 'maxPool2d' };
  expect(kinkNotes([layer('1', 1), pool])).toEqual([
    '1 of 8,112 pre-activations of relu (layer 1) lies within rounding of a kink; in float64 the eigenvalues may differ.',
    '3 of 8,112 windows of maxPool2d (layer 2) lie within rounding of a tie; in float64 the eigenvalues may differ.',
  ]);
  expect(kinkNotes([layer('1', 0)])).toEqual([]);
  expect(kinkNotes()).toEqual([]);
});
