// Tests no single file: demos/address, which does not stand below src.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transformerFields, usualView as transformerView } from '../../demos/addition-transformer/settings.js';
import { openingSettings } from '../../demos/addition-transformer/settings.js';
import { readAddress, writeAddress } from '../../demos/address/address.js';
import { grokkingFields, paperSettings, usualView } from '../../demos/grokking/settings.js';
import {
  superpositionFields,
  superpositionPresets,
  usualView as superpositionView,
} from '../../demos/superposition/settings.js';

const grokking = {
  fields: { ...grokkingFields.settings, ...grokkingFields.view },
  usual: { ...paperSettings, ...usualView },
};
const transformer = {
  fields: { ...transformerFields.settings, ...transformerFields.view },
  usual: { ...openingSettings, ...transformerView },
};
const superposition = {
  fields: { ...superpositionFields.settings, ...superpositionFields.view },
  usual: { ...superpositionPresets[0].settings, ...superpositionView },
};

describe('an address', () => {
  it('says what differs from the usual, and nothing otherwise', () => {
    const { fields, usual } = grokking;
    expect(writeAddress(fields, usual, usual)).toBe('');
    const chosen = { ...usual, p: 17, hiddenUnits: 256, way: 'two stages', cliff: 'first', epoch: 80 } as const;
    const query = writeAddress(fields, usual, chosen);
    expect(query).toBe('p=17&hidden-units=256&cliff=first&way=two-stages&epoch=80');
    expect(readAddress(fields, usual, `?${query}`)).toEqual({ values: chosen, complaints: [] });
  });

  it('gives every demo back as it was, whatever was chosen', () => {
    const among = (setting: { min: number; max: number; step: number }) =>
      fc
        .nat(Math.round((setting.max - setting.min) / setting.step))
        .map((steps) => Number((setting.min + steps * setting.step).toPrecision(12)));
    fc.assert(
      fc.property(among({ min: 0, max: 1, step: 0.05 }), fc.boolean(), fc.nat(9999), (beta, normalise, seed) => {
        const { fields, usual } = superposition;
        const chosen = { ...usual, beta, normalise, seed, basis: 'by outputs' as const };
        expect(readAddress(fields, usual, writeAddress(fields, usual, chosen))).toEqual({
          values: chosen,
          complaints: [],
        });
      }),
    );
    const { fields, usual } = transformer;
    const chosen = { ...usual, p: 31, learningRate: 0.0003, kernel: 'transformer_block.attn.W_Q', epoch: 0 };
    expect(readAddress(fields, usual, writeAddress(fields, usual, chosen)).values).toEqual(chosen);
  });

  it.each([
    ['p=30', 'The address says p = 30, but p must be one of 7, 11, 13, 17, 19, 23, 29, 31: taken as 29.'],
    ['seed=-1', 'The address says seed = -1, but seed must be from 0 to 9999: taken as 0.'],
    ['epochs=NaN', 'The address says epochs = NaN, but epochs must be a number: taken as 500.'],
    ['alpha=', 'The address says alpha = , but training share α must be a number: taken as 0.7.'],
    ['epoch=last', 'The address says epoch = last, but epoch must be a whole number from 0 on: it is left out.'],
    ['way=joint&mode=fast', 'The address says “mode”, which is no setting of this page.'],
    [`cliff=${'x'.repeat(999)}`, /^The address says cliff = x{40}…, but cliff must be one of first, second/],
  ])('falls back where it is nonsense, and says so: %s', (query, complaint) => {
    const { values, complaints } = readAddress(grokking.fields, grokking.usual, query);
    expect(values).toEqual(grokking.usual);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(complaint);
  });

  it('lets nothing in that the fields do not', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, text) => {
        const query = new URLSearchParams([[name, text]]).toString();
        const { values } = readAddress(grokking.fields, grokking.usual, query);
        expect(Object.keys(values)).toEqual(Object.keys(grokking.usual));
        expect(
          readAddress(grokking.fields, grokking.usual, writeAddress(grokking.fields, grokking.usual, values)).values,
        ).toEqual(values);
      }),
    );
  });
});
