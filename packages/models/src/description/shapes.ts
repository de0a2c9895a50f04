import { shapeText } from '@entk/core';
import { shownShape } from '@entk/formats/reading';
import type { ActivationShape, Layer, ParameterShapes } from '../layers/layer.js';
import { layerOf } from './layer-factories.js';
import { inputShape } from '../network.js';
import { definitionOf } from './inputs-definition.js';
import type { NetworkDescription } from './network-description.js';
import { hint } from './hint.js';

/** The shapes of a network's parameters, and all that does not fit, each with its path in the description. */
export interface ResolvedShapes {
  /** Those that are known, in the order of use. */
  readonly shapes: ParameterShapes;
  /** Parameters whose shape follows from nothing. */
  readonly unknown: readonly string[];
  readonly faults: readonly string[];
}

/**
 * The shape of every parameter: from the description's `parameters`, from the weights, or else from the width that a
 * layer takes and the `outputs` that it gives.
 *
 * What does not chain is reported layer by layer, and what follows is checked against what the parameters alone give.
 *
 * @param names Of all parameters, in the order of use.
 */
export function resolvedShapes(
  { inputs, layers, parameters = {} }: NetworkDescription,
  names: readonly string[],
  given: ParameterShapes,
): ResolvedShapes {
  const faults: string[] = [];
  const shapes = new Map<string, readonly number[]>();
  for (const name of names) {
    const [own, found] = [Object.hasOwn(parameters, name) ? parameters[name] : undefined, given.get(name)];
    if (own && found && shapeText(own) !== shapeText(found)) {
      faults.push(
        `parameters[${JSON.stringify(name)}] must be ${shownShape(found)} as in the weights, got ${shownShape(own)}`,
      );
    }
    const shape = found ?? own;
    if (shape) shapes.set(name, shape);
  }
  for (const name of Object.keys(parameters)) {
    if (!names.includes(name)) {
      faults.push(`parameters[${JSON.stringify(name)}] is used by no layer${hint(name, names)}`);
    }
  }
  chain(layers.map(layerOf), 'layers', inputShape(definitionOf(inputs)), shapes, { faults, wrong: new Set() });
  return {
    shapes: new Map(names.flatMap((name) => (shapes.has(name) ? [[name, shapes.get(name)!]] : []))),
    unknown: names.filter((name) => !shapes.has(name)),
    faults,
  };
}

/** What was found wrong so far. */
interface Found {
  readonly faults: string[];
  /** Parameters that a layer could not take: what the next one says of them follows from that. */
  readonly wrong: Set<string>;
}

/**
 * Follows the activation through the layers, filling in shapes as their widths become known; `undefined` from the first
 * layer on whose shapes nobody gives.
 */
function chain(
  layers: readonly Layer[],
  path: string,
  input: ActivationShape,
  shapes: Map<string, readonly number[]>,
  found: Found,
): ActivationShape | undefined {
  const { faults, wrong } = found;
  let current = input;
  for (const [index, layer] of layers.entries()) {
    const at = `${path}[${index}]`;
    const report = (fault: string) => {
      const named = layer.parameters.filter((name) => fault.includes(JSON.stringify(name)));
      if (named.some((name) => wrong.has(name))) return;
      for (const name of named) wrong.add(name);
      faults.push(`${at} (${layer.kind}): ${fault}`);
    };
    if (current.tokens && !layer.takesTokens) report('takes numbers, got tokens; begin with an embedding');
    if (!current.tokens && layer.takesTokens) report('takes tokens, got numbers');
    const count = faults.length;
    for (const [name, inner] of Object.entries(layer.inner ?? {})) {
      if (!chain(inner, `${at}.${name}`, current, shapes, found)) return undefined;
    }
    for (const [name, shape] of Object.entries(layer.inferredShapes?.(current, shapes) ?? {})) {
      if (!shapes.has(name)) shapes.set(name, shape);
    }
    const read = [...layer.parameters, ...Object.keys(layer.buffers ?? {})];
    if (!read.every((name) => shapes.has(name))) return undefined;
    // What is wrong inside is said there, with its path.
    const said = faults.length > count ? () => {} : report;
    current = layer.outputShape({ ...current, tokens: layer.takesTokens }, shapes, said);
  }
  return current;
}
