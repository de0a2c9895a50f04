import { exp, tanh } from './exponential';
import { addTimes, dot } from './rows';

/**
 * The core of attention for one example after the other, all heads of a position side by side. T positions of keys and
 * values, `queryPositions` of queries. `seen` has for every query three int32 numbers: from which position to which,
 * exclusive, it sees, and its own; those of the next example stand `seenBytes` further. Weights have axes
 * [N, H, T', T]; what no query sees there is neither written nor read. The derivatives may hold keys and values of
 * positions other than the query's own constant.
 */

/** The key head of query head h, in bytes from the start of a position. */
// @ts-ignore: decorator
@inline
function keyHead(h: i32, heads: i32, keyValueHeads: i32, headBytes: usize): usize {
  return <usize>((h * keyValueHeads) / heads) * headBytes;
}

/** mixed = softmax(scores) values; also the weights, and with a cap the slopes of the scores by q . k. */
export function attend(
  examples: i32, heads: i32, keyValueHeads: i32, headSize: i32, positions: i32, queryPositions: i32,
  seen: usize, seenBytes: usize, scale: f64, softcap: f64,
  queries: usize, keys: usize, values: usize,
  weights: usize, slopes: usize, mixed: usize,
): void {
  const headBytes = <usize>headSize << 2;
  const queryBytes = headBytes * <usize>heads;
  const keyBytes = headBytes * <usize>keyValueHeads;
  for (let n = 0; n < examples; n++) {
    for (let h = 0; h < heads; h++) {
      const at = keyHead(h, heads, keyValueHeads, headBytes);
      for (let t = 0; t < queryPositions; t++) {
        const from = load<i32>(seen + <usize>t * 12);
        const to = load<i32>(seen + <usize>t * 12, 4);
        const place = <usize>t * queryBytes + <usize>h * headBytes;
        const query = queries + place;
        const sum = mixed + place;
        let largest: f64 = -Infinity;
        let key = keys + at + <usize>from * keyBytes;
        for (let u = from; u < to; u++) {
          let score = scale * <f64>dot(headBytes, query, key);
          if (slopes) {
            const bent = tanh(score / softcap);
            score = softcap * bent;
            store<f32>(slopes + (<usize>u << 2), <f32>(scale * (1 - bent * bent)));
          }
          store<f32>(weights + (<usize>u << 2), <f32>score);
          largest = max(largest, score);
          key += keyBytes;
        }
        let total: f64 = 0;
        for (let u = from; u < to; u++) {
          const weight = exp(<f64>load<f32>(weights + (<usize>u << 2)) - largest);
          store<f32>(weights + (<usize>u << 2), <f32>weight);
          total += weight;
        }
        memory.fill(sum, 0, headBytes);
        let value = values + at + <usize>from * keyBytes;
        for (let u = from; u < to; u++) {
          const weight = <f32>(<f64>load<f32>(weights + (<usize>u << 2)) / total);
          store<f32>(weights + (<usize>u << 2), weight);
          addTimes(headBytes, weight, value, sum);
          value += keyBytes;
        }
        weights += <usize>positions << 2;
        if (slopes) slopes += <usize>positions << 2;
      }
    }
    seen += seenBytes;
    queries += <usize>queryPositions * queryBytes;
    mixed += <usize>queryPositions * queryBytes;
    keys += <usize>positions * keyBytes;
    values += <usize>positions * keyBytes;
  }
}

