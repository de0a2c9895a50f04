import type { Collapse } from '@entk/kernels';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { type AgreementCurve, agreement, agreementCurve, jacobianModes, spectralRegression } from '../src/index.js';
import { referenceFigure, smallSolve } from './tolerances.js';
import { gold, type GoldFigures, modularAdditionEvidence, superpositionEvidence } from './gold.js';
import { smallEvidence } from './small.js';

beforeAll(() => initialiseBackend());

const flattened = { kind: 'flattened', rowOrder: 'classMajor' } as const;

/** The figures of one rank that NumPy knows; the loss of a perfect fit is rounding, and so is its ratio. */
function expectRank(
  { parts }: AgreementCurve,
  k: number,
  expected: Readonly<Record<'training' | 'heldOut', GoldFigures>>,
) {
  for (const name of ['training', 'heldOut'] as const) {
    const series = parts[name]?.series;
    const figures =
      name === 'training'
        ? (['rSquared', 'targetRSquared'] as const)
        : (['rSquared', 'targetRSquared', 'lossRatio'] as const);
    for (const figure of figures) {
      expect([series?.[figure][k] ?? NaN]).toBeCloseToArray([expected[name][figure]], referenceFigure);
    }
    expect(series?.accuracy[k]).toBeCloseTo(expected[name].accuracy, 12);
    expect(series?.accuracyGap[k]).toBeCloseTo(expected[name].accuracyGap, 12);
  }
}

/** It holds most of the targets, and takes held-out accuracy from none to all. */
function expectSecondCliffToGeneralise({ contributions }: AgreementCurve) {
  expect(contributions.map(({ from, to, tail }) => [from, to, tail])).toEqual([
    [0, 1, false],
    [1, 57, false],
    [57, 113, false],
    [113, 588, true],
  ]);
  expect(contributions[2].gains.heldOut?.accuracy).toBe(1);
  expect(contributions[2].targetShare).toBeGreaterThan(0.85);
}

describe('the curve of the reference network of modular addition, from NumPy', () => {
  for (const { epoch, eigenvalues, smallest, ranks } of gold.modularAddition) {
    it(`epoch ${epoch}: learned from 588 pairs, held out on 253`, async () => {
      const curve = await agreementCurve(modularAdditionEvidence(epoch), { collapse: { kind: 'classMean' } });
      for (const [k, expected] of Object.entries(ranks)) expectRank(curve, Number(k), expected);
      const { values } = curve;
      expect([...values.subarray(0, 3), values[587]]).toBeCloseToArray([...eigenvalues, smallest], referenceFigure);
      expect(curve.status).toEqual({ kind: 'solved' });
      const drops = curve.cliffs.drops.map(({ after }) => after);
      expect(drops).toEqual(epoch === 500 ? [1, 57, 113] : [1, 57]);
      if (epoch === 500) expectSecondCliffToGeneralise(curve);
    });
  }
});

describe('the curve of reference autoencoders, from NumPy', () => {
  for (const [index, fit] of [
    [0, 'targets'],
    [1, 'outputs'],
  ] as const) {
    const { name, rank, fits, heldOutInputs, unreached } = gold.superposition[index];
    it(`${name}, fitted to the ${fit}: rank ${rank} of 25,000 rows`, async () => {
      const evidence = superpositionEvidence(name, heldOutInputs);
      const curve = await agreementCurve(evidence, { collapse: flattened, fit });
      for (const [k, expected] of Object.entries(fits[fit])) expectRank(curve, Number(k), expected);
      expect(curve).toMatchObject({ side: 'parameters', status: { kind: 'rank-deficient', rank, rows: 25_000 } });
      const found = curve.status.kind === 'rank-deficient' ? curve.status.unreached : NaN;
      expect([found]).toBeCloseToArray([fit === 'targets' ? unreached : 0], referenceFigure);
    });
  }
});

describe('agreementCurve', () => {
  const collapses: Collapse[] = [{ kind: 'classMean' }, { kind: 'perClass', output: 1 }, flattened];
  for (const collapse of collapses) {
    for (const around of ['zero', 'network'] as const) {
      it(`is the agreement of every rank, ${collapse.kind} around ${around}`, async () => {
        const evidence = smallEvidence(1, [1, 0.5]);
        const { outputs, targets } = evidence;
        const ridge = 0.125;
        const curve = await agreementCurve(evidence, { collapse, around, ridge });
        const modes = await jacobianModes(evidence.jacobians, { collapse });
        const start = around === 'network' ? outputs : undefined;
        expect(curve.ranks).toHaveLength(modes.rank + 1);
        for (const rank of curve.ranks) {
          const { predictions } = spectralRegression(modes, targets.training, { rank, ridge, around: start });
          for (const name of ['training', 'heldOut'] as const) {
            const [g, f, y] = [predictions[name], outputs[name], targets[name]];
            if (!g || !f || !y) throw new Error('both parts are there');
            const expected = agreement(g, f, y);
            const series = curve.parts[name]?.series;
            for (const figure of [
              'rSquared',
              'targetRSquared',
              'loss',
              'lossRatio',
              'accuracy',
              'accuracyGap',
              'sameChoice',
            ] as const) {
              expect([series?.[figure][rank] ?? NaN]).toBeCloseToArray([expected[figure]], smallSolve);
            }
          }
        }
        expect(curve.full.heldOut?.rSquared).toBe(curve.parts.heldOut?.series.rSquared.at(-1));
        expect(curve).toMatchObject({ collapse, around, fit: 'targets', ridge, status: { kind: 'solved' } });
      });
    }
  }

  it('around the network begins with the network itself', async () => {
    const { parts } = await agreementCurve(smallEvidence(2), { collapse: flattened, around: 'network' });
    expect([parts.training.series.rSquared[0], parts.heldOut?.series.rSquared[0]]).toEqual([1, 1]);
    expect(parts.training.series.lossRatio[0]).toBe(1);
  });

  it('goes without held-out examples, and with the leading pairs only', async () => {
    const { jacobians, outputs, targets } = smallEvidence(3);
    const evidence = {
      jacobians: { training: jacobians.training },
      outputs: { training: outputs.training },
      targets: { training: targets.training },
    };
    const curve = await agreementCurve(evidence, { collapse: flattened, count: 4 });
    expect(curve.parts.heldOut).toBeUndefined();
    expect(curve).toMatchObject({ ranks: Uint32Array.of(0, 1, 2, 3, 4), status: { kind: 'truncated', rank: 4 } });
  });

  it('refuses parts that are missing or do not fit, and ends with the reason of a signal', async () => {
    const evidence = smallEvidence(4);
    const { training } = evidence.outputs;
    await expect(agreementCurve({ ...evidence, outputs: { training } }, { collapse: flattened })).rejects.toThrow(
      'agreementCurve: every part with a Jacobian must have outputs (heldOut has none)',
    );
    await expect(
      agreementCurve({ ...evidence, targets: { training, heldOut: training } }, { collapse: flattened }),
    ).rejects.toThrow('agreementCurve: targets.heldOut must have axes [N, C] = [4, 2], got [6, 2]');
    await expect(agreementCurve(evidence, { collapse: flattened, around: 'start' as 'zero' })).rejects.toThrow(
      'around must be one of zero, network, got "start"',
    );
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(agreementCurve(evidence, { collapse: { kind: 'trace' }, signal })).rejects.toThrow('enough');
  });
});
