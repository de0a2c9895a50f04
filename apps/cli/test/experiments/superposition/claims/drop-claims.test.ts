import { describe, expect, test } from 'vitest';
import type { DropVariant } from '../../../../src/experiments/superposition/measurements.js';
import { everyNetworkWith, networksWith, type Shown, claimed } from '../measurements.js';

describe('the drop at k = n', () => {
  const id = 'drop-at-feature-count';

  test('says the ratio in every network', () => {
    const { statement, method, measured, values } = claimed(id);
    expect(statement).toContain('k = 50');
    expect(method).toBe('The detector reports a drop after 50 at β = 0 in every network.');
    expect(measured).toBe('m10-S0.3: ×24; m10-S0.9: ×2.2; m40-S0.9: ×2');
    expect(values).toEqual({ ratios: [24, 2.2, 2].map((ratio) => expect.closeTo(ratio, 10)) });
  });

  test.each<[string, Partial<Shown>[]]>([
    ['not found, ×1.01; m10-S0.9: ×2.2; m40-S0.9: ×2', [{ drops: { 10: 3 } }]],
    ['×24; m10-S0.9: not found, ×1.01; m40-S0.9: ×2', [{}, { drops: { 32: 2 } }]],
    ['×24; m10-S0.9: ×2.2; m40-S0.9: not found, ×1.01', [{}, {}, { drops: {} }]],
    ['×24; m10-S0.9: ×2.2; m40-S0.9: not found, ×1.01', [{}, {}, { drops: { 49: 2 } }]],
    ['×24; m10-S0.9: ×2.2; m40-S0.9: not found, ×1.01', [{}, {}, { drops: { 51: 2 } }]],
  ])('fails where one network lacks it: %s', (measured, changes) => {
    expect(claimed(id, networksWith(...changes))).toMatchObject({ measured: `m10-S0.3: ${measured}`, holds: false });
  });
});

describe('the first drop', () => {
  const id = 'first-drop';

  test('says where the drops before n are', () => {
    const { method, measured, values } = claimed(id);
    expect(method).toContain('after k = m = 10 in the dense network, and one between m and n in the sparse one');
    expect(measured).toBe('m10-S0.3: after 10; m10-S0.9: after 32; m40-S0.9: none found');
    expect(values).toEqual({ dense: [10], sparse: [32], wide: [] });
  });

  test.each<[string, Partial<Shown>[], boolean]>([
    ['none in the dense network', [{ drops: { 50: 24 } }], false],
    ['one too early in the dense network', [{ drops: { 9: 3, 50: 24 } }], false],
    ['one too late in the dense network', [{ drops: { 11: 3, 50: 24 } }], false],
    ['a further one in the dense network', [{ drops: { 10: 3, 30: 3, 50: 24 } }], true],
    ['none in the sparse network', [{}, { drops: { 50: 2 } }], false],
    ['one after m in the sparse network', [{}, { drops: { 10: 2, 50: 2 } }], false],
    ['one just after m in the sparse network', [{}, { drops: { 11: 2, 50: 2 } }], true],
    ['one just before n in the sparse network', [{}, { drops: { 45: 2 } }], true],
    ['one after n in the sparse network', [{}, { drops: { 50: 2, 70: 2 } }], false],
    ['one in the wide network too', [{}, {}, { drops: { 45: 2, 50: 2 } }], true],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, networksWith(...changes)).holds).toBe(holds);
  });
});

