import { describe, expect, test } from 'vitest';
import { everyNetworkWith, linesOf, networksWith, type Shown, claimed } from '../measurements.js';

describe('importance at β = 1', () => {
  const id = 'beta-1-high-importance';
  const unimportant = (count: number, features: number): Partial<Shown> => ({
    settings: { features },
    drops: { [features]: 2 },
    matched: Array.from({ length: features }, (_, vector) => (vector < count ? features / 2 : 0)),
  });

  test('says the share and how many features are matched', () => {
    const { method, measured, values } = claimed(id);
    expect(method).toContain('a feature of the more important half; at least 95 %');
    expect(measured).toBe(
      'm10-S0.3: 100 %, 25 features in all; m10-S0.9: 100 %, 25 features in all; m40-S0.9: 100 %, 25 features in all',
    );
    expect(values).toEqual({ shares: [1, 1, 1], distinctFeatures: [25, 25, 25] });
  });

  test.each([
    ['19 of 20', 1, 20, 0.95, true],
    ['18 of 20', 2, 20, 0.9, false],
    ['48 of 50', 2, 50, 0.96, true],
    ['47 of 50', 3, 50, 0.94, false],
  ])('%s vectors that match the more important half', (_, count, features, share, holds) => {
    const { values, holds: held } = claimed(id, everyNetworkWith(unimportant(count, features)));
    expect(values).toEqual({ shares: [share, share, share], distinctFeatures: [2, 2, 2] });
    expect(held).toBe(holds);
  });

  test('fails in any network, and looks at the first n vectors alone', () => {
    const behind = { matched: [...Array<number>(50).fill(0), ...Array<number>(30).fill(49)] };
    expect(claimed(id, everyNetworkWith(behind)).holds).toBe(true);
    for (const changes of [[unimportant(3, 50)], [{}, unimportant(3, 50)], [{}, {}, unimportant(3, 50)]]) {
      expect(claimed(id, networksWith(...changes)).holds).toBe(false);
    }
  });
});

describe('the match at β = 0.3', () => {
  const id = 'beta-0.3-nearly-all';
  const means = (...values: number[]) => networksWith(...values.map((mean) => ({ means: { 0.3: mean } })));

  test('says the means, raw and normalised beside what chance gives', () => {
    const { method, measured, values, controls } = claimed(id);
    expect(method).toContain('at least 0.95 in the first network, 0.7 in the others');
    expect(measured).toBe('m10-S0.3: 0.99; m10-S0.9: 0.84; m40-S0.9: 0.74');
    expect(values).toEqual({ means: [0.99, 0.84, 0.74] });
    expect(controls).toHaveLength(18);
    expect(
      controls!.slice(6, 12).map(({ figure, kind, observed, largest }) => [figure, kind, observed, largest]),
    ).toEqual(
      [
        ['column-normalised', 'random subspaces', 0.84, 0.22],
        ['column-normalised', 'permuted labels', 0.84, 0.12],
        ['column-normalised', 'untrained networks', 0.84, 0.44],
        ['raw', 'random subspaces', 0.42, 0.11],
        ['raw', 'permuted labels', 0.42, 0.06],
        ['raw', 'untrained networks', 0.42, 0.32],
      ].map(([figure, ...rest]) => [`${networksWith()[1].label}: mean over the best assignment, ${figure}`, ...rest]),
    );
  });

  test('has no control of permuted labels where none was drawn', () => {
    const networks = networksWith().map((network) => ({
      ...network,
      cases: network.cases.map((one) => ({ ...one, permuted: undefined })),
    }));
    const { controls } = claimed(id, networks);
    expect(controls!.map(({ kind }) => kind).slice(0, 2)).toEqual(['random subspaces', 'untrained networks']);
    expect(controls).toHaveLength(12);
  });

  test.each<[number, number, number, boolean]>([
    [0.95, 0.7, 0.7, true],
    [0.9499, 0.8, 0.8, false],
    [1, 0.6999, 0.8, false],
    [1, 0.8, 0.6999, false],
  ])('means of %d, %d and %d: %s', (dense, sparse, wide, holds) => {
    expect(claimed(id, means(dense, sparse, wide)).holds).toBe(holds);
  });

  test('a mean that is not a number is refused as an observation, and does not hold as a figure', () => {
    expect(() => claimed(id, means(1, Number.NaN, 1))).toThrow(/observed must be a number .*got NaN/);
    const networks = means(1, Number.NaN, 1).map((network) => ({
      ...network,
      cases: network.cases.map((one) => ({ ...one, assignment: { raw: 0.5, normalised: 0.5 } })),
    }));
    expect(claimed(id, networks).holds).toBe(false);
  });
});

