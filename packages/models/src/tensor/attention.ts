import { addressOf, runKernel, unwritten } from './kernels.js';
import type { Spans } from './spans.js';
import { type Tensor, toIntegerTensor } from './tensor.js';

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
  /** What the derivatives read beside queries, keys and values, which they read too. */
  readonly kept: readonly Tensor[];
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
 * The backend has batches of products only at a tenth of its speed. Products are summed in float32, four sums at a
 * time; the softmax and its mean in float64. Run inside `scoped`.
 *
 * @param given Queries [N·T′, H·d], keys and values [N·T, G·d].
 */
export function attend(given: HeadNumbers, pattern: AttentionPattern): Attended {
  const { heads, keyValueHeads, headSize, positions, queryPositions, scale, softcap, contextConstant } = pattern;
  const constant = contextConstant ? 1 : 0;
  const [ofQuery, ofKey] = [heads * headSize, keyValueHeads * headSize];
  const examples = given.keys.shape[0] / positions;
  const extents = [heads, keyValueHeads, headSize, positions, queryPositions];
  const ofWeights = [examples, heads, queryPositions, positions];
  const seen = toIntegerTensor(seenPositions(pattern, examples));
  const seenAt = () => [addressOf(seen), pattern.spans ? numbersOfSeen * queryPositions * bytesOfNumber : 0];
  /** a, and ∂ score / ∂ (q·k). */
  const weights = unwritten(ofWeights);
  const slopes = softcap === undefined ? undefined : unwritten(ofWeights);
  const mixed = unwritten([examples * queryPositions, ofQuery]);
  const addresses = (tensors: readonly (Tensor | undefined)[]) => tensors.map((one) => (one ? addressOf(one) : 0));
  const { queries, keys, values } = given;
  const place = [queries, keys, values, weights, slopes];
  const all = addresses([...place, mixed]);
  runKernel('attend', examples, ...extents, ...seenAt(), scale, softcap ?? 0, ...all);

  return {
    mixed,
    kept: [seen, weights, ...(slopes ? [slopes] : [])],

    back(cotangents) {
      const blocks = cotangents.shape[0] / queryPositions;
      const found = {
        queries: unwritten([blocks * queryPositions, ofQuery]),
        keys: unwritten([blocks * positions, ofKey]),
        values: unwritten([blocks * positions, ofKey]),
      };
      const changes = unwritten([positions]);
      const changed = [cotangents, found.queries, found.keys, found.values, changes];
      const counts = [examples, blocks / examples];
      const all = addresses([...place, ...changed]);
      runKernel('attendBack', ...counts, ...extents, ...seenAt(), scale, constant, ...all);
      changes.dispose();
      return found;
    },

    forward(tangents) {
      const result = unwritten(mixed.shape);
      const changes = unwritten([positions]);
      const moved = [tangents.queries, tangents.keys, tangents.values, result, changes];
      const all = addresses([...place, ...moved]);
      runKernel('attendForward', examples, ...extents, ...seenAt(), scale, constant, ...all);
      changes.dispose();
      return result;
    },
  };
}

/** From which position to which, exclusive, a query sees, and where it stands itself. */
const numbersOfSeen = 3;

const bytesOfNumber = 4;

/** What every query sees: of one example for all, or of each by its span. */
function seenPositions(
  { positions, queryPositions, spans, causal, window = positions }: AttentionPattern,
  examples: number,
): Int32Array {
  const rows = spans ? examples : 1;
  const seen = new Int32Array(rows * queryPositions * numbersOfSeen);
  for (let n = 0; n < rows; n++) {
    const [from, to] = spans ? [spans.from[n], spans.to[n]] : [0, positions];
    for (let t = 0; t < queryPositions; t++) {
      const own = queryPositions === 1 ? to - 1 : positions - queryPositions + t;
      const end = Math.min(to, causal ? own + 1 : own + window);
      seen.set([Math.max(from, own - window + 1), end, own], (n * queryPositions + t) * numbersOfSeen);
    }
  }
  return seen;
}
