import { shapeText } from '@entk/core';
import { toDense } from '../cotangent.js';
import { attend, type AttentionPattern } from '../tensor/attention.js';
import { scoped } from '../tensor/index.js';
import {
  attentionFaults,
  type AttentionOptions,
  attentionSchemas,
  requireAttentionOptions,
} from './attention-options.js';
import { attentionShapes, headSizeOf, namesIn } from './attention-shapes.js';
import { attentionStreams } from './attention-streams.js';
import { jointDense } from './joint-dense.js';
import type { LayerKind } from './kind.js';
import type { Activation, Layer, ParameterTensors } from './layer.js';

/**
 * Attention of H heads (Vaswani et al. 2017). With q = ρ(norm(W_Q x + b_Q)), k = ρ(norm(W_K x + b_K)) and v = W_V x +
 * b_V, a head has a = softmax_u(κ q[t]·k[u]) over the positions u that t sees and z[t] = Σ_u a[t, u] v[u]; y = W_O z +
 * b_O, z being the heads side by side. Norms, the rotation ρ by positions and a cap of the scores are options.
 *
 * Back, with dz = W_Oᵀ δ: dv[u] = Σ_t a dz[t], da = dz[t]·v[u], ds = κ a ∘ (da − Σ_u a da), dq[t] = Σ_u ds k[u], dk[u]
 * = Σ_t ds q[t]. A cotangent is dense once it has passed W_O.
 *
 * @throws MisuseError for options that are not in their ranges or contradict each other, naming them.
 *
 * @example
 * ```ts
 * import { attention, defineNetwork } from '@entk/models';
 *
 * const network = defineNetwork({
 *   inputSize: 8,
 *   positions: 5,
 *   layers: [attention({ heads: 2, query: 'Q', key: 'K', value: 'V', output: 'O', causal: true })],
 *   parameters: { Q: [8, 8], K: [8, 8], V: [8, 8], O: [8, 8] },
 * });
 * network.outputPositions; // 5
 * ```
 */
export function attention(options: AttentionOptions): Layer {
  requireAttentionOptions(options);
  const { heads, keyValueHeads = heads, softcap, queries = 'all', output, queryNorm, keyNorm, rotary } = options;
  const last = queries === 'last';

  return {
    kind: 'attention',
    options: { ...options },
    leavesOutPadding: true,
    parameters: namesIn([
      options.queryKeyValue,
      options.queryKeyValueBias,
      options.query,
      options.queryBias,
      queryNorm?.gain,
      options.key,
      options.keyBias,
      keyNorm?.gain,
      options.value,
      options.valueBias,
      output,
      options.outputBias,
    ]),
    gains: [queryNorm, keyNorm].flatMap((norm) => (norm?.gain !== undefined && !norm.offset ? [norm.gain] : [])),

    inferredShapes: ({ width }, known) => attentionShapes(options, width, known)?.shapes ?? {},

    outputShape(input, shapes, report) {
      const found = attentionShapes(options, input.width, shapes, report);
      for (const [name, wanted] of Object.entries(found?.shapes ?? {})) {
        const got = shapes.get(name) ?? [];
        if (shapeText(got) === shapeText(wanted)) continue;
        report(`"${name}" must have axes ${shapeText(wanted)}, got ${shapeText(got)}`);
      }
      const width = found?.outputs ?? input.width;
      return last ? { positions: 1, width } : { ...input, width };
    },

    held({ positions, width }, { positions: queryPositions, width: outputs }, outputCount, shapes) {
      const headSize = headSizeOf(options, width, shapes) ?? 0;
      const ofQueries = queryPositions * heads * headSize;
      const ofAll = positions * (heads + 2 * keyValueHeads) * headSize;
      const scores = heads * queryPositions * positions * (softcap === undefined ? 1 : 2);
      const ofInput = positions * width;
      // What they are projected to, apart and joined; normed, at the gain and before; turned.
      const steps = 2 + (queryNorm || keyNorm ? 3 : 0) + (rotary ? 1 : 0);
      return {
        forward: steps * ofAll + scores + 2 * ofQueries + queryPositions * outputs + queryPositions * width,
        pullback: outputCount * (steps * ofAll + ofInput),
        working: (outputCount + 1) * (4 * ofAll + 3 * ofQueries + 3 * queryPositions * outputs + 5 * ofInput),
      };
    },

    forward(activation, parameters) {
      const { values, positions } = activation;
      const examples = values.shape[0] / positions;
      const pattern = patternOf(options, activation, parameters);
      const streams = attentionStreams(options, activation, parameters, pattern);
      const attended = scoped(() => attend(streams.given, pattern));
      const mixed: Activation = last
        ? { values: attended.mixed, positions: 1 }
        : { ...activation, values: attended.mixed };
      const outward =
        output === undefined
          ? undefined
          : jointDense({ weight: output, bias: options.outputBias, along: 'inputs' }).forward(mixed, parameters);

      return {
        output: outward?.output ?? mixed,

        pullback(cotangent) {
          const out = outward?.pullback(cotangent);
          const { outputCount, ...ofHeads } = scoped(() => {
            const dense = toDense(out ? out.input() : cotangent, examples);
            return { ...attended.back(dense.values), outputCount: dense.outputCount };
          });
          const { uses, input } = streams.pullback(ofHeads, outputCount);
          return { uses: [...uses, ...(out?.uses ?? [])], input };
        },

        pushforward(tangent, tangents) {
          const pushed = scoped(() => {
            const moved = streams.pushforward(tangent, tangents);
            return Object.values(moved).every((part) => part === undefined) ? undefined : attended.forward(moved);
          });
          return outward ? outward.pushforward(pushed, tangents) : pushed;
        },
      };
    },
  };
}

/** Which keys every query sees, for a batch of inputs. */
export function patternOf(
  {
    heads,
    keyValueHeads = heads,
    queries,
    causal = false,
    window,
    softcap,
    scale,
    context,
    ...options
  }: AttentionOptions,
  { values, positions, spans }: Activation,
  parameters: ParameterTensors,
): AttentionPattern {
  const shapes = new Map(Array.from(parameters, ([name, { shape }]) => [name, shape] as const));
  const headSize = headSizeOf({ heads, keyValueHeads, ...options }, values.shape[1], shapes) as number;
  return {
    heads,
    keyValueHeads,
    headSize,
    positions,
    queryPositions: queries === 'last' ? 1 : positions,
    causal,
    window,
    scale: scale ?? 1 / Math.sqrt(headSize),
    softcap,
    contextConstant: context === 'constant',
    spans,
  };
}

/** How a description says it. */
export const attentionKind: LayerKind<'attention', AttentionOptions> = {
  kind: 'attention',
  description: 'y = W_O z + b_O, z the values mixed by softmax of the products of queries and keys, for each head.',
  options: () => attentionSchemas,
  faults: attentionFaults,
  make: attention,
};