/** Cotangents of z, `outputs` for each example, to those of queries, keys and values. `changes` is scratch for T. */
export function attendBack(
  examples: i32, outputs: i32, heads: i32, keyValueHeads: i32, headSize: i32, positions: i32, queryPositions: i32,
  seen: usize, seenBytes: usize, scale: f32, contextConstant: bool,
  queries: usize, keys: usize, values: usize, weights: usize, slopes: usize,
  given: usize, ofQueries: usize, ofKeys: usize, ofValues: usize, changes: usize,
): void {
  const headBytes = <usize>headSize << 2;
  const queryBytes = headBytes * <usize>heads;
  const keyBytes = headBytes * <usize>keyValueHeads;
  const rowBytes = <usize>positions << 2;
  const weightBytes = <usize>(heads * queryPositions) * rowBytes;
  const blockBytes = <usize>queryPositions * queryBytes;
  const keyBlockBytes = <usize>positions * keyBytes;
  for (let n = 0; n < examples; n++) {
    for (let c = 0; c < outputs; c++) {
      memory.fill(ofQueries, 0, blockBytes);
      memory.fill(ofKeys, 0, keyBlockBytes);
      memory.fill(ofValues, 0, keyBlockBytes);
      let weightRow = weights;
      let slopeRow = slopes;
      for (let h = 0; h < heads; h++) {
        const at = keyHead(h, heads, keyValueHeads, headBytes);
        for (let t = 0; t < queryPositions; t++) {
          const from = load<i32>(seen + <usize>t * 12);
          const to = load<i32>(seen + <usize>t * 12, 4);
          const own = load<i32>(seen + <usize>t * 12, 8);
          const place = <usize>t * queryBytes + <usize>h * headBytes;
          const cotangent = given + place;
          const first = at + <usize>from * keyBytes;
          let mean: f64 = 0;
          let value = values + first;
          for (let u = from; u < to; u++) {
            const change = dot(headBytes, cotangent, value);
            store<f32>(changes + (<usize>u << 2), change);
            mean += <f64>load<f32>(weightRow + (<usize>u << 2)) * <f64>change;
            value += keyBytes;
          }
          let offset = first;
          for (let u = from; u < to; u++) {
            const weight = load<f32>(weightRow + (<usize>u << 2));
            const slope = slopes ? load<f32>(slopeRow + (<usize>u << 2)) : scale;
            const change = weight * <f32>(<f64>load<f32>(changes + (<usize>u << 2)) - mean) * slope;
            addTimes(headBytes, change, keys + offset, ofQueries + place);
            if (!contextConstant || u == own) {
              addTimes(headBytes, change, queries + place, ofKeys + offset);
              addTimes(headBytes, weight, cotangent, ofValues + offset);
            }
            offset += keyBytes;
          }
          weightRow += rowBytes;
          slopeRow += rowBytes;
        }
      }
      given += blockBytes;
      ofQueries += blockBytes;
      ofKeys += keyBlockBytes;
      ofValues += keyBlockBytes;
    }
    seen += seenBytes;
    queries += blockBytes;
    keys += keyBlockBytes;
    values += keyBlockBytes;
    weights += weightBytes;
    if (slopes) slopes += weightBytes;
  }
}

/** Tangents of queries, keys and values, 0 where there is none, to those of z. `changes` is scratch for T. */
export function attendForward(
  examples: i32, heads: i32, keyValueHeads: i32, headSize: i32, positions: i32, queryPositions: i32,
  seen: usize, seenBytes: usize, scale: f32, contextConstant: bool,
  queries: usize, keys: usize, values: usize, weights: usize, slopes: usize,
  ofQueries: usize, ofKeys: usize, ofValues: usize, mixed: usize, changes: usize,
): void {
  const headBytes = <usize>headSize << 2;
  const queryBytes = headBytes * <usize>heads;
  const keyBytes = headBytes * <usize>keyValueHeads;
  const rowBytes = <usize>positions << 2;
  for (let n = 0; n < examples; n++) {
    const queriesAt = <usize>n * <usize>queryPositions * queryBytes;
    const keysAt = <usize>n * <usize>positions * keyBytes;
    for (let h = 0; h < heads; h++) {
      const at = keysAt + keyHead(h, heads, keyValueHeads, headBytes);
      for (let t = 0; t < queryPositions; t++) {
        const from = load<i32>(seen + <usize>t * 12);
        const to = load<i32>(seen + <usize>t * 12, 4);
        const own = load<i32>(seen + <usize>t * 12, 8);
        const place = queriesAt + <usize>t * queryBytes + <usize>h * headBytes;
        const first = at + <usize>from * keyBytes;
        let mean: f64 = 0;
        let offset = first;
        for (let u = from; u < to; u++) {
          const isLive = !contextConstant || u == own;
          let change: f32 = 0;
          if (ofQueries) change += dot(headBytes, ofQueries + place, keys + offset);
          if (ofKeys && isLive) change += dot(headBytes, queries + place, ofKeys + offset);
          change *= slopes ? load<f32>(slopes + (<usize>u << 2)) : scale;
          store<f32>(changes + (<usize>u << 2), change);
          mean += <f64>load<f32>(weights + (<usize>u << 2)) * <f64>change;
          offset += keyBytes;
        }
        memory.fill(mixed + place, 0, headBytes);
        offset = first;
        for (let u = from; u < to; u++) {
          const weight = load<f32>(weights + (<usize>u << 2));
          const change = weight * <f32>(<f64>load<f32>(changes + (<usize>u << 2)) - mean);
          addTimes(headBytes, change, values + offset, mixed + place);
          const isLive = !contextConstant || u == own;
          if (ofValues && isLive) addTimes(headBytes, weight, ofValues + offset, mixed + place);
          offset += keyBytes;
        }
        weights += rowBytes;
        if (slopes) slopes += rowBytes;
      }
    }
    seen += seenBytes;
  }
}
