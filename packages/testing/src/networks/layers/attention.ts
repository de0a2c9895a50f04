import type { Evaluation, LayerCase, LayerReference, Place, Rows } from './reference.js';
import { rmsNorm } from './rms-norm.js';

type Names = string | readonly string[];

interface NormOptions {
  readonly gain?: string;
  readonly epsilon?: number;
  readonly offset?: number;
}

interface AttentionOptions {
  readonly heads: number;
  readonly keyValueHeads?: number;
  readonly headSize?: number;
  readonly query?: Names;
  readonly key?: Names;
  readonly value?: Names;
  readonly queryKeyValue?: string;
  readonly output?: Names;
  readonly queryBias?: Names;
  readonly keyBias?: Names;
  readonly valueBias?: Names;
  readonly queryKeyValueBias?: string;
  readonly outputBias?: string;
  readonly causal?: boolean;
  readonly window?: number;
  readonly scale?: number;
  readonly softcap?: number;
  readonly queryNorm?: NormOptions;
  readonly keyNorm?: NormOptions;
  readonly rotary?: {
    readonly base?: number;
    readonly size?: number;
    readonly frequencies?: readonly number[];
    readonly pairs?: 'halves' | 'adjacent';
    readonly factor?: number;
  };
  readonly queries?: 'all' | 'last';
}

/** Heads apart: [T][H][d]. */
type Heads = readonly (readonly (readonly number[])[])[];

/** Σ_u softmax_u(κ q·k) v, head by head, and W_O of it. */
export const attention: LayerReference<AttentionOptions> = {
  apply(rows, options, evaluation) {
    const { keyValueHeads = options.heads, queries: which = 'all' } = options;
    const { rounded, span: { from, to } = { from: 0, to: rows.length } } = evaluation;
    const { queries, keys, values } = headsOf(rows, options, evaluation);
    const queryHeads = which === 'last' ? [queries[to - 1]] : queries;
    const mixed = queryHeads.map((heads, row) => {
      const t = which === 'last' ? to - 1 : row;
      return heads.flatMap((query, h) => {
        const g = Math.floor((h * keyValueHeads) / options.heads);
        const seen = rows.map((_, u) => u).filter((u) => u >= from && u < to && sees(t, u, options));
        const weights = softmaxOf(
          seen.map((u) => scoreOf(query, keys[u][g], options, rounded)),
          rounded,
        );
        return query.map((_, i) => {
          const terms = seen.map((u, place) => weights[place] * values[u][g][i]);
          return rounded(sumOf(terms), sumOf(terms.map(Math.abs)), terms.length + 2);
        });
      });
    });
    if (options.output === undefined) return mixed;
    const [size, first] = [mixed[0].length, evaluation.parameter(namesOf(options.output)[0])];
    const parts = namesOf(options.output).map((name) => evaluation.parameter(name).data);
    const each = size / parts.length;
    const bias = options.outputBias === undefined ? undefined : evaluation.parameter(options.outputBias).data;
    return mixed.map((z) =>
      Array.from({ length: first.shape[0] }, (_, o) => {
        const terms = z.map((value, i) => value * parts[Math.floor(i / each)][o * each + (i % each)]);
        if (bias) terms.push(bias[o]);
        return rounded(sumOf(terms), sumOf(terms.map(Math.abs)), terms.length + 1);
      }),
    );
  },

  draw(place) {
    const { random, width } = place;
    if (width === 1 && random.uniform() < 0.5) return undefined;
    return drawn(place);
  },

  cases: [
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
  ],
};

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

