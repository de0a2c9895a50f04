import type { Cotangent } from './cotangent.js';
import { forwardThrough, pullbackThrough, pushforwardThrough } from './layers/chain.js';
import type { LayerPass, ParameterTensors, ParameterUse } from './layers/layer.js';
import type { Network } from './network.js';
import type { Tensor } from './tensor/index.js';

/** What a network gave for a batch, and its layers' derivatives there. */
export interface ForwardPass {
  /** f(x), axes [N·T, C], row n·T + t. */
  readonly output: Tensor;
  readonly layers: readonly LayerPass[];
}

/**
 * f on a batch, with what the way back needs. Run inside `scoped`.
 *
 * @param inputs From `inputTensor`: axes [N·T, D], or int32 tokens [N·T].
 */
export function forwardPass(network: Network, parameters: ParameterTensors, inputs: Tensor): ForwardPass {
  const { positions, grid } = network;
  const layers = forwardThrough(network.layers, { values: inputs, positions, grid }, parameters);
  return { output: layers.at(-1)?.output.values ?? inputs, layers };
}

/**
 * Pulls cotangents of the outputs back through the network: the factors of every use of every parameter.
 *
 * It stops at the first layer that has parameters. Run inside `scoped`.
 */
export function pullBack(network: Network, pass: ForwardPass, cotangent: Cotangent): readonly ParameterUse[] {
  return pullbackThrough(network.layers, pass.layers, cotangent).uses;
}

/**
 * Pushes a change of the parameters forward: Σ_μ ∂f_c(x_n)/∂θ_μ · u_μ, axes [N·T, C]; `undefined` where it is zero.
 *
 * Parameters without a tangent stay as they are. Run inside `scoped`.
 */
export function pushForward(pass: ForwardPass, parameterTangents: ParameterTensors): Tensor | undefined {
  return pushforwardThrough(pass.layers, undefined, parameterTangents);
}
