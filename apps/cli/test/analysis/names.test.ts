import { expect, test } from 'vitest';
import { distinctIds, distinctNames } from '../../src/analysis/names.js';

test('names tell files apart by as many folders as that takes', () => {
  expect(distinctNames(['run/epoch-9.npz', 'run/epoch-10.npz'])).toEqual(['epoch-9', 'epoch-10']);
  expect(distinctNames(['a/m10-S0.9/model.npz', 'a/m10-S0.3/model.npz'])).toEqual(['m10-S0.9/model', 'm10-S0.3/model']);
  expect(distinctNames(['a/w.npz', 'a/w.npz'])).toEqual(['w (1)', 'w (2)']);
  expect(distinctNames(['a/w.npz', 'a/w.safetensors'])).toEqual(['w (1)', 'w (2)']);
});

test('identifiers begin with a letter, hold no dots, and are all different', () => {
  expect(distinctIds(['m10-S0.9/model, β = 0.3', 'm10-S0.9/model, β = 1'])).toEqual([
    'm10-S0-9-model-beta-0-3',
    'm10-S0-9-model-beta-1',
  ]);
  expect(distinctIds(['100', '-200'])).toEqual(['n-100', 'n-200']);
  expect(distinctIds(['a.b', 'a-b'])).toEqual(['a-b-1', 'a-b-2']);
  expect(distinctIds([''])).toEqual(['n-']);
});
