import { ndArray, type NdArray } from '@entk/core';
import { attention } from './layers/attention.js';
import type { AttentionOptions } from './layers/attention-options.js';
import { attentionShapes, headSizeOf } from './layers/attention-shapes.js';
import type { Layer } from './layers/layer.js';
import { product } from './layers/product.js';
import { residual } from './layers/residual.js';
import { sum } from './layers/sum.js';
import { defineNetwork, type Network } from './network.js';
import { type ParameterSet, requireParameters } from './parameters.js';

/** A network and its parameters. */
export interface NetworkWithParameters {
  readonly network: Network;
  readonly parameters: ParameterSet;
}

/**
 * The same network with a parameter for each head of its attention, so that a head has a Jacobian and a kernel of its
 * own: `model.layers.0.self_attn.q_proj.weight` becomes `model.layers.0.self_attn.3.q_proj.weight` and others, and the
 * pattern `model.layers.0.self_attn.3.**` is head 3. Of a weight of queries, keys and values together the parts are
 * apart too, `h.0.attn.3.c_attn.query.weight`; keys and values that several heads share are `keyValue.1` in place of 3.
 *
 * Biases of outputs, norms, and weights that another layer reads too stay whole.
 *
 * @throws ShapeError if parameters are missing, left over, or of other shapes than the network's.
 * @throws MisuseError if they are no map of arrays.
 * @remarks Copies the weights of attention once.
 * @example
 * ```ts
 * import { createRandom } from '@entk/core';
 * import { headsApart, normalParameters } from '@entk/models';
 * import { oneLayerTransformer } from '@entk/models/networks';
 *
 * const network = oneLayerTransformer({ vocabularySize: 5, width: 4, heads: 2 });
 * const apart = headsApart(network, normalParameters(network, createRandom(0)));
 * [...apart.network.parameterShapes.keys()].filter((name) => name.includes('.1.')).length; // 4
 * ```
 */
export function headsApart(network: Network, parameters: ParameterSet): NetworkWithParameters {
  requireParameters('headsApart', network, parameters);
  const elsewhere = new Set(
    everyLayer(network.layers).flatMap((layer) => (isAttention(layer) ? [] : layer.parameters)),
  );
  const parts = new Map<string, readonly Part[]>();
  const layers = network.layers.map((layer) => withHeads(layer, network, elsewhere, parts));
  const split = new Map(
    Array.from(parameters).flatMap(([name, array]): [string, NdArray][] => {
      return parts.get(name)?.map(({ name: own, ...place }) => [own, partOf(array, place)]) ?? [[name, array]];
    }),
  );
  const { inputSize, tokens, positions, grid } = network;
  return {
    network: defineNetwork({
      ...(tokens ? { vocabularySize: inputSize } : { inputSize }),
      ...(grid ? { grid } : { positions }),
      layers,
      parameters: Object.fromEntries(Array.from(split, ([name, { shape }]) => [name, shape])),
    }),
    parameters: split,
  };
}

/** Rows, or columns, `from` … `from + count` − 1 of a parameter. */
interface Part {
  readonly name: string;
  readonly axis: 0 | 1;
  readonly from: number;
  readonly count: number;
}

const isAttention = ({ kind }: Layer) => kind === 'attention';

/** Layers that hold no others, those inside others among them. */
function everyLayer(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer) => (layer.inner ? Object.values(layer.inner).flatMap(everyLayer) : [layer]));
}

function withHeads(
  layer: Layer,
  network: Network,
  elsewhere: ReadonlySet<string>,
  parts: Map<string, readonly Part[]>,
): Layer {
  const chains = Object.values(layer.inner ?? {}).map((chain) =>
    chain.map((inside) => withHeads(inside, network, elsewhere, parts)),
  );
  if (layer.kind === 'residual') return residual(chains[0]);
  if (layer.kind === 'sum') return sum(chains);
  if (layer.kind === 'product') return product(chains);
  if (!isAttention(layer)) return layer;
  const options = layer.options as unknown as AttentionOptions;
  return attention(apart(options, network, elsewhere, parts));
}

