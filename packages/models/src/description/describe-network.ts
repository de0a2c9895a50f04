import { MisuseError } from '@entk/core';
import type { Layer } from '../layers/layer.js';
import type { Network } from '../network.js';
import { layerKinds } from './layer-kinds.js';
import type { InputsDescription, LayerDescription, NetworkDescription } from './network-description.js';
import { checkedDescription } from './read-description.js';
import { layerOptions } from './schema.js';

/**
 * The description of a network, shapes included: what `networkFromDescription` makes the same network of, and what goes
 * into a `model.json` beside its weights.
 *
 * @throws MisuseError naming a layer of your own, which no description knows.
 *
 * @example
 * ```ts
 * import { describeNetwork, networkFromDescription } from '@entk/models';
 * import { quadraticMlp } from '@entk/models/networks';
 *
 * const description = describeNetwork(quadraticMlp({ inputs: 10, hiddenUnits: 32, outputs: 5 }));
 * description.layers.map(({ kind }) => kind); // ['dense', 'scale', 'quadratic', 'dense', 'scale']
 * networkFromDescription(description).parameterCount; // 480
 * ```
 */
export function describeNetwork({
  layers,
  inputSize,
  positions,
  tokens,
  grid,
  parameterShapes,
  bufferShapes,
}: Network): NetworkDescription {
  const description = {
    inputs: tokens ? { positions, vocabulary: inputSize } : ofNumbers(inputSize, positions, grid),
    layers: layers.map((layer, index) => described(layer, `layer ${index}`)),
    parameters: Object.fromEntries([...parameterShapes, ...bufferShapes]),
  };
  return checkedDescription('describeNetwork', description);
}

function ofNumbers(size: number, positions: number, grid?: readonly number[]): InputsDescription {
  if (!grid) return { ...(positions > 1 && { positions }), size };
  return { channels: size, ...(grid.length === 1 ? { length: grid[0] } : { height: grid[0], width: grid[1] }) };
}

function described({ kind, options = {} }: Layer, place: string): LayerDescription {
  const known = layerOptions.get(kind);
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== false);
  if (!known || (known.length > 1 && Object.keys(options).length === 0)) {
    throw new MisuseError({
      in: 'describeNetwork',
      rule: `${place} must be one that a description knows: ${[...layerKinds.keys()].join(', ')}`,
      got: kind,
    });
  }
  const fields = given.map(([name, value]) => [name, plain(value, `the ${kind} ${place}`)] as const);
  return { kind, ...Object.fromEntries(fields) } as LayerDescription;
}

/** An option with the layers in it described, in whatever lists and objects they stand. */
function plain(value: unknown, place: string, index = 0): unknown {
  if (Array.isArray(value)) return value.map((item, at) => plain(item, place, at));
  if (typeof value !== 'object' || value === null) return value;
  if ('forward' in value) return described(value as Layer, `layer ${index} of ${place}`);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, place)]));
}
