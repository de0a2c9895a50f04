import { type Collapse, crossKernel, empiricalNtk } from '@entk/kernels';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  type AgreementCurve,
  type AgreementCurveOptions,
  agreement,
  agreementCurve,
  kernelModes,
  regress,
  spectrum,
} from '../../src/index.js';
import { referenceFigure, smallSolve } from '../tolerances.js';
import { gold, type GoldFigures, modularAdditionEvidence, superpositionEvidence } from '../gold.js';
import { smallEvidence, type TrialEvidence } from '../small.js';

beforeAll(() => initialiseBackend());

const flattened = { kind: 'flattened', rowOrder: 'classMajor' } as const;

const curveOf = (evidence: TrialEvidence, options: AgreementCurveOptions) =>
  agreementCurve(evidence.jacobians, evidence, options);

/** The figures of one rank that NumPy knows; the loss of a perfect fit is rounding, and so is its ratio. */
function expectRank({ parts }: AgreementCurve, k: number, expected: Readonly<Record<'train' | 'test', GoldFigures>>) {
  for (const name of ['train', 'test'] as const) {
    const series = parts[name]?.series;
    const figures =
      name === 'train'
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
  expect(contributions[2].gains.test?.accuracy).toBe(1);
  expect(contributions[2].targetShare).toBeGreaterThan(0.85);
}

describe('the curve of the reference network of modular addition, from NumPy', () => {
  for (const { epoch, eigenvalues, smallest, ranks } of gold.modularAddition) {
    it(`epoch ${epoch}: learned from 588 pairs, held out on 253`, async () => {
      const curve = await curveOf(modularAdditionEvidence(epoch), { collapse: { kind: 'classMean' } });
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
    const { name, rank, fits, testInputs, unreached } = gold.superposition[index];
    it(`${name}, fitted to the ${fit}: rank ${rank} of 25,000 rows`, async () => {
      const evidence = superpositionEvidence(name, testInputs);
      const curve = await curveOf(evidence, { collapse: flattened, fit });
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
    for (const start of ['zero', 'network'] as const) {
      it(`is the agreement of every rank, ${collapse.kind} from ${start}`, async () => {
        const evidence = smallEvidence(1, [1, 0.5]);
        const { outputs, targets } = evidence;
        const ridge = 0.125;
        const curve = await curveOf(evidence, { collapse, start, ridge });
        const modes = await kernelModes(evidence.jacobians, { collapse });
        const from = start === 'network' ? outputs : start;
        expect(curve.ranks).toHaveLength(modes.rank + 1);
        for (const rank of curve.ranks) {
          const options = { solver: spectrum({ rank }), ridge, start: from };
          const { predictions } = await regress(modes, targets.train, options);
          for (const name of ['train', 'test'] as const) {
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
        expect(curve.full.test?.rSquared).toBe(curve.parts.test?.series.rSquared.at(-1));
        expect(curve).toMatchObject({ collapse, start, fit: 'targets', ridge, status: { kind: 'solved' } });
      });
    }
  }

  it('from the network begins with the network itself', async () => {
    const { parts } = await curveOf(smallEvidence(2), { collapse: flattened, start: 'network' });
    expect([parts.train.series.rSquared[0], parts.test?.series.rSquared[0]]).toEqual([1, 1]);
    expect(parts.train.series.lossRatio[0]).toBe(1);
  });

  it('is the same from kernels and from modes, whatever the order of their rows', async () => {
    const evidence = smallEvidence(5, [1, 0.5]);
    const { train, test } = evidence.jacobians;
    const expected = await curveOf(evidence, { collapse: flattened });
    for (const rowOrder of ['classMajor', 'exampleMajor'] as const) {
      const collapse = { kind: 'flattened', rowOrder } as const;
      const kernels = { train: empiricalNtk(train, collapse), test: crossKernel(test ?? train, train, collapse) };
      for (const source of [kernels, await kernelModes(kernels)]) {
        const curve = await agreementCurve(source, evidence);
        expect(curve.collapse).toEqual(collapse);
        for (const name of ['train', 'test'] as const) {
          const [found, known] = [curve, expected].map(({ parts }) => parts[name]?.series.rSquared ?? []);
          expect(found).toBeCloseToArray(known, smallSolve);
        }
      }
    }
  });

  it('goes without test examples, and with the leading pairs only', async () => {
    const { jacobians, outputs, targets } = smallEvidence(3);
    const evidence = {
      outputs: { train: outputs.train },
      targets: { train: targets.train },
    };
    const curve = await agreementCurve({ train: jacobians.train }, evidence, { collapse: flattened, count: 4 });
    expect(curve.parts.test).toBeUndefined();
    expect(curve).toMatchObject({ ranks: Uint32Array.of(0, 1, 2, 3, 4), status: { kind: 'truncated', rank: 4 } });
  });

  it('refuses parts that are missing or do not fit, and ends with the reason of a signal', async () => {
    const evidence = smallEvidence(4);
    const { train } = evidence.outputs;
    await expect(curveOf({ ...evidence, outputs: { train } }, { collapse: flattened })).rejects.toThrow(
      'agreementCurve: every part of the source must have outputs (test is missing)',
    );
    await expect(curveOf({ ...evidence, targets: { train, test: train } }, { collapse: flattened })).rejects.toThrow(
      'agreementCurve: targets.test must have axes [N, C] = [4, 2], got [6, 2]',
    );
    await expect(curveOf(evidence, { collapse: flattened, start: 'initial' as 'zero' })).rejects.toThrow(
      'start must be one of zero, network, got "initial"',
    );
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(curveOf(evidence, { collapse: { kind: 'trace' }, signal })).rejects.toThrow('enough');
  });
});