/** The options with a name for each head where there was one for all; `parts` gets what each name is of. */
function apart(
  options: AttentionOptions,
  { parameterShapes }: Network,
  elsewhere: ReadonlySet<string>,
  parts: Map<string, readonly Part[]>,
): AttentionOptions {
  const { heads, keyValueHeads = heads, queryKeyValue, queryKeyValueBias, ...rest } = options;
  const width = parameterShapes.get(queryKeyValue ?? firstOf(options.query) ?? '')?.[1] ?? 0;
  const size =
    attentionShapes(options, width, parameterShapes)?.headSize ?? headSizeOf(options, width, parameterShapes);
  if (size === undefined) return options;
  const label = (count: number, head: number) => (count === heads ? String(head) : `keyValue.${head}`);
  const split = (name: string, count: number, { axis = 0, from = 0, stream }: Split = {}): string[] => {
    const own = Array.from({ length: count }, (_, head) => ({
      name: namedApart(name, label(count, head), stream),
      axis,
      from: from + head * size,
      count: size,
    }));
    parts.set(name, [
      ...(parts.get(name) ?? []).filter(({ name: known }) => own.every((part) => part.name !== known)),
      ...own,
    ]);
    return own.map((part) => part.name);
  };
  const whole = (name: unknown): name is string => typeof name === 'string' && !elsewhere.has(name);
  const result: { -readonly [Option in keyof AttentionOptions]: AttentionOptions[Option] } = {
    ...rest,
    heads,
    keyValueHeads,
  };
  if (queryKeyValue !== undefined && !whole(queryKeyValue)) return options;
  const counts = [heads, keyValueHeads, keyValueHeads];
  (['query', 'key', 'value'] as const).forEach((stream, s) => {
    const from = counts.slice(0, s).reduce((total, count) => total + count, 0) * size;
    if (queryKeyValue !== undefined) result[stream] = split(queryKeyValue, counts[s], { from, stream });
    if (queryKeyValueBias !== undefined) {
      result[`${stream}Bias`] = split(queryKeyValueBias, counts[s], { from, stream });
    }
    const [weight, bias] = [options[stream], options[`${stream}Bias`]];
    if (whole(weight)) result[stream] = split(weight, counts[s]);
    if (whole(bias)) result[`${stream}Bias`] = split(bias, counts[s]);
  });
  if (whole(options.output)) result.output = split(options.output, heads, { axis: 1 });
  return { ...result, headSize: size };
}

interface Split {
  readonly axis?: 0 | 1;
  readonly from?: number;
  readonly stream?: string;
}

function firstOf(names: AttentionOptions['query']): string | undefined {
  return typeof names === 'object' ? names[0] : names;
}

/** `self_attn.q_proj.weight` → `self_attn.3.q_proj.weight`; a stream of several stands before `weight`. */
function namedApart(name: string, head: string, stream?: string): string {
  const steps = name.split('.');
  const ending = /^(?:weight|bias)$/.test(steps.at(-1) as string) && steps.length > 1 ? 1 : 0;
  const own = steps.splice(steps.length - 1 - ending);
  return [...steps, head, own[0], ...(stream === undefined ? [] : [stream]), ...own.slice(1)].join('.');
}

function partOf({ shape, data }: NdArray, { axis, from, count }: Omit<Part, 'name'>): NdArray {
  const [rows, columns = 1] = shape;
  if (axis === 0) {
    return ndArray([count, ...shape.slice(1)], data.slice(from * columns, (from + count) * columns));
  }
  const part = ndArray([rows, count]);
  for (let row = 0; row < rows; row++) {
    const start = row * columns + from;
    part.data.set(data.subarray(start, start + count), row * count);
  }
  return part;
}
