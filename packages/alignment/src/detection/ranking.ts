/** How well one vector tells each of K labels from the others. */
export interface LabelRanking {
  /** Area under the ROC curve, ties counting half. */
  readonly areaUnderCurve: Float64Array;
  /** Mean over the rows of a label of the share of it among the rows that stand as high or higher. */
  readonly averagePrecision: Float64Array;
}

/** Rows in the order of a number each, and where those of one number end. */
export interface RankedRows {
  /** Descending. */
  readonly rows: Int32Array;
  /** ends[i]: one past the last place of those that have the number of place i. */
  readonly ends: Int32Array;
}

/** The rows of a column in descending order of their entries, `rows` giving those that take part. */
export function rankedRows(entryOf: (row: number) => number, rows: Int32Array): RankedRows {
  const order = rows.toSorted((a, b) => entryOf(b) - entryOf(a) || a - b);
  const ends = new Int32Array(order.length);
  let end = order.length;
  for (let place = order.length - 1; place >= 0; place--) {
    if (place < order.length - 1 && entryOf(order[place]) !== entryOf(order[place + 1])) end = place + 1;
    ends[place] = end;
  }
  return { rows: order, ends };
}

/** The places of a ranking that a mask keeps. */
export function partOfRanking({ rows, ends }: RankedRows, isIn: Uint8Array): RankedRows {
  const kept = new Int32Array(rows.length);
  const before = new Int32Array(rows.length + 1);
  let count = 0;
  for (let place = 0; place < rows.length; place++) {
    if (isIn[rows[place]]) kept[count++] = place;
    before[place + 1] = count;
  }
  const part = { rows: new Int32Array(count), ends: new Int32Array(count) };
  for (let at = 0; at < count; at++) {
    part.rows[at] = rows[kept[at]];
    part.ends[at] = before[ends[kept[at]]];
  }
  return part;
}

/**
 * Average precision and the area under the ROC curve of every label at once, each against the rows of all others.
 *
 * @param labelOf Of a row, 0 … K − 1.
 * @returns NaN for labels that no row has, or every row.
 * @remarks O(rows + K).
 */
export function rankLabels({ rows, ends }: RankedRows, labelOf: ArrayLike<number>, K: number): LabelRanking {
  const [found, precision, above] = [0, 1, 2].map(() => new Float64Array(K));
  const inRun = new Float64Array(K);
  const total = rows.length;
  for (let place = 0; place < total; ) {
    const end = ends[place];
    for (let at = place; at < end; at++) inRun[labelOf[rows[at]]]++;
    for (let at = place; at < end; at++) {
      const label = labelOf[rows[at]];
      const run = inRun[label];
      if (run === 0) continue;
      inRun[label] = 0;
      found[label] += run;
      precision[label] += (run * found[label]) / end;
      // Pairs with rows of other labels below, those of the same number counting half.
      const others = end - place - run;
      above[label] += run * (total - end + others / 2);
    }
    place = end;
  }
  // Rows of the label itself below one were counted too: every pair of them once, and half of those of one number.
  const same = samePairs({ rows, ends }, labelOf, K, found);
  return {
    averagePrecision: precision.map((sum, label) => sum / found[label]),
    areaUnderCurve: above.map((sum, label) => (sum - same[label]) / (found[label] * (total - found[label]))),
  };
}

/** Σ over the rows of a label of how many of the same label stand below their run. */
function samePairs(
  { rows, ends }: RankedRows,
  labelOf: ArrayLike<number>,
  K: number,
  totals: Float64Array,
): Float64Array {
  const [seen, sums, inRun] = [0, 1, 2].map(() => new Float64Array(K));
  for (let place = 0; place < rows.length; ) {
    const end = ends[place];
    for (let at = place; at < end; at++) inRun[labelOf[rows[at]]]++;
    for (let at = place; at < end; at++) {
      const label = labelOf[rows[at]];
      const run = inRun[label];
      if (run === 0) continue;
      inRun[label] = 0;
      seen[label] += run;
      sums[label] += run * (totals[label] - seen[label]);
    }
    place = end;
  }
  return sums;
}
