import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partOfRanking, rankedRows, rankLabels, reversedRanking } from '../../src/detection/ranking.js';

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

describe("rankLabels, against scikit-learn's roc_auc_score and average_precision_score", () => {
  it.each(cases)('of $K labels, ties among them', ({ scores, labels, K, areaUnderCurve, averagePrecision }) => {
    const ranking = rankedRows(Float64Array.from(scores));
    const found = rankLabels(ranking, Int32Array.from(labels), K);
    for (let k = 0; k < K; k++) {
      expect(found.areaUnderCurve[k]).toBeCloseTo(areaUnderCurve[k], 12);
      expect(found.averagePrecision[k]).toBeCloseTo(averagePrecision[k], 12);
    }
  });

  it('is NaN for a label that no row has', () => {
    const found = rankLabels(rankedRows(Float64Array.of(0, 1, 2)), Int32Array.of(0, 0, 1), 3);
    expect(found.areaUnderCurve[2]).toBeNaN();
    expect(found.averagePrecision[2]).toBeNaN();
  });
});

describe('partOfRanking and reversedRanking', () => {
  it.each([0, 1])('are the rankings of the rows that are kept, and of the negated numbers, case %i', (index) => {
    const { scores, labels, K } = cases[index];
    const column = Float64Array.from(scores);
    const mask = Uint8Array.from(scores, (_, n) => (n % 3 === 0 ? 0 : 1));
    const kept = scores.flatMap((_, n) => (mask[n] === 1 ? [n] : []));
    const part = partOfRanking(rankedRows(column), mask);
    const alone = rankedRows(Float64Array.from(kept, (n) => scores[n]));
    expect(Array.from(part.rows)).toEqual(Array.from(alone.rows, (place) => kept[place]));
    expect(part.ends).toEqual(alone.ends);
    const of = Int32Array.from(labels);
    const reversed = rankLabels(reversedRanking(rankedRows(column), column), of, K);
    expect(reversed).toEqual(rankLabels(rankedRows(column.map((value) => -value)), of, K));
  });
});
