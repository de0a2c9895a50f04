// Tests every file of its folder: each kind of layer in the list passes the shared checks, wherever its reference puts it.
import { layerReferences } from '@entk/testing';
import { checkLayer } from '@entk/testing/layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { layerKinds } from '../src/description/layer-kinds.js';
import * as models from '../src/index.js';
import { library } from './reference/in-this-library.js';

beforeAll(() => models.initialiseBackend());

describe('the list of layers', () => {
  it('has a reference for every kind, and the one layer of tests', () => {
    expect([...layerReferences.keys()].toSorted()).toEqual([...layerKinds.keys(), 'cubic'].toSorted());
  });

  it('names each kind as the factory that makes it', () => {
    for (const kind of layerKinds.keys()) expect(models).toHaveProperty(kind);
  });
});

for (const [kind, { cases }] of layerReferences) {
  describe(`the layer ${kind}`, () => {
    it('has places to be checked in, of one position and of several', () => {
      const counts = cases.map(({ input: { positions = 1 } }) => positions);
      expect(Math.min(...counts)).toBe(1);
      expect(Math.max(...counts)).toBeGreaterThan(1);
    });

    for (const [index, place] of cases.entries()) {
      const { positions = 1, width, tokens } = place.input;
      const input = `${positions}×${width}${tokens ? ' tokens' : ''}`;
      describe(`${index + 1}, ${JSON.stringify(place.layer)} of ${input}`, () => {
        checkLayer(library, place);
      });
    }
  });
}