describe('the trend with β', () => {
  const id = 'beta-trend';
  const falling = { 0.3: 0.9, 0.5: 0.7, 0.7: 0.5, 1: 0.3 };

  test('says the means over the four β from 0.3 on', () => {
    const { method, measured, values } = claimed(id);
    expect(method).toContain('falls strictly with β over 0.3, 0.5, 0.7, 1');
    expect(measured).toBe(
      'm10-S0.3: 0.99 > 0.71 > 0.55 > 0.42; m10-S0.9: 0.84 > 0.7 > 0.51 > 0.37; m40-S0.9: 0.74 > 0.57 > 0.44 > 0.33',
    );
    expect(values).toEqual({
      betas: [0.3, 0.5, 0.7, 1],
      dense: [0.99, 0.71, 0.55, 0.42],
      sparse: [0.84, 0.7, 0.51, 0.37],
      wide: [0.74, 0.57, 0.44, 0.33],
    });
  });

  test.each<[string, Shown['means'], boolean]>([
    ['it falls from step to step', falling, true],
    ['it falls by a hair', { ...falling, 0.5: 0.8999999 }, true],
    ['it stays from 0.3 to 0.5', { ...falling, 0.5: 0.9 }, false],
    ['it rises from 0.5 to 0.7', { ...falling, 0.7: 0.71 }, false],
    ['it stays from 0.7 to 1', { ...falling, 1: 0.5 }, false],
    ['it rises below 0.3, which is not claimed', { ...falling, 0: 0.1, 0.1: 0.2, 0.2: 0.3 }, true],
    ['it is no number at 0.5', { ...falling, 0.5: Number.NaN }, false],
    ['it is no number at 1', { ...falling, 1: Number.NaN }, false],
  ])('%s', (_, means, holds) => {
    for (const changes of [[{ means }], [{}, { means }], [{}, {}, { means }]]) {
      expect(claimed(id, networksWith(...changes)).holds).toBe(holds);
    }
  });
});

describe('two lines', () => {
  const id = 'two-lines';

  test('says what one and two lines cover, and how sure the second is', () => {
    const { method, measured, values } = claimed(id);
    expect(method).toContain('among 199 random orders of the same points: p ≤ 0.05 in the sparse network');
    expect(method).toContain('one line covers at least 90 % in the dense one');
    expect(measured).toBe(
      'm10-S0.3: one 1, two 1 (gain p = 1); m10-S0.9: one 0.54, two 0.77 (gain p = 0.035); m40-S0.9: one 0.51, two 0.79 (gain p = 0.005)',
    );
    expect(values).toEqual({ one: [1, 0.54, 0.51], two: [1, 0.77, 0.79], gainPValue: [1, 0.035, 0.005] });
  });

  const [dense, sparse] = networksWith().map(({ lines }) => lines);
  const notANumber = { pValue: Number.NaN, observed: Number.NaN };

  test.each<[string, Partial<Shown>[], boolean]>([
    ['9 of 199 random orders gain as much in the sparse network', [{}, { lines: linesOf(0.5, 0.8, 9) }], true],
    ['10 of 199 random orders gain as much', [{}, { lines: linesOf(0.5, 0.8, 10) }], false],
    ['one line covers 90 % in the dense network', [{ lines: linesOf(0.9, 1, 99) }], true],
    ['one line covers just less', [{ lines: linesOf(0.8999, 1, 99) }], false],
    ['the second line gains nothing in the wide network', [{}, {}, { lines: linesOf(0.9, 0.9, 199) }], true],
    ['the gain is no number', [{}, { lines: { ...sparse, gain: { ...sparse.gain, ...notANumber } } }], false],
    ['the cover is no number', [{ lines: { ...dense, one: { ...dense.one, ...notANumber } } }], false],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, networksWith(...changes)).holds).toBe(holds);
  });
});

describe('the rotation by outputs at β = 0', () => {
  const id = 'outputs-without-beta';

  test('says the match, the most possible, and what other spans hold', () => {
    const { method, measured, values, controls } = claimed(id);
    expect(method).toContain('at least 0.99 of the mean norm of the features inside the span');
    expect(measured.split('; ').slice(0, 2)).toEqual([
      'm10-S0.3: 0.74 of 0.745 possible (eigenvectors 0.5',
      'possible in untrained networks 0.51, p = 0.333, in random subspaces 0.045, p = 0.333)',
    ]);
    expect(values).toMatchObject({
      rawBestAssignment: [0.74, 0.74, 0.74],
      mostPossible: [0.745, 0.745, 0.745],
      distinctFeatures: [50, 50, 50],
      untrainedPValue: [1 / 3, 1 / 3, 1 / 3],
    });
    // The controls of the other claims are corrected for how many there are: this one brings none.
    expect(controls).toBeUndefined();
  });

  test.each<[string, Partial<Shown>, boolean]>([
    ['just 0.99 of what is possible', { rotated: { rawBestAssignment: 0.99, mostPossible: 1 } }, true],
    ['hardly less', { rotated: { rawBestAssignment: 0.9899, mostPossible: 1 } }, false],
    ['one feature is met by no vector', { rotated: { distinctFeatures: 49 } }, false],
    ['no number', { rotated: { rawBestAssignment: Number.NaN } }, false],
  ])('%s', (_, change, holds) => {
    expect(claimed(id, everyNetworkWith(change)).holds).toBe(holds);
    expect(claimed(id, networksWith({}, change)).holds).toBe(holds);
    expect(claimed(id, networksWith({}, {}, change)).holds).toBe(holds);
  });
});
