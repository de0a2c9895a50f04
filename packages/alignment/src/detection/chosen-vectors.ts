import type { DenseMatrix, Random } from '@entk/core';
import {
  type LabelRanking,
  partOfRanking,
  type RankedRows,
  rankedRows,
  rankLabels,
  reversedRanking,
} from './ranking.js';

/** One random half of the rows, which chooses vectors, and the other, which scores them. */
export interface Halves {
  /** By vector, then by sign. */
  readonly choosing: readonly (readonly RankedRows[])[];
  /** Of a vector, and side 0 or, turned round, 1: few are ever asked for. */
  readonly scoring: (vector: number, side: number) => RankedRows;
}

/** Rankings of the rows by every vector, either way round, on random halves of the rows of every label. */
export function halvesOf(
  vectors: DenseMatrix,
  rows: Int32Array,
  labelOf: Int32Array,
  count: number,
  random: Random,
): Halves[] {
  const rankings = Array.from({ length: vectors.columns }, (_, i) => {
    const column = Float64Array.from(rows, (row) => vectors.get(row, i));
    const down = rankedRows(column);
    return [down, reversedRanking(down, column)];
  });
  return Array.from({ length: count }, (_, s) => {
    const first = balancedHalf(labelOf, random.fork(`split ${s}`));
    const second = first.map((isIn) => 1 - isIn);
    const scoring = new Map<RankedRows, RankedRows>();
    return {
      choosing: rankings.map((both) => both.map((ranking) => partOfRanking(ranking, first))),
      scoring(i: number, side: number) {
        const whole = rankings[i][side];
        const part = scoring.get(whole) ?? partOfRanking(whole, second);
        scoring.set(whole, part);
        return part;
      },
    };
  });
}

/** Of every label: what was chosen on one half, and its scores on the other. */
export interface Chosen extends LabelRanking {
  readonly vector: Int32Array;
  readonly sign: Int32Array;
}

/** Of every label the vector and side of the best average precision on one half, scored on the other. */
export function chosenAndScored({ choosing, scoring }: Halves, labelOf: Int32Array, K: number): Chosen {
  const best = new Float64Array(K).fill(-1);
  const [vector, sign] = [new Int32Array(K), new Int32Array(K)];
  choosing.forEach((both, i) => {
    both.forEach((ranking, s) => {
      const { averagePrecision } = rankLabels(ranking, labelOf, K);
      averagePrecision.forEach((value, label) => {
        if (!(value > best[label])) return;
        best[label] = value;
        vector[label] = i;
        sign[label] = s === 0 ? 1 : -1;
      });
    });
  });
  const [areaUnderCurve, averagePrecision] = [new Float64Array(K), new Float64Array(K)];
  const scored = new Map<string, LabelRanking>();
  for (let label = 0; label < K; label++) {
    const key = `${vector[label]}/${sign[label]}`;
    const ranking = scoring(vector[label], sign[label] === 1 ? 0 : 1);
    const scores = scored.get(key) ?? rankLabels(ranking, labelOf, K);
    scored.set(key, scores);
    areaUnderCurve[label] = scores.areaUnderCurve[label];
    averagePrecision[label] = scores.averagePrecision[label];
  }
  return { vector, sign, areaUnderCurve, averagePrecision };
}

/** Half of the rows of every label, at random; 1 where a row is in it. */
function balancedHalf(labelOf: Int32Array, random: { permutation(length: number): Uint32Array }): Uint8Array {
  const half = new Uint8Array(labelOf.length);
  const taken = new Map<number, number>();
  for (const place of random.permutation(labelOf.length)) {
    const before = taken.get(labelOf[place]) ?? 0;
    half[place] = before % 2;
    taken.set(labelOf[place], before + 1);
  }
  return half;
}
