import { MisuseError, ShapeError } from '@entk/core';
import { quoted } from '@entk/formats/reading';
import type { ParameterShapes } from '../layers/layer.js';
import { defineNetwork, type Network } from '../network.js';
import { fewFaults } from './json-faults.js';
import { definitionOf } from './inputs-definition.js';
import { layerOf, parameterNames } from './layer-factories.js';
import type { NetworkDescription } from './network-description.js';
import { checkedDescription } from './read-description.js';
import { resolvedShapes } from './shapes.js';

/**
 * The network of a description.
 *
 * The shape of each parameter comes from `shapes`, those of a weights file, say; else from the description's own
 * `parameters`; else from the width before the layer and the layer's `outputs`. Where two of them speak they must
 * agree.
 *
 * @param shapes By name; names of no parameter are left out.
 * @throws FileFormatError naming the path of whatever the description should not say.
 * @throws ShapeError naming the path of every layer that does not take what the one before it gives.
 * @throws MisuseError naming every parameter whose shape nobody gives.
 *
 * @example
 * ```ts
 * import { networkFromDescription } from '@entk/models';
 *
 * const network = networkFromDescription({
 *   inputs: { size: 50 },
 *   layers: [
 *     { kind: 'dense', weight: 'W', outputs: 10 },
 *     { kind: 'dense', weight: 'W', transposed: true, bias: 'b' },
 *     { kind: 'relu' },
 *   ],
 * });
 * network.parameterCount; // 550, exactly 10·50 + 50
 * ```
 */
export function networkFromDescription(description: NetworkDescription, shapes: ParameterShapes = new Map()): Network {
  const caller = 'networkFromDescription';
  const checked = checkedDescription(caller, description);
  const resolved = resolvedShapes(checked, parameterNames(checked.layers), shapes);
  if (resolved.faults.length > 0) {
    throw new ShapeError({ in: caller, rule: `layers must chain: ${fewFaults(resolved.faults)}` });
  }
  if (resolved.unknown.length > 0) {
    throw new MisuseError({
      in: caller,
      rule: `every parameter must have a shape: ${fewFaults(resolved.unknown.map((name) => `none of ${quoted(name)}`))}`,
      remedy: 'give the weights, outputs of the layer, or parameters',
    });
  }
  return composed(checked, resolved.shapes);
}

/** The network of a checked description whose shapes chain. */
export function composed({ inputs, layers }: NetworkDescription, shapes: ParameterShapes): Network {
  return defineNetwork({
    ...definitionOf(inputs),
    layers: layers.map(layerOf),
    parameters: Object.fromEntries(shapes),
  });
}
