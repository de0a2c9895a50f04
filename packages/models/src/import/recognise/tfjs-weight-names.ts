import { quoted, refuseFile } from '@entk/formats/reading';
import type { KerasLayer } from './tfjs-chain.js';

/** Scopes of more parts than this are looked at by their last ones. */
const mostParts = 16;

/**
 * Which tensor of a manifest is which weight of a layer.
 *
 * `dense_1/kernel` belongs to the layer `dense_1`, whatever scope is before it and whatever `:0` after it. Layers may
 * be called `a` and `b/a`: a tensor belongs to the layer with the longest name that it ends in, names of the models
 * around counted.
 *
 * @returns Throws FileFormatError in the name of `caller` for a weight that no tensor is, or several are.
 */
export function weightsByLayer(
  caller: string,
  chain: readonly KerasLayer[],
  tensors: Iterable<string>,
): (layer: KerasLayer, weight: string) => string {
  const named = layersByName(chain);
  const found = new Map<KerasLayer, Map<string, string[]>>();
  for (const tensor of tensors) {
    const parts = tensor.replace(/:\d+$/, '').split('/');
    const weight = parts.pop() as string;
    const owners = longestNamed(parts.slice(-mostParts), named);
    for (const layer of owners) {
      const weights = found.get(layer) ?? new Map<string, string[]>();
      weights.set(weight, [...(weights.get(weight) ?? []), tensor]);
      found.set(layer, weights);
    }
  }
  return (layer, weight) => {
    const wanted = quoted(`${layer.name}/${weight}`);
    const twins = named.get(layer.name)?.length ?? 1;
    const [tensor, ...others] = found.get(layer)?.get(weight) ?? [];
    if (tensor === undefined) {
      return refuseFile(caller, `weightsManifest must hold ${wanted} of ${layer.place}`, 'nothing of the name');
    }
    if (others.length > 0) {
      return refuseFile(caller, `weightsManifest must hold one ${wanted}`, `${others.length + 1} of the name`);
    }
    const shared = chain.some((other) => other !== layer && found.get(other)?.get(weight)?.includes(tensor));
    if (twins > 1 && shared) {
      return refuseFile(caller, `layers must have names of their own: ${wanted} may be of several`, layer.place);
    }
    return tensor;
  };
}

/** Layers by their names, and by those with the models around before them. */
function layersByName(chain: readonly KerasLayer[]): Map<string, KerasLayer[]> {
  const named = new Map<string, KerasLayer[]>();
  for (const layer of chain) {
    for (let start = 0; start <= layer.scope.length; start++) {
      const name = [...layer.scope.slice(start), layer.name].join('/');
      named.set(name, [...(named.get(name) ?? []), layer]);
    }
  }
  return named;
}

function longestNamed(parts: readonly string[], named: ReadonlyMap<string, readonly KerasLayer[]>) {
  for (let start = 0; start < parts.length; start++) {
    const layers = named.get(parts.slice(start).join('/'));
    if (layers) return layers;
  }
  return [];
}
