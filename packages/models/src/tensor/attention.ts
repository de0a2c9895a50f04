import { ndArray } from '@entk/core';
import type { Spans } from './spans.js';
import { numbersOf, type Tensor, toTensor } from './tensor.js';

/** Which keys a query sees, and what becomes of its products with them. */
export interface AttentionPattern {
  /** H, of the queries. */
  readonly heads: number;
  /** G, which divides H: query head h reads key and value head ⌊h·G/H⌋. */
  readonly keyValueHeads: number;
  /** d, the numbers of a head. */
  readonly headSize: number;
  /** T, the positions of the keys. */
  readonly positions: number;
  /** T′: the queries stand at the last T′ positions; one at the last of each span. */
  readonly queryPositions: number;
  /** Positions that hold a token, which alone are seen. @default all */
  readonly spans?: Spans;
  /** Whether a query sees no position after its own. */
  readonly causal: boolean;
  /** A query sees positions nearer than this to its own. */
  readonly window?: number;
  /** κ. */
  readonly scale: number;
  /** Scores s become cap·tanh(s/cap). */
  readonly softcap?: number;
  /** Whether the two derivatives take keys and values of positions other than the query's own as constants. */
  readonly contextConstant?: boolean;
}

/** Attention at a place: what it gives, and its derivatives there. */
export interface Attended {
  /** z, axes [N·T′, H·d]. */
  readonly mixed: Tensor;
  /** Cotangents of z, axes [N·C·T′, H·d] → those of queries [N·C·T′, H·d], keys and values [N·C·T, G·d]. */
  back(cotangents: Tensor): HeadNumbers;
  /** Tangents of queries, keys and values, those that are not zero → of z, [N·T′, H·d]. */
  forward(tangents: Partial<HeadNumbers>): Tensor;
}

/** Numbers for every query, key and value. */
export interface HeadNumbers {
  readonly queries: Tensor;
  readonly keys: Tensor;
  readonly values: Tensor;
}

/**
 * z[t, h] = Σ_u a[h, t, u] v[u, g(h)], a = softmax_u of the scores κ q[t, h]·k[u, g(h)] over the positions u that t
 * sees; zeros where it sees none.
 *
 * The backend has batches of products only at a tenth of its speed; these loops add in float64.
 *
 * @param given Queries [N·T′, H·d], keys and values [N·T, G·d].
 */