function drawn({ random, width, parameter }: Place) {
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

function headsOf(
  rows: Rows,
  options: AttentionOptions,
  { parameter, rounded, ...rest }: Evaluation,
): { queries: Heads; keys: Heads; values: Heads } {
  const { heads, keyValueHeads = heads, queryKeyValue, queryKeyValueBias, queryNorm, keyNorm, rotary } = options;
  const dataOf = (names: Names | undefined) =>
    names === undefined ? undefined : namesOf(names).flatMap((name) => Array.from(parameter(name).data));
  const project = (weight: readonly number[], bias: readonly number[] | undefined) =>
    rows.map((x) =>
      Array.from({ length: weight.length / x.length }, (_, o) => {
        const terms = x.map((value, i) => value * weight[o * x.length + i]);
        if (bias) terms.push(bias[o]);
        return rounded(sumOf(terms), sumOf(terms.map(Math.abs)), terms.length + 1);
      }),
    );
  const joint = queryKeyValue && project(dataOf(queryKeyValue) as number[], dataOf(queryKeyValueBias));
  const streams = joint
    ? [0, 1, 2].map((part) =>
        joint.map((row) => {
          const headSize = row.length / (heads + 2 * keyValueHeads);
          const start = part === 0 ? 0 : heads + (part - 1) * keyValueHeads;
          const count = part === 0 ? heads : keyValueHeads;
          return row.slice(start * headSize, (start + count) * headSize);
        }),
      )
    : (['query', 'key', 'value'] as const).map((name) =>
        project(dataOf(options[name]) as number[], dataOf(options[`${name}Bias`])),
      );
  const apart = (stream: readonly (readonly number[])[], count: number) =>
    stream.map((row) => {
      const size = row.length / count;
      return Array.from({ length: count }, (_, h) => row.slice(h * size, (h + 1) * size));
    });
  const normed = (stream: Heads, norm: NormOptions | undefined): Heads =>
    norm ? stream.map((row) => rmsNorm.apply(row, norm, { parameter, rounded, ...rest })) : stream;
  const turned = (stream: Heads): Heads =>
    rotary ? stream.map((row, t) => row.map((head) => turn(head, t, rotary, rounded))) : stream;
  return {
    queries: turned(normed(apart(streams[0], heads), queryNorm)),
    keys: turned(normed(apart(streams[1], keyValueHeads), keyNorm)),
    values: apart(streams[2], keyValueHeads),
  };
}

function turn(
  head: readonly number[],
  t: number,
  {
    base = 10_000,
    size = head.length,
    frequencies,
    pairs = 'halves',
    factor = 1,
  }: NonNullable<AttentionOptions['rotary']>,
  rounded: Evaluation['rounded'],
): number[] {
  const result = [...head];
  const count = frequencies ? frequencies.length : size / 2;
  for (let i = 0; i < count; i++) {
    const angle = t * (frequencies ? frequencies[i] : base ** (-i / count));
    const [left, right] = pairs === 'halves' ? [i, i + count] : [2 * i, 2 * i + 1];
    const [x, y] = [head[left], head[right]];
    const span = factor * (Math.abs(x) + Math.abs(y));
    result[left] = rounded(factor * (x * Math.cos(angle) - y * Math.sin(angle)), span, 1);
    result[right] = rounded(factor * (y * Math.cos(angle) + x * Math.sin(angle)), span, 1);
  }
  return result;
}

function scoreOf(
  query: readonly number[],
  key: readonly number[],
  { scale = 1 / Math.sqrt(query.length), softcap }: AttentionOptions,
  rounded: Evaluation['rounded'],
): number {
  const terms = query.map((value, i) => value * key[i] * scale);
  const score = rounded(sumOf(terms), sumOf(terms.map(Math.abs)), 2);
  return softcap === undefined ? score : softcap * Math.tanh(score / softcap);
}

function softmaxOf(scores: readonly number[], rounded: Evaluation['rounded']): number[] {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const total = sumOf(powers);
  return powers.map((power) => rounded(power / total, power / total, 2));
}

function sees(t: number, u: number, { causal = false, window = Infinity }: AttentionOptions): boolean {
  return causal ? u <= t && t - u < window : Math.abs(t - u) < window;
}

function namesOf(names: Names): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
