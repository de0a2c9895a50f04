import type { InnerLayers, LayerKind } from '../layers/kind.js';
import type { Layer } from '../layers/layer.js';
import { layerKinds } from './layer-kinds.js';
import type { LayerDescription } from './network-description.js';

/** The layer of a description that was checked. */
export function layerOf({ kind, ...options }: LayerDescription): Layer {
  return (layerKinds.get(kind) as LayerKind).make(options, layersOf);
}

/** The names of a network's parameters and buffers in the order in which its layers first use them. */
export function parameterNames(layers: readonly LayerDescription[]): string[] {
  return [
    ...new Set(layers.map(layerOf).flatMap(({ parameters, buffers = {} }) => [...parameters, ...Object.keys(buffers)])),
  ];
}

function layersOf(described: InnerLayers): Layer[] {
  return (described as unknown as readonly LayerDescription[]).map(layerOf);
}
