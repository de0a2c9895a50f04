/** How well one vector tells each of K labels from the others. */
export interface LabelRanking {
  /** Area under the ROC curve, ties counting half. */
  readonly areaUnderCurve: Float64Array;
  /** Mean over the rows of a label of the share of it among the rows that stand as high or higher. */
  readonly averagePrecision: Float64Array;
}

/** Rows in the order of a number each. */
export interface RankedRows {
  /** Descending. */
  readonly rows: Int32Array;
  /** ends[i]: one past the last place of those that have the number of place i; without it all numbers differ. */
  readonly ends?: Int32Array;
}

/** The rows of a column in descending order of their entries; those that are equal in the order of the rows. */
export function rankedRows(column: Float64Array): RankedRows {
  const rows = new Int32Array(column.length);
  for (let n = 0; n < rows.length; n++) rows[n] = n;
  rows.sort((a, b) => column[b] - column[a] || a - b);
  return { rows, ...endsOf(rows, column) };
}

/** The same from the other end: the ranking of the negated column. */
export function reversedRanking({ rows }: RankedRows, column: Float64Array): RankedRows {
  const reversed = rows.toReversed();
  return { rows: reversed, ...endsOf(reversed, column) };
}

function endsOf(rows: Int32Array, column: Float64Array): Pick<RankedRows, 'ends'> {
  const ends = new Int32Array(rows.length);
  let end = rows.length;
  let distinct = true;
  for (let place = rows.length - 1; place >= 0; place--) {
    if (place < rows.length - 1) {
      if (column[rows[place]] === column[rows[place + 1]]) distinct = false;
      else end = place + 1;
    }
    ends[place] = end;
  }
  return distinct ? {} : { ends };
}

/** The places of a ranking that a mask keeps. */
export function partOfRanking({ rows, ends }: RankedRows, isIn: Uint8Array): RankedRows {
  const kept = new Int32Array(rows.length);
  const before = ends && new Int32Array(rows.length + 1);
  let count = 0;
  for (let place = 0; place < rows.length; place++) {
    if (isIn[rows[place]] === 1) kept[count++] = rows[place];
    if (before) before[place + 1] = count;
  }
  const part = kept.subarray(0, count);
  if (!ends || !before) return { rows: part };
  const ofKept = new Int32Array(count);
  for (let place = 0; place < rows.length; place++) {
    if (isIn[rows[place]] === 1) ofKept[before[place]] = before[ends[place]];
  }
  return { rows: part, ends: ofKept };
}

/**
 * Average precision and the area under the ROC curve of every label at once, each against the rows of all others.
 *
 * @param labelOf Of a row, 0 … K − 1.
 * @returns NaN for labels that no row has, or every row.
 * @remarks O(rows + K).
 */
export function rankLabels(ranking: RankedRows, labelOf: Int32Array, K: number): LabelRanking {
  const sums = ranking.ends ? sumsOfRuns(ranking.rows, ranking.ends, labelOf, K) : sumsOf(ranking.rows, labelOf, K);
  const { found, precision, below } = sums;
  const total = ranking.rows.length;
  return {
    averagePrecision: precision.map((sum, label) => sum / found[label]),
    // Pairs of two rows of the label were counted with the rest, each once, or half from either side where they tie.
    areaUnderCurve: below.map((sum, label) => {
      const own = found[label];
      return (sum - (own * (own - 1)) / 2) / (own * (total - own));
    }),
  };
}

interface RankingSums {
  readonly found: Float64Array;
  /** Σ over the rows of a label of its share down to there. */
  readonly precision: Float64Array;
  /** Σ over the rows of a label of how many rows stand below, those of the same number counting half. */
  readonly below: Float64Array;
}

/** Where all numbers differ, as they nearly always do. */
function sumsOf(rows: Int32Array, labelOf: Int32Array, K: number): RankingSums {
  const [found, precision, below] = [new Float64Array(K), new Float64Array(K), new Float64Array(K)];
  const total = rows.length;
  for (let place = 0; place < total; place++) {
    const label = labelOf[rows[place]];
    const count = ++found[label];
    precision[label] += count / (place + 1);
    below[label] += total - 1 - place;
  }
  return { found, precision, below };
}

function sumsOfRuns(rows: Int32Array, ends: Int32Array, labelOf: Int32Array, K: number): RankingSums {
  const [found, precision, below] = [new Float64Array(K), new Float64Array(K), new Float64Array(K)];
  const total = rows.length;
  for (let place = 0; place < total; ) {
    const end = ends[place];
    for (let at = place; at < end; at++) {
      found[labelOf[rows[at]]]++;
      below[labelOf[rows[at]]] += total - end + (end - place - 1) / 2;
    }
    for (let at = place; at < end; at++) precision[labelOf[rows[at]]] += found[labelOf[rows[at]]] / end;
    place = end;
  }
  return { found, precision, below };
}
