import { type DenseCotangent, sumOfCotangents, toDense } from '../cotangent.js';
import type { AttentionPattern, HeadNumbers } from '../tensor/attention.js';
import { joinedColumns, scoped, type Tensor } from '../tensor/index.js';
import type { AttentionOptions } from './attention-options.js';
import { forwardThrough, type PassedLayer, pullbackThrough, pushforwardThrough } from './chain.js';
import { atEveryHead, turning } from './head-steps.js';
import { columnsOf, jointDense } from './joint-dense.js';
import { lastPosition } from './last-position.js';
import type { Activation, ParameterTensors, Pullback } from './layer.js';
import { rmsNorm, type RmsNormOptions } from './rms-norm.js';
import { rotaryFrequencies } from './rotary-frequencies.js';

/** Queries, keys and values of a batch, and the way back from each to what they are made of. */
export interface AttentionStreams {
  readonly given: HeadNumbers;
  /** Cotangents of C outputs, as `attend` gives them. */
  pullback(cotangents: HeadNumbers, outputCount: number): Pullback;
  /** Those that move. */
  pushforward(tangent: Tensor | undefined, tangents: ParameterTensors): Partial<HeadNumbers>;
}

const streams = ['queries', 'keys', 'values'] as const;

/** The layers that make queries, keys and values of the input, each a chain of its own, or after one for all three. */
export function attentionStreams(
  options: AttentionOptions,
  input: Activation,
  parameters: ParameterTensors,
  pattern: AttentionPattern,
): AttentionStreams {
  const { heads, keyValueHeads, headSize, positions, queryPositions } = pattern;
  const examples = input.values.shape[0] / positions;
  const { queryKeyValue, queryKeyValueBias, rotary, queryNorm, keyNorm } = options;
  const sizes = [heads, keyValueHeads, keyValueHeads].map((count) => count * headSize);
  const positionsOf = [queryPositions, positions, positions];

  const dense = (weight: 'query' | 'key' | 'value') => {
    const name = options[weight];
    return name === undefined ? [] : [jointDense({ weight: name, bias: options[`${weight}Bias`], along: 'outputs' })];
  };
  const lastOnes = input.spans?.to.map((to) => to - 1) ?? positions - 1;
  const normed = (norm: RmsNormOptions | undefined, count: number) => (norm ? [atEveryHead(rmsNorm(norm), count)] : []);
  const turned = (first: number | Int32Array) => {
    if (!rotary) return [];
    const { pairs = 'halves', factor = 1 } = rotary;
    return [turning({ headSize, frequencies: rotaryFrequencies(rotary, headSize), pairs, factor }, first)];
  };
  const chains: PassedLayer[][] = [
    [
      ...(queryPositions < positions ? [lastPosition()] : []),
      ...dense('query'),
      ...normed(queryNorm, heads),
      ...turned(queryPositions < positions ? lastOnes : 0),
    ],
    [...dense('key'), ...normed(keyNorm, keyValueHeads), ...turned(0)],
    dense('value'),
  ];

  const shared =
    queryKeyValue === undefined
      ? undefined
      : jointDense({ weight: queryKeyValue, bias: queryKeyValueBias, along: 'outputs' }).forward(input, parameters);
  const starts = shared ? columnsOf(shared.output.values, sizes) : sizes.map(() => input.values);
  const passes = chains.map((chain, s) => forwardThrough(chain, { ...input, values: starts[s] }, parameters));
  const results = passes.map((ofChain, s) => ofChain.at(-1)?.output.values ?? starts[s]);

  return {
    given: { queries: results[0], keys: results[1], values: results[2] },

    pullback(cotangents, outputCount) {
      const pulled = streams.map((stream, s) => {
        const values = cotangents[stream];
        return pullbackThrough(chains[s], passes[s], { form: 'dense', positions: positionsOf[s], values, outputCount });
      });
      const uses = pulled.flatMap((one) => one.uses);
      if (!shared) {
        return {
          uses,
          input: () => pulled.map((one) => one.input()).reduce((sum, next) => sumOfCotangents(sum, next, examples)),
        };
      }
      const joined = scoped((): DenseCotangent => {
        const parts = pulled.map((one) => toDense(one.input(), examples));
        return { ...parts[0], positions, values: joinedColumns(parts.map(({ values }) => values)) };
      });
      const ofShared = shared.pullback(joined);
      return { uses: [...ofShared.uses, ...uses], input: ofShared.input };
    },

    pushforward(tangent, tangents) {
      const ofShared = shared?.pushforward(tangent, tangents);
      const moved = shared ? (ofShared ? columnsOf(ofShared, sizes) : []) : sizes.map(() => tangent);
      const [queries, keys, values] = passes.map((ofChain, s) => pushforwardThrough(ofChain, moved[s], tangents));
      return { queries, keys, values };
    },
  };
}
