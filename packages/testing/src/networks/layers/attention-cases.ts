import { type AttentionOptions, type Names, namesOf } from './attention-options.js';
import type { LayerCase, Place } from './reference.js';

/** Every option, one position and several. */
export const attentionCases: readonly LayerCase[] = [
  caseOf({ heads: 2, query: 'Q', key: 'K', value: 'V', output: 'O' }, 3, {
    Q: [4, 3],
    K: [4, 3],
    V: [4, 3],
    O: [3, 4],
  }),
  caseOf({ heads: 1, query: 'Q', key: 'K', value: 'V' }, 1, { Q: [2, 3], K: [2, 3], V: [2, 3] }),
  // biases of all, and causal
  caseOf({ heads: 2, queryKeyValue: 'A', queryKeyValueBias: 'a', output: 'O', outputBias: 'o', causal: true }, 3, {
    A: [12, 3],
    a: [12],
    O: [2, 4],
    o: [2],
  }),
  caseOf(
    { heads: 1, query: 'Q', queryBias: 'q', key: 'K', keyBias: 'k', value: 'V', valueBias: 'v', causal: true },
    2,
    { Q: [2, 3], q: [2], K: [2, 3], k: [2], V: [2, 3], v: [2] },
  ),
  // two heads of keys and values for four of queries, a window, a scale and a cap
  caseOf(
    {
      heads: 4,
      keyValueHeads: 2,
      query: 'Q',
      key: 'K',
      value: 'V',
      causal: true,
      window: 2,
      scale: 0.7,
      softcap: 0.8,
    },
    4,
    { Q: [4, 3], K: [2, 3], V: [2, 3] },
  ),
  caseOf({ heads: 1, query: 'Q', key: 'K', value: 'V', window: 2, headSize: 2 }, 4, {
    Q: [2, 3],
    K: [2, 3],
    V: [2, 3],
  }),
  // the last position's query alone
  caseOf({ heads: 2, query: 'Q', key: 'K', value: 'V', output: 'O', causal: true, queries: 'last', rotary: {} }, 3, {
    Q: [4, 3],
    K: [4, 3],
    V: [4, 3],
    O: [3, 4],
  }),
  caseOf({ heads: 2, keyValueHeads: 1, queryKeyValue: 'A', queries: 'last' }, 3, { A: [8, 3] }),
  // a parameter for each head
  caseOf({ heads: 2, query: ['Q0', 'Q1'], key: 'K', value: ['V0', 'V1'], valueBias: ['v0', 'v1'], output: 'O' }, 2, {
    Q0: [1, 3],
    Q1: [1, 3],
    K: [2, 3],
    V0: [1, 3],
    v0: [1],
    V1: [1, 3],
    v1: [1],
    O: [3, 2],
  }),
  caseOf({ heads: 2, queryKeyValue: 'A', output: ['O0', 'O1'], outputBias: 'o' }, 2, {
    A: [6, 3],
    O0: [2, 1],
    O1: [2, 1],
    o: [2],
  }),
  // rotations
  caseOf({ heads: 2, queryKeyValue: 'A', causal: true, rotary: { base: 7, pairs: 'adjacent', factor: 1.2 } }, 4, {
    A: [12, 3],
  }),
  caseOf({ heads: 1, keyValueHeads: 1, queryKeyValue: 'A', headSize: 5, rotary: { size: 4, base: 3 } }, 3, {
    A: [15, 3],
  }),
  caseOf({ heads: 1, queryKeyValue: 'A', headSize: 5, rotary: { frequencies: [0.9, 0.2] } }, 3, { A: [15, 3] }),
  // norms of queries and keys, with everything else
  caseOf(
    {
      heads: 4,
      keyValueHeads: 2,
      queryKeyValue: 'A',
      queryNorm: { gain: 'g', offset: 1 },
      keyNorm: { gain: 'h', epsilon: 0.1 },
      rotary: { pairs: 'halves' },
      causal: true,
      window: 3,
      softcap: 2,
      output: 'O',
    },
    4,
    { A: [16, 3], g: [2], h: [2], O: [3, 8] },
  ),
  caseOf({ heads: 1, queryKeyValue: 'A', queryNorm: {}, keyNorm: { gain: 'h' }, queries: 'last' }, 2, {
    A: [6, 3],
    h: [2],
  }),
];

function caseOf(options: AttentionOptions, positions: number, parameters: Record<string, number[]>): LayerCase {
  const { heads, keyValueHeads = heads, output, queries, queryKeyValue, query } = options;
  const rows = (names: Names) => namesOf(names).reduce((sum, name) => sum + parameters[name][0], 0);
  const ofQueries = queryKeyValue ? (rows(queryKeyValue) * heads) / (heads + 2 * keyValueHeads) : rows(query as Names);
  const width = output ? parameters[namesOf(output)[0]][0] : ofQueries;
  return {
    layer: { kind: 'attention', ...options },
    input: { positions, width: 3 },
    output: { positions: queries === 'last' ? 1 : positions, width },
    parameters,
  };
}

/** An attention of random options that fits a place. */
export function drawnAttention({ random, width, parameter }: Place) {
  const chance = (probability: number) => random.uniform() < probability;
  const heads = 1 + random.integer(2);
  const keyValueHeads = chance(0.5) ? heads : 1;
  const headSize = 1 + random.integer(2);
  const [ofQueries, ofKeys] = [heads * headSize, keyValueHeads * headSize];
  const all = ofQueries + 2 * ofKeys;
  const bias = (name: string, size: number) => chance(0.3) && { [name]: parameter('b', [size]) };
  const norm = (name: string) =>
    headSize > 1 &&
    chance(0.3) && {
      [name]: { ...(chance(0.6) && { gain: parameter('g', [headSize]), offset: random.integer(2) }), epsilon: 0.1 },
    };
  // Names in the order in which the layer has its parameters.
  return {
    kind: 'attention',
    heads,
    keyValueHeads,
    headSize,
    ...(chance(0.3)
      ? {
          queryKeyValue: parameter('A', [all, width]),
          ...bias('queryKeyValueBias', all),
          ...norm('queryNorm'),
          ...norm('keyNorm'),
        }
      : {
          query: parameter('Q', [ofQueries, width]),
          ...bias('queryBias', ofQueries),
          ...norm('queryNorm'),
          key: parameter('K', [ofKeys, width]),
          ...bias('keyBias', ofKeys),
          ...norm('keyNorm'),
          value: parameter('V', [ofKeys, width]),
          ...bias('valueBias', ofKeys),
        }),
    output: parameter('O', [width, ofQueries]),
    ...bias('outputBias', width),
    causal: chance(0.6),
    ...(chance(0.3) && { window: 1 + random.integer(3) }),
    ...(chance(0.3) && { scale: 0.5 }),
    ...(chance(0.3) && { softcap: 1.5 }),
    ...(headSize === 2 && chance(0.5) && { rotary: { base: 5, pairs: chance(0.5) ? 'halves' : 'adjacent' } }),
  };
}
