import { pow } from '@entk/core/elementary';
import type { LayerDescription } from '../../../description/network-description.js';
import type { AttentionOptions } from '../../../layers/attention-options.js';

/** What a converter changed of a network's weights, so that its layers have to be read otherwise. */
export interface Conversion {
  /** Rows of queries and keys stand so that neighbours turn together. */
  readonly adjacentPairs: boolean;
  /** The offset of gains is in them. */
  readonly offsetInGains: boolean;
  /** Divisors of the frequencies, one for each pair of a head. */
  readonly frequencyFactors?: ArrayLike<number>;
}

/** Layers whose weights went through a converter. */
export function convertedLayers(layers: readonly LayerDescription[], conversion: Conversion): LayerDescription[] {
  return layers.map((layer) => converted(layer, conversion));
}

function converted(layer: LayerDescription, conversion: Conversion): LayerDescription {
  switch (layer.kind) {
    case 'residual':
      return { ...layer, layers: convertedLayers(layer.layers, conversion) };
    case 'product':
      return { ...layer, branches: layer.branches.map((branch) => convertedLayers(branch, conversion)) };
    case 'rmsNorm':
      return conversion.offsetInGains ? { ...layer, offset: 0 } : layer;
    case 'attention':
      return { ...layer, ...convertedHeads(layer, conversion) };
    default:
      return layer;
  }
}

function convertedHeads(
  { queryNorm, keyNorm, rotary, headSize }: AttentionOptions,
  { adjacentPairs, offsetInGains, frequencyFactors }: Conversion,
): Partial<AttentionOptions> {
  const { base = 10_000, size = headSize ?? 0, frequencies, ...others } = rotary ?? {};
  const usual = frequencies ?? Array.from({ length: size / 2 }, (_, i) => pow(base, (-2 * i) / size));
  return {
    ...(offsetInGains && queryNorm && { queryNorm: { ...queryNorm, offset: 0 } }),
    ...(offsetInGains && keyNorm && { keyNorm: { ...keyNorm, offset: 0 } }),
    ...(rotary && {
      rotary: {
        ...(frequencyFactors
          ? { ...others, frequencies: usual.map((frequency, i) => frequency / frequencyFactors[i]) }
          : rotary),
        ...(adjacentPairs && { pairs: 'adjacent' as const }),
      },
    }),
  };
}
