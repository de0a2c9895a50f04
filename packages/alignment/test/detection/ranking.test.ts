import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partOfRanking, rankedRows, rankLabels } from '../../src/detection/ranking.js';

interface Case {
  readonly scores: number[];
  readonly labels: number[];
  readonly K: number;
  readonly areaUnderCurve: number[];
  readonly averagePrecision: number[];
}

const { cases } = JSON.parse(readFileSync(new URL('../fixtures/rankings.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};
const all = (length: number) => Int32Array.from({ length }, (_, n) => n);

describe("rankLabels, against scikit-learn's roc_auc_score and average_precision_score", () => {
  it.each(cases)('of $K labels, ties among them', ({ scores, labels, K, areaUnderCurve, averagePrecision }) => {
    const ranking = rankedRows((n) => scores[n], all(scores.length));
    const found = rankLabels(ranking, labels, K);
    for (let k = 0; k < K; k++) {
      expect(found.areaUnderCurve[k]).toBeCloseTo(areaUnderCurve[k], 12);
      expect(found.averagePrecision[k]).toBeCloseTo(averagePrecision[k], 12);
    }
  });

  it('is NaN for a label that no row has', () => {
    const found = rankLabels(
      rankedRows((n) => n, all(3)),
      [0, 0, 1],
      3,
    );
    expect(found.areaUnderCurve[2]).toBeNaN();
    expect(found.averagePrecision[2]).toBeNaN();
  });
});

describe('partOfRanking', () => {
  it('is the ranking of the rows that are kept, ties too', () => {
    const { scores } = cases[1];
    const mask = Uint8Array.from(scores, (_, n) => (n % 3 === 0 ? 0 : 1));
    const kept = all(scores.length).filter((n) => mask[n] === 1);
    const part = partOfRanking(
      rankedRows((n) => scores[n], all(scores.length)),
      mask,
    );
    expect(part).toEqual(rankedRows((n) => scores[n], kept));
  });
});