export function attend(given: HeadNumbers, pattern: AttentionPattern): Attended {
  const {
    heads,
    keyValueHeads,
    headSize,
    positions,
    queryPositions,
    scale,
    softcap,
    contextConstant = false,
  } = pattern;
  const [queries, keys, values] = [given.queries, given.keys, given.values].map(numbersOf);
  const [ofQuery, ofKey] = [heads * headSize, keyValueHeads * headSize];
  const examples = keys.length / (positions * ofKey);
  const seenBy = seenOf(pattern);
  /** a, and ∂ score / ∂ (q·k), axes [N, H, T′, T]. */
  const weights = new Float32Array(examples * heads * queryPositions * positions);
  const slopes = softcap === undefined ? undefined : new Float32Array(weights.length);
  const scores = new Float64Array(positions);
  const isLive = (u: number, own: number) => !contextConstant || u === own;

  /** Calls `body` for every query of example n: where it, its key head and its weights begin, and what it sees. */
  const forEachQuery = (
    n: number,
    body: (query: number, head: number, weightsAt: number, from: number, to: number, own: number) => void,
  ) => {
    const seen = seenBy(n);
    for (let h = 0; h < heads; h++) {
      const head = Math.floor((h * keyValueHeads) / heads) * headSize;
      for (let t = 0; t < queryPositions; t++) {
        const { from, to, own } = seen[t];
        body(t * ofQuery + h * headSize, head, ((n * heads + h) * queryPositions + t) * positions, from, to, own);
      }
    }
  };

  const mixed = new Float32Array(examples * queryPositions * ofQuery);
  const sum = new Float64Array(headSize);
  for (let n = 0; n < examples; n++) {
    const [queriesAt, keysAt] = [n * queryPositions * ofQuery, n * positions * ofKey];
    forEachQuery(n, (query, head, weightsAt, from, to) => {
      let largest = Number.NEGATIVE_INFINITY;
      for (let u = from; u < to; u++) {
        let score = scale * dot(queries, queriesAt + query, keys, keysAt + u * ofKey + head, headSize);
        if (softcap !== undefined && slopes) {
          const bent = Math.tanh(score / softcap);
          score = softcap * bent;
          slopes[weightsAt + u] = scale * (1 - bent * bent);
        }
        scores[u] = score;
        largest = Math.max(largest, score);
      }
      let total = 0;
      for (let u = from; u < to; u++) total += scores[u] = Math.exp(scores[u] - largest);
      sum.fill(0);
      for (let u = from; u < to; u++) {
        const weight = scores[u] / total;
        weights[weightsAt + u] = weight;
        addTimes(sum, 0, weight, values, keysAt + u * ofKey + head, headSize);
      }
      mixed.set(sum, queriesAt + query);
    });
  }

  return {
    mixed: matrix(examples * queryPositions, ofQuery, mixed),

    back(cotangents) {
      const given = numbersOf(cotangents);
      const blocks = given.length / (queryPositions * ofQuery);
      const outputCount = blocks / examples;
      const ofQueries = new Float32Array(given.length);
      const [ofKeys, ofValues] = [0, 1].map(() => new Float32Array(blocks * positions * ofKey));
      const [keySums, valueSums] = [0, 1].map(() => new Float64Array(positions * ofKey));
      const changes = new Float64Array(positions);
      const querySum = new Float64Array(headSize);
      for (let block = 0; block < blocks; block++) {
        const n = Math.floor(block / outputCount);
        const [queriesAt, keysAt] = [n * queryPositions * ofQuery, n * positions * ofKey];
        const cotangentsAt = block * queryPositions * ofQuery;
        keySums.fill(0);
        valueSums.fill(0);
        forEachQuery(n, (query, head, weightsAt, from, to, own) => {
          let mean = 0;
          for (let u = from; u < to; u++) {
            const change = dot(given, cotangentsAt + query, values, keysAt + u * ofKey + head, headSize);
            changes[u] = change;
            mean += weights[weightsAt + u] * change;
          }
          querySum.fill(0);
          for (let u = from; u < to; u++) {
            const weight = weights[weightsAt + u];
            const change = weight * (changes[u] - mean) * (slopes ? slopes[weightsAt + u] : scale);
            const at = u * ofKey + head;
            addTimes(querySum, 0, change, keys, keysAt + at, headSize);
            if (!isLive(u, own)) continue;
            addTimes(keySums, at, change, queries, queriesAt + query, headSize);
            addTimes(valueSums, at, weight, given, cotangentsAt + query, headSize);
          }
          ofQueries.set(querySum, cotangentsAt + query);
        });
        ofKeys.set(keySums, block * positions * ofKey);
        ofValues.set(valueSums, block * positions * ofKey);
      }
      return {
        queries: matrix(blocks * queryPositions, ofQuery, ofQueries),
        keys: matrix(blocks * positions, ofKey, ofKeys),
        values: matrix(blocks * positions, ofKey, ofValues),
      };
    },

    forward(tangents) {
      const [ofQueries, ofKeys, ofValues] = [tangents.queries, tangents.keys, tangents.values].map(
        (tangent) => tangent && numbersOf(tangent),
      );
      const result = new Float32Array(mixed.length);
      const changes = new Float64Array(positions);
      for (let n = 0; n < examples; n++) {
        const [queriesAt, keysAt] = [n * queryPositions * ofQuery, n * positions * ofKey];
        forEachQuery(n, (query, head, weightsAt, from, to, own) => {
          const queryAt = queriesAt + query;
          let mean = 0;
          for (let u = from; u < to; u++) {
            const keyAt = keysAt + u * ofKey + head;
            let change = 0;
            if (ofQueries) change += dot(ofQueries, queryAt, keys, keyAt, headSize);
            if (ofKeys && isLive(u, own)) change += dot(queries, queryAt, ofKeys, keyAt, headSize);
            changes[u] = change * (slopes ? slopes[weightsAt + u] : scale);
            mean += weights[weightsAt + u] * changes[u];
          }
          sum.fill(0);
          for (let u = from; u < to; u++) {
            const keyAt = keysAt + u * ofKey + head;
            const weight = weights[weightsAt + u];
            addTimes(sum, 0, weight * (changes[u] - mean), values, keyAt, headSize);
            if (ofValues && isLive(u, own)) addTimes(sum, 0, weight, ofValues, keyAt, headSize);
          }
          result.set(sum, queryAt);
        });
      }
      return matrix(examples * queryPositions, ofQuery, result);
    },
  };
}

/** Positions `from` … `to` − 1. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a query sees, and where it stands itself. */
interface Seen extends Range {
  readonly own: number;
}

/** Of example n, what each query sees. */
function seenOf({ spans, ...pattern }: AttentionPattern): (n: number) => readonly Seen[] {
  const { positions, queryPositions } = pattern;
  const seenIn = (span: Range) => Array.from({ length: queryPositions }, (_, t) => seenFrom(t, pattern, span));
  const whole = seenIn({ from: 0, to: positions });
  return (n) => (spans ? seenIn({ from: spans.from[n], to: spans.to[n] }) : whole);
}

function seenFrom(
  t: number,
  { positions, queryPositions, causal, window = positions }: Omit<AttentionPattern, 'spans'>,
  { from, to }: Range,
): Seen {
  const own = queryPositions === 1 ? to - 1 : positions - queryPositions + t;
  return { from: Math.max(from, own - window + 1), to: Math.min(to, causal ? own + 1 : own + window), own };
}

function dot(
  left: ArrayLike<number>,
  leftAt: number,
  right: ArrayLike<number>,
  rightAt: number,
  length: number,
): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += left[leftAt + i] * right[rightAt + i];
  return sum;
}

function addTimes(
  target: Float64Array,
  targetAt: number,
  factor: number,
  source: Float32Array,
  sourceAt: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) target[targetAt + i] += factor * source[sourceAt + i];
}

function matrix(rows: number, columns: number, data: Float32Array): Tensor {
  return toTensor(ndArray([rows, columns], data));
}
