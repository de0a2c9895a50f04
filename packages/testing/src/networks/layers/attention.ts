import { attentionCases, drawnAttention } from './attention-cases.js';
import { type AttentionOptions, type Names, namesOf, type NormOptions } from './attention-options.js';
import { type Evaluation, type LayerReference, type Rows, sumOf } from './reference.js';
import { rmsNorm } from './rms-norm.js';

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
    return drawnAttention(place);
  },

  cases: attentionCases,
};

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
