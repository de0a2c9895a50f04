import { isJsonObject } from '@entk/formats/reading';
import type { LayerDescription } from './network-description.js';

/** What PyTorch calls the layers of this package, and the layers that are nothing at inference. */
const kinds: Readonly<Record<string, LayerDescription['kind']>> = {
  Linear: 'dense',
  linear: 'dense',
  Embedding: 'embedding',
  Conv1d: 'conv1d',
  Conv2d: 'conv2d',
  MaxPool1d: 'maxPool1d',
  MaxPool2d: 'maxPool2d',
  AvgPool1d: 'meanPool1d',
  AvgPool2d: 'meanPool2d',
  avgPool1d: 'meanPool1d',
  avgPool2d: 'meanPool2d',
  AdaptiveAvgPool1d: 'meanOverPositions',
  AdaptiveAvgPool2d: 'meanOverPositions',
  globalAveragePool: 'meanOverPositions',
  LayerNorm: 'layerNorm',
  RMSNorm: 'rmsNorm',
  BatchNorm1d: 'batchNorm',
  BatchNorm2d: 'batchNorm',
  ReLU: 'relu',
  LeakyReLU: 'leakyRelu',
  GELU: 'gelu',
  SiLU: 'silu',
  swish: 'silu',
  Tanh: 'tanh',
  Sigmoid: 'sigmoid',
  Softmax: 'softmax',
  Flatten: 'flatten',
  Identity: 'identity',
  Dropout: 'identity',
  dropout: 'identity',
  Dropout1d: 'identity',
  Dropout2d: 'identity',
};

/** The options of a layer in our words, of one of PyTorch's; `undefined` where the two do not mean the same. */
type Translation = (value: unknown) => Readonly<Record<string, unknown>> | undefined;

const named =
  (name: string): Translation =>
  (value) => ({ [name]: value });
/** An option that says what a layer does anyway. */
const only =
  (...accepted: readonly unknown[]): Translation =>
  (value) =>
    [value].flat().every((one) => accepted.includes(one)) ? {} : undefined;
const anything: Translation = () => ({});

const norm = { weight: named('gain'), eps: named('epsilon') };
const dropout = { p: anything, inplace: anything };
const convolution = { kernel_size: named('size'), out_channels: named('outputs'), padding_mode: only('zeros') };
const pooling = { kernel_size: named('size'), ceil_mode: only(false), return_indices: only(false) };
const meanPooling = {
  ...pooling,
  count_include_pad: (value: unknown) => (typeof value === 'boolean' ? { ignorePadding: !value } : undefined),
};

/** PyTorch's names of options, by our kinds. */
const options: Readonly<Partial<Record<LayerDescription['kind'], Readonly<Record<string, Translation>>>>> = {
  dense: { out_features: named('outputs') },
  layerNorm: norm,
  rmsNorm: norm,
  batchNorm: { ...norm, running_mean: named('mean'), running_var: named('variance') },
  conv1d: convolution,
  conv2d: convolution,
  maxPool1d: pooling,
  maxPool2d: pooling,
  meanPool1d: meanPooling,
  meanPool2d: meanPooling,
  meanOverPositions: { output_size: only(1) },
  relu: { inplace: anything },
  leakyRelu: { negative_slope: named('slope'), inplace: anything },
  silu: { inplace: anything },
  identity: dropout,
};

/** Every name that a kind of layer may have beside its own. */
export const torchNames: readonly string[] = Object.keys(kinds);

/**
 * A description with PyTorch's names of layers and options as ours; what is neither stays as it is. The input is not
 * changed.
 */
export function withOwnNames(document: unknown): unknown {
  if (!isJsonObject(document) || !Array.isArray(document.layers)) return document;
  return { ...document, layers: document.layers.map(renamed) };
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (!isJsonObject(value)) return value;
  const layer = Object.fromEntries(Object.entries(value).map(([name, option]) => [name, renamed(option)]));
  if (typeof layer.kind !== 'string') return layer;
  const kind = (Object.hasOwn(kinds, layer.kind) ? kinds[layer.kind] : layer.kind) as LayerDescription['kind'];
  const translations = (Object.hasOwn(options, kind) && options[kind]) || {};
  const entries = Object.entries<unknown>({ ...layer, kind }).flatMap(([name, option]): [string, unknown][] => {
    const translation = Object.hasOwn(translations, name) ? translations[name](option) : undefined;
    const free = translation && Object.keys(translation).every((own) => !Object.hasOwn(layer, own));
    return free ? Object.entries(translation) : [[name, option]];
  });
  return Object.fromEntries(entries);
}
