import { MisuseError, ndArray, type NdArray, requireInteger, requireOptions } from '@entk/core';
import { chainedShapes, forwardThrough } from './layers/chain.js';
import type { Activation, ActivationShape, Layer, ParameterShapes, ParameterTensors } from './layers/layer.js';
import type { Network } from './network.js';
import { type ParameterSet, requireParameters, withParameterTensors } from './parameters.js';
import { inputTensor, type NetworkInputs, requireInputs } from './predict.js';
import { fromTensor, requireBackend, scoped } from './tensor/index.js';

/** A layer of a network, by the name that `activations` takes. */
export interface NamedLayer extends Pick<ActivationShape, 'positions' | 'width' | 'grid'> {
  /** Its place, from 0: `2`; of a layer inside layer 2, `2.layers.0`. */
  readonly name: string;
  readonly kind: string;
  /**
   * Whether its basis is privileged: single units mean something directly after an elementwise nonlinearity, and after
   * layers that scale, pool or reorder what that gave.
   */
  readonly privileged: boolean;
}

/** Which layer, and where. */
export interface ActivationsOptions {
  /** A name of `namedLayers`. */
  readonly layer: string;
  /** Of a sequence or a feature map, from 0. @default all of them */
  readonly position?: number | 'last';
}

/**
 * Every layer of a network in the order of its description, a layer before those inside it.
 *
 * @example
 * ```ts
 * import { defineNetwork, dense, namedLayers, relu } from '@entk/models';
 *
 * const layers = [dense({ weight: 'W' }), relu(), dense({ weight: 'V' })];
 * const network = defineNetwork({ inputSize: 2, layers, parameters: { W: [3, 2], V: [1, 3] } });
 * namedLayers(network).filter(({ privileged }) => privileged).map(({ name, kind }) => `${name} ${kind}`); // ["1 relu"]
 * ```
 */
export function namedLayers(network: Network): NamedLayer[] {
  const { layers, activationShapes, parameterShapes, bufferShapes } = network;
  return layersIn(layers, activationShapes[0], new Map([...parameterShapes, ...bufferShapes]), '', false);
}

/**
 * What a layer gives for every example.
 *
 * @param inputs Axes [N, D]; [N, T, D] for a network on sequences, [N, T] for one on tokens; images as `predict` takes
 *   them.
 * @returns Axes [N, H], float32; [N, T, H] where the layer gives T positions, more than one, and none of them was
 *   chosen.
 * @throws MisuseError for a layer or a position that the network does not have, naming those that it has, or an invalid
 *   token.
 * @throws ShapeError if inputs or parameters are not the network's.
 * @throws NonFiniteError for NaN or infinity in any of them.
 * @remarks One forward pass, which stops at the layer.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { activations, defineNetwork, dense, initialiseBackend, relu } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'W' }), relu()], parameters: { W: [2, 1] } });
 * const parameters = new Map([['W', ndArray([2, 1], Float32Array.of(1, -1))]]);
 * activations(network, parameters, ndArray([2, 1], Float32Array.of(2, -3)), { layer: '1' }).data; // Float32Array [2, 0, 0, 3]
 * ```
 */
export function activations(
  network: Network,
  parameters: ParameterSet,
  inputs: NetworkInputs,
  options: ActivationsOptions,
): NdArray {
  requireOptions<ActivationsOptions>('activations', options, { layer: true, position: true });
  const { layer, position } = options;
  const caller = 'activations';
  requireBackend(caller);
  requireParameters(caller, network, parameters);
  requireInputs(caller, network, inputs);
  const { positions, width } = requireLayer(caller, namedLayers(network), layer);
  const chosen = position === 'last' ? positions - 1 : position;
  if (chosen !== undefined) requireInteger(caller, 'position', chosen, { min: 0, max: positions - 1 });
  const { data } = withParameterTensors(parameters, (tensors) =>
    scoped(() => {
      const reached = forwardTo(network, layer, inputs, tensors);
      return fromTensor(reached.layer.forward(reached.input, tensors).output.values);
    }),
  );
  const [examples] = inputs.shape;
  if (chosen === undefined) return ndArray(positions > 1 ? [examples, positions, width] : [examples, width], data);
  const picked = new Float32Array(examples * width);
  for (let n = 0; n < examples; n++) {
    const start = (n * positions + chosen) * width;
    picked.set(data.subarray(start, start + width), n * width);
  }
  return ndArray([examples, width], picked);
}

/**
 * Requires the name of one of some layers.
 *
 * @throws MisuseError naming them all.
 */
export function requireLayer(caller: string, known: readonly NamedLayer[], layer: string): NamedLayer {
  const named = known.find(({ name }) => name === layer);
  if (named) return named;
  const names = known.map(({ name, kind }) => `"${name}" (${kind})`).join(', ');
  throw new MisuseError({ in: caller, rule: `layer must be one of ${names || 'none: there is none'}`, got: layer });
}

/**
 * Forward to a layer, by the steps of its name, and what it is given there; a chain of inner layers takes what the
 * layer around it takes. Run inside `scoped`.
 */
export function forwardTo(
  network: Network,
  name: string,
  inputs: NetworkInputs,
  parameters: ParameterTensors,
): { readonly layer: Layer; readonly input: Activation } {
  const steps = name.split('.');
  const [shape] = network.activationShapes;
  let input: Activation = {
    values: inputTensor(network, inputs),
    positions: shape.positions,
    ...(shape.grid && { grid: shape.grid }),
  };
  let chain = network.layers;
  for (let step = 0; ; step += 2) {
    const index = Number(steps[step]);
    input = forwardThrough(chain.slice(0, index), input, parameters).at(-1)?.output ?? input;
    if (step === steps.length - 1) return { layer: chain[index], input };
    chain = (chain[index].inner as Readonly<Record<string, readonly Layer[]>>)[steps[step + 1]];
  }
}

/** The layers of a chain and those inside them; `singled` where what the chain takes has a privileged basis. */
function layersIn(
  layers: readonly Layer[],
  input: ActivationShape,
  known: ParameterShapes,
  prefix: string,
  singled: boolean,
): NamedLayer[] {
  const shapes = chainedShapes(layers, input, known, () => undefined);
  let privileged = singled;
  return layers.flatMap((layer, index) => {
    const before = privileged;
    privileged = layer.units === 'singled out' || (layer.units === 'kept' && before);
    const { positions, width, grid } = shapes[index + 1];
    const name = `${prefix}${index}`;
    const named = { name, kind: layer.kind, positions, width, ...(grid && { grid }), privileged };
    const inner = Object.entries(layer.inner ?? {}).flatMap(([branch, chain]) =>
      layersIn(chain, shapes[index], known, `${name}.${branch}.`, before),
    );
    return [named, ...inner];
  });
}