describe('the count of reconstructed features', () => {
  const id = 'reconstructed-count';

  test('says the count and the sizes of the cliffs, where there are two', () => {
    const { method, measured, values } = claimed(id);
    expect(method).toContain('at most 2 wherever two cliffs are reported; in two networks at least');
    expect(measured).toBe(
      'm10-S0.3: 10 entries, cliffs 10 and 40; m10-S0.9: 20 entries, cliffs 32 and 18; m40-S0.9: 45 entries, cliffs not both found',
    );
    expect(values).toEqual({ counts: [10, 20, 45], distances: [0, 2, -1] });
  });

  test.each<[string, Partial<Shown>[], boolean]>([
    ['two fewer than the first cliff', [{ reconstructed: 8 }], true],
    ['three fewer than the first cliff', [{ reconstructed: 7 }], false],
    ['two more than the second cliff', [{ reconstructed: 42 }], true],
    ['three more than the second cliff', [{ reconstructed: 43 }], false],
    ['no number', [{ reconstructed: Number.NaN }], false],
    ['another one in the wide network, which has two cliffs', [{}, {}, { drops: { 30: 2, 50: 2 } }], false],
    ['near a cliff in the wide network too', [{}, {}, { drops: { 44: 2, 50: 2 } }], true],
    ['near a cliff in one network alone', [{}, { drops: { 50: 2 } }], false],
    ['near the place of a drop, without one at n', [{ drops: { 10: 3 } }], false],
    ['the size of one of two cliffs that end before n', [{ drops: { 10: 3, 30: 3 } }], false],
    ['what two of three cliffs have together', [{ drops: { 10: 3, 30: 3, 50: 24 }, reconstructed: 30 }], false],
    ['the size of one of three cliffs', [{ drops: { 10: 3, 30: 3, 50: 24 }, reconstructed: 20 }], true],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, networksWith(...changes)).holds).toBe(holds);
  });

  test('says the sizes of all cliffs up to n', () => {
    const { measured } = claimed(id, networksWith({ drops: { 10: 3, 30: 3, 50: 24, 70: 2 } }));
    expect(measured).toMatch(/^m10-S0\.3: 10 entries, cliffs 10 and 20 and 20;/);
  });

  test('fails where no network has two cliffs', () => {
    const { values, holds } = claimed(id, everyNetworkWith({ drops: { 50: 2 } }));
    expect(values.distances).toEqual([-1, -1, -1]);
    expect(holds).toBe(false);
  });
});

describe('what decides the drop', () => {
  const id = 'what-decides-the-drop';
  const variants = (change: (own: readonly DropVariant[]) => readonly DropVariant[]) =>
    networksWith().map((network) => ({ ...network, variants: change(network.variants) }));

  test('says the ratio with both, without the bias, without unit rows and without either', () => {
    const { statement, measured, values } = claimed(id);
    expect(statement).toContain('k = 50');
    expect(measured).toBe(
      'm10-S0.3: ×24, ×1.1, ×1.7, ×1.05; m10-S0.9: ×2.2, ×1.1, ×1.7, ×1.05; m40-S0.9: ×2, ×1.1, ×1.7, ×1.05',
    );
    const ratios = [24, 1.1, 1.7, 1.05, 2.2, 1.1, 1.7, 1.05, 2, 1.1, 1.7, 1.05];
    expect(values).toEqual({ variants: ratios.map((ratio): unknown => expect.closeTo(ratio, 10)) });
  });

  test.each<[string, NonNullable<Shown['otherRatios']>, boolean]>([
    ['hardly smaller without any', [1.999, 1.999, 1.999], true],
    ['larger without the bias', [2.1, 1, 1], false],
    ['larger without unit rows', [1, 2.1, 1], false],
    ['larger without either', [1, 1, 2.1], false],
  ])('the ratio is %s in the wide network', (_, otherRatios, holds) => {
    expect(claimed(id, networksWith({}, {}, { otherRatios })).holds).toBe(holds);
  });

  test.each([2, Number.NaN])('fails where all ratios are %d', (ratio) => {
    expect(
      claimed(
        id,
        variants((own) => own.map((variant) => ({ ...variant, ratio }))),
      ).holds,
    ).toBe(false);
  });

  test('fails where one ratio is no number', () => {
    for (const place of [0, 1, 2, 3]) {
      const flawed = variants((own) =>
        own.map((one, index) => (index === place ? { ...one, ratio: Number.NaN } : one)),
      );
      expect(claimed(id, flawed).holds).toBe(false);
    }
  });

  test('fails where a variant was not measured', () => {
    for (const missing of [0, 1, 2, 3]) {
      expect(
        claimed(
          id,
          variants((own) => own.filter((_, index) => index !== missing)),
        ).holds,
      ).toBe(false);
    }
  });

  test('tells variants by what they are, in any order', () => {
    expect(
      claimed(
        id,
        variants((own) => own.toReversed()),
      ).holds,
    ).toBe(true);
  });
});
