import { expect, it } from 'vitest';
import { mapSplit } from '../src/split.js';

it('maps the parts that are there, by name', () => {
  expect(mapSplit({ training: 2, heldOut: 3 }, (value, name) => `${name} ${value}`)).toEqual({
    training: 'training 2',
    heldOut: 'heldOut 3',
  });
  expect(Object.keys(mapSplit({ training: 2, heldOut: undefined }, (value) => value))).toEqual(['training']);
});
