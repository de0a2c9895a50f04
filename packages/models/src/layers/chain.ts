import type { Cotangent } from '../cotangent.js';
import { scoped, type Tensor } from '../tensor/index.js';
import type {
  Activation,
  ActivationShape,
  Layer,
  LayerPass,
  ParameterShapes,
  ParameterTensors,
  ParameterUse,
  Pullback,
} from './layer.js';

/** The arrays that layers read and that are no part of θ, with the number that each is filled with at the start. */
export function buffersOf(layers: readonly Layer[]): Readonly<Record<string, number>> {
  return Object.assign({}, ...layers.map(({ buffers }) => buffers));
}

/** The shape before the first layer and after every layer, with what does not fit reported layer by layer. */
export function chainedShapes(
  layers: readonly Layer[],
  input: ActivationShape,
  shapes: ParameterShapes,
  report: (fault: string) => void,
): ActivationShape[] {
  const chained = [input];
  layers.forEach((layer, index) => {
    const faults: string[] = [];
    const before = chained[index];
    if (before.tokens && !layer.takesTokens) faults.push('takes numbers, got tokens; begin with an embedding');
    if (!before.tokens && layer.takesTokens) faults.push('takes tokens, got numbers; only the first layer gets tokens');
    chained.push(layer.outputShape({ ...before, tokens: layer.takesTokens }, shapes, (fault) => faults.push(fault)));
    if (faults.length > 0) report(`layer ${index} (${layer.kind}): ${faults.join('; ')}`);
  });
  return chained;
}

/** What passes through a chain need of a layer. */
export type PassedLayer = Pick<Layer, 'forward' | 'parameters'>;

/** One layer after the other. */
export function forwardThrough(
  layers: readonly PassedLayer[],
  input: Activation,
  parameters: ParameterTensors,
): LayerPass[] {
  let activation = input;
  return layers.map((layer) => {
    const pass = layer.forward(activation, parameters);
    activation = pass.output;
    return pass;
  });
}

/**
 * Back through all layers, the last first.
 *
 * It goes no further than the first layer that has parameters, until the cotangent of the input is asked for.
 */
export function pullbackThrough(
  layers: readonly PassedLayer[],
  passes: readonly LayerPass[],
  cotangent: Cotangent,
): Pullback {
  const uses: ParameterUse[] = [];
  const first = layers.findIndex((layer) => layer.parameters.length > 0);
  const turn = first < 0 ? layers.length : first;
  let input = () => cotangent;
  for (const pass of passes.slice(turn).toReversed()) {
    const pulled = pass.pullback(input());
    uses.push(...pulled.uses);
    input = () => scoped(pulled.input);
  }
  return {
    uses,
    input: () =>
      passes.slice(0, turn).reduceRight((current, pass) => scoped(() => pass.pullback(current).input()), input()),
  };
}

/** Forward through all layers; `undefined` where the tangent is zero. */
export function pushforwardThrough(
  passes: readonly LayerPass[],
  tangent: Tensor | undefined,
  parameterTangents: ParameterTensors,
): Tensor | undefined {
  return passes.reduce((current, pass) => scoped(() => pass.pushforward(current, parameterTangents)), tangent);
}
