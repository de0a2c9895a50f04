import type { InputsDescription, LayerDescription, NetworkDescription } from '../../description/network-description.js';
import { refuseFile, shownJson } from '@entk/formats/reading';
import type { KerasLayer } from './tfjs-chain.js';
import { weightsByLayer } from './tfjs-weight-names.js';

const activations: ReadonlyMap<string, readonly LayerDescription[]> = new Map([
  ['linear', []],
  ['relu', [{ kind: 'relu' }]],
  ['tanh', [{ kind: 'tanh' }]],
  ['sigmoid', [{ kind: 'sigmoid' }]],
  ['softmax', [{ kind: 'softmax' }]],
  ['gelu', [{ kind: 'gelu' }]],
  ['gelu_new', [{ kind: 'gelu', approximate: 'tanh' }]],
  ['swish', [{ kind: 'silu' }]],
  ['silu', [{ kind: 'silu' }]],
]);

/** The axes of a layer's input, the batch counted: 2 for vectors and tokens, 3 for vectors at positions. */
type Rank = number;

/** The tensor that is a weight of a layer: `kernel`. */
type WeightOf = (layer: KerasLayer, weight: string) => string;

type Reader = (caller: string, layer: KerasLayer, weightOf: WeightOf, rank: Rank) => readonly LayerDescription[];

/** Layers that do something in training alone. */
const inTrainingOnly = [
  'Dropout',
  'GaussianNoise',
  'GaussianDropout',
  'AlphaDropout',
  'SpatialDropout1D',
  'SpatialDropout2D',
  'SpatialDropout3D',
  'ActivityRegularization',
];

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['InputLayer', () => []],
  ['Identity', () => []],
  ...inTrainingOnly.map((className): [string, Reader] => [className, () => []]),
  ['Flatten', () => [{ kind: 'flatten' }]],
  ['GlobalAveragePooling1D', () => [{ kind: 'meanOverPositions' }]],
  ['Dense', denseLayers],
  ['Embedding', embeddingLayers],
  ['LayerNormalization', layerNormLayers],
  ['BatchNormalization', batchNormLayers],
  ['Activation', (caller, layer) => activationLayers(caller, layer)],
  ['ReLU', reluLayers],
  ['LeakyReLU', leakyReluLayers],
  ['Softmax', softmaxLayers],
]);

/**
 * A line of Keras layers as a description, its parameters named as the tensors are.
 *
 * @throws FileFormatError naming the layer, the option or the weight that cannot be read.
 */
export function describedChain(
  caller: string,
  chain: readonly KerasLayer[],
  tensors: ReadonlyMap<string, unknown>,
): NetworkDescription {
  const weightOf = weightsByLayer(caller, chain, tensors.keys());
  const inputs = inputsOf(caller, chain);
  let rank = inputs.positions === undefined || inputs.vocabulary !== undefined ? 2 : 3;
  const layers = chain.flatMap((layer) => {
    const reader = readers.get(layer.className);
    if (!reader) return refuseFile(caller, `${layer.place} must be one of ${[...readers.keys()].join(', ')}`);
    const described = reader(caller, layer, weightOf, rank);
    if (layer.className === 'Embedding') rank = 3;
    if (layer.className === 'Flatten' || layer.className === 'GlobalAveragePooling1D') rank = 2;
    return described;
  });
  if (layers.length === 0) refuseFile(caller, 'the model must have at least one layer that does something');
  return { inputs, layers };
}

/** From the first layer's input shape, in whichever of the three fields Keras has kept it. */
function inputsOf(caller: string, chain: readonly KerasLayer[]): InputsDescription {
  const [first] = chain;
  const shape = [first.config.batch_input_shape, first.config.batch_shape].find(Array.isArray) as unknown[] | undefined;
  const embedding = chain.find(({ className }) => className !== 'InputLayer');
  const vocabulary = embedding?.className === 'Embedding' ? embedding.config.input_dim : undefined;
  const extents = (shape ?? [null, first.config.input_length]).slice(1);
  const wrong = extents.findIndex((extent) => !Number.isSafeInteger(extent) || (extent as number) < 1);
  const most = vocabulary === undefined ? 2 : 1;
  if (wrong >= 0 || extents.length < 1 || extents.length > most) {
    const axes = vocabulary === undefined ? '[null, D] or [null, T, D]' : '[null, T]';
    return refuseFile(
      caller,
      `${first.place} must have an input shape ${axes}`,
      shownJson(extents[Math.max(wrong, 0)]),
    );
  }
  const [one, two] = extents as number[];
  if (vocabulary !== undefined) {
    if (!Number.isSafeInteger(vocabulary) || (vocabulary as number) < 1) {
      refuseFile(caller, `input_dim of ${first.place} must be a positive integer`, shownJson(vocabulary));
    }
    return { positions: one, vocabulary: vocabulary as number };
  }
  return two === undefined ? { size: one } : { positions: one, size: two };
}

