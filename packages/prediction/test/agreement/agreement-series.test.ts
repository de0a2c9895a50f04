import { expect, it } from 'vitest';
import { agreementAt, emptySeries, writeAgreement } from '../../src/agreement/agreement-series.js';

it('gives back at k what was written at k, and zeros elsewhere', () => {
  const series = emptySeries(3);
  const figures = {
    rSquared: 0.5,
    targetRSquared: 0.25,
    loss: 2,
    lossRatio: 3,
    accuracy: 0.75,
    accuracyGap: -0.25,
    sameChoice: 0.125,
    centredCorrelation: 0.0625,
  };
  writeAgreement(series, 1, figures);
  expect(agreementAt(series, 1)).toEqual(figures);
  expect(Object.values(agreementAt(series, 2))).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});
