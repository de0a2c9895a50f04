import { describe, expect, test } from 'vitest';
import { withoutPriorClaims } from '../../../../src/experiments/modular-addition/claims/without-prior-claims.js';
import type { RotationResult } from '../../../../src/experiments/modular-addition/rotation-result.js';
import type { CliffWithoutPrior } from '../../../../src/experiments/modular-addition/without-prior.js';
import type { Claim } from '../../../../src/report/claim.js';
import { additionMeasurements, withFigures } from '../measurements.js';

const { withoutPrior } = additionMeasurements();

type Cliff = 'first' | 'second';
type Figures = Parameters<typeof withFigures>[1];

function claimed(id: string, changes: Partial<typeof withoutPrior> = {}): Claim {
  const claims = withoutPriorClaims(additionMeasurements({ withoutPrior: { ...withoutPrior, ...changes } }));
  return claims.find((claim) => claim.id === id)!;
}

/** A cliff in which one of its rotations has other figures. */
function changed(cliff: Cliff, rotation: keyof CliffWithoutPrior, figures: Figures): Partial<typeof withoutPrior> {
  const own = withoutPrior[cliff];
  return { [cliff]: { ...own, [rotation]: withFigures(own[rotation] as RotationResult, figures) } };
}

test('every claim holds where the rotations are as good as measured on the reference', () => {
  const claims = withoutPriorClaims(additionMeasurements());
  expect(claims.map(({ id, holds }) => [id, holds])).toEqual([
    ['first-cliff-without-prior', true],
    ['second-cliff-without-prior', true],
    ['second-cliff-without-prior-over-training', true],
    ['units-alone', true],
  ]);
});

const unitControls = ['untrained units', 'random units', 'permuted examples'];

describe('the first cliff', () => {
  const id = 'first-cliff-without-prior';

  test('says the match beside the prior, untrained units and chance', () => {
    const { method, measured, values, controls } = claimed(id);
    expect(method).toContain(
      'at least 0.985 and every pair above 0.9; by the units of the untrained network at most 0.3',
    );
    expect(measured).toBe(
      'mean best match 0.991, 28 of 28 pairs above 0.9; jointly with the prior 0.998; by untrained units 0.24; most possible 0.999',
    );
    expect(values).toEqual({
      meanBestMatch: 0.991,
      pairsMatched: 28,
      pairs: 28,
      joint: 0.998,
      jointPairsMatched: 27,
      untrainedUnits: 0.24,
      mostPossible: 0.999,
    });
    expect(controls!.map(({ kind, observed, largest }) => [kind, observed, largest])).toEqual([
      ['untrained units', 0.991, 0.25],
      ['random units', 0.991, 0.2],
      ['permuted examples', 0.991, 0.12],
    ]);
  });

  test.each<[string, Partial<typeof withoutPrior>, boolean]>([
    ['the match is 0.985', changed('first', 'network', { meanColumnMax: 0.985 }), true],
    ['the match is just below', changed('first', 'network', { meanColumnMax: 0.9849 }), false],
    ['one pair stays below 0.9', changed('first', 'network', { featuresAbove: 27 }), false],
    ['untrained units reach 0.3', changed('first', 'untrained', { meanColumnMax: 0.3 }), true],
    ['untrained units do better', changed('first', 'untrained', { meanColumnMax: 0.3001 }), false],
    ['untrained units are no number', changed('first', 'untrained', { meanColumnMax: Number.NaN }), false],
    ['the second cliff is worse', changed('second', 'network', { meanColumnMax: 0.5 }), true],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, changes).holds).toBe(holds);
  });
});

describe('the second cliff', () => {
  const id = 'second-cliff-without-prior';

  test.each<[string, Partial<typeof withoutPrior>, boolean]>([
    ['the match is 0.89', changed('second', 'network', { meanColumnMax: 0.89 }), true],
    ['the match is just below', changed('second', 'network', { meanColumnMax: 0.8899 }), false],
    ['22 pairs are matched', changed('second', 'network', { featuresAbove: 22 }), true],
    ['21 pairs are matched', changed('second', 'network', { featuresAbove: 21 }), false],
    ['the prior is 0.03 better', changed('second', 'joint', { meanColumnMax: 0.933 }), true],
    ['the prior is more than that better', changed('second', 'joint', { meanColumnMax: 0.9331 }), false],
    ['untrained units reach 0.5', changed('second', 'untrained', { meanColumnMax: 0.5 }), true],
    ['untrained units do better', changed('second', 'untrained', { meanColumnMax: 0.5001 }), false],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, changes).holds).toBe(holds);
  });
});

describe('the second cliff over training', () => {
  const id = 'second-cliff-without-prior-over-training';
  const matches = (...values: readonly (readonly [number, number])[]) => ({
    epochs: values.map(([epoch, meanColumnMax]) => ({
      ...withoutPrior.epochs[0],
      epoch,
      network: withFigures(withoutPrior.epochs[0].network, { meanColumnMax }),
    })),
  });

  test('says every epoch beside the prior', () => {
    expect(claimed(id).measured).toBe(
      'epoch 100: 0.8 (with the prior 0.85); epoch 150: 0.86 (with the prior 0.85); epoch 500: 0.903 (with the prior 0.85)',
    );
    expect(claimed(id).values).toMatchObject({ epochs: [100, 150, 500], meanBestMatch: [0.8, 0.86, 0.903] });
  });

  test('stands beside units that know nothing at both epochs that it is held to', () => {
    const { controls = [] } = claimed(id);
    expect(controls.map(({ kind }) => kind)).toEqual([...unitControls, ...unitControls]);
    expect(controls.map(({ observed }) => observed)).toEqual([0.8, 0.8, 0.8, 0.86, 0.86, 0.86]);
    expect(controls[3].figure).toBe('mean best match of the second cliff at epoch 150, without a prior');
  });

  test.each<[string, Partial<typeof withoutPrior>, boolean]>([
    ['0.78 and 0.84', matches([100, 0.78], [150, 0.84]), true],
    ['less at epoch 100', matches([100, 0.7799], [150, 0.84]), false],
    ['less at epoch 150', matches([100, 0.78], [150, 0.8399]), false],
    ['nothing measured at epoch 150', matches([100, 0.9], [500, 0.9]), false],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, changes).holds).toBe(holds);
  });
});

describe('units alone', () => {
  const id = 'units-alone';

  test('stand beside units that know nothing, rotated alone as well', () => {
    const { controls = [] } = claimed(id);
    expect(controls.map(({ kind }) => kind)).toEqual([...unitControls, ...unitControls]);
    expect(controls.map(({ observed, largest }) => [observed, largest])).toEqual(
      [0.974, 0.907].flatMap((match) => [0.35, 0.25, 0.22].map((largest) => [match, largest])),
    );
  });

  test.each<[string, Partial<typeof withoutPrior>, boolean]>([
    ['0.95 in the first cliff', changed('first', 'unitsAlone', { meanColumnMax: 0.95 }), true],
    ['less in the first cliff', changed('first', 'unitsAlone', { meanColumnMax: 0.9499 }), false],
    ['a pair less in the first cliff', changed('first', 'unitsAlone', { featuresAbove: 27 }), false],
    ['0.88 in the second cliff', changed('second', 'unitsAlone', { meanColumnMax: 0.88 }), true],
    ['less in the second cliff', changed('second', 'unitsAlone', { meanColumnMax: 0.8799 }), false],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, changes).holds).toBe(holds);
  });
});