function denseLayers(caller: string, layer: KerasLayer, weightOf: WeightOf): readonly LayerDescription[] {
  const bias = layer.config.use_bias === false ? undefined : weightOf(layer, 'bias');
  const weight = weightOf(layer, 'kernel');
  return [
    { kind: 'dense', weight, ...(bias !== undefined && { bias }), transposed: true },
    ...activationLayers(caller, layer),
  ];
}

function embeddingLayers(caller: string, layer: KerasLayer, weightOf: WeightOf): readonly LayerDescription[] {
  if (layer.config.mask_zero === true) refuseFile(caller, `${layer.place} must not mask zeros`);
  return [{ kind: 'embedding', weight: weightOf(layer, 'embeddings') }];
}

function layerNormLayers(
  caller: string,
  layer: KerasLayer,
  weightOf: WeightOf,
  rank: Rank,
): readonly LayerDescription[] {
  requireLastAxis(caller, layer, rank);
  return [{ kind: 'layerNorm', ...normOptions(caller, layer, weightOf) }];
}

function batchNormLayers(
  caller: string,
  layer: KerasLayer,
  weightOf: WeightOf,
  rank: Rank,
): readonly LayerDescription[] {
  requireLastAxis(caller, layer, rank);
  const [mean, variance] = [weightOf(layer, 'moving_mean'), weightOf(layer, 'moving_variance')];
  return [{ kind: 'batchNorm', ...normOptions(caller, layer, weightOf), mean, variance }];
}

function normOptions(caller: string, layer: KerasLayer, weightOf: WeightOf) {
  const { center, scale, epsilon = 1e-3 } = layer.config;
  if (typeof epsilon !== 'number' || !(epsilon > 0)) {
    return refuseFile(caller, `epsilon of ${layer.place} must be a number above 0`, shownJson(epsilon));
  }
  return {
    ...(scale !== false && { gain: weightOf(layer, 'gamma') }),
    ...(center !== false && { bias: weightOf(layer, 'beta') }),
    epsilon,
  };
}

function activationLayers(caller: string, layer: KerasLayer): readonly LayerDescription[] {
  const { activation = 'linear' } = layer.config;
  const found = typeof activation === 'string' ? activations.get(activation) : undefined;
  if (found) return found;
  return refuseFile(
    caller,
    `activation of ${layer.place} must be one of ${[...activations.keys()].join(', ')}`,
    shownJson(activation),
  );
}

function reluLayers(caller: string, layer: KerasLayer): readonly LayerDescription[] {
  const options = ['max_value', 'negative_slope', 'alpha', 'threshold'];
  const set = options.find(
    (name) => layer.config[name] !== undefined && layer.config[name] !== null && layer.config[name] !== 0,
  );
  if (set) refuseFile(caller, `${set} of ${layer.place} must be left as it is`, shownJson(layer.config[set]));
  return [{ kind: 'relu' }];
}

/** Keras calls the slope `alpha` up to its version 2, and `negative_slope` from 3 on. */
function leakyReluLayers(caller: string, layer: KerasLayer): readonly LayerDescription[] {
  const slope = layer.config.negative_slope ?? layer.config.alpha ?? 0.3;
  if (typeof slope === 'number' && Number.isFinite(slope)) return [{ kind: 'leakyRelu', slope }];
  return refuseFile(caller, `the slope of ${layer.place} must be a number`, shownJson(slope));
}

function softmaxLayers(caller: string, layer: KerasLayer, _: WeightOf, rank: Rank): readonly LayerDescription[] {
  requireLastAxis(caller, layer, rank);
  return [{ kind: 'softmax' }];
}

/** -1, or as TensorFlow.js writes it down, the place among the axes of the input. */
function requireLastAxis(caller: string, { config, place }: KerasLayer, rank: Rank): void {
  const axis: unknown = Array.isArray(config.axis) && config.axis.length === 1 ? config.axis[0] : config.axis;
  if (axis === undefined || axis === null || axis === -1 || axis === rank - 1) return;
  refuseFile(caller, `axis of ${place} must be the last, -1 or ${rank - 1}`, shownJson(axis));
}
