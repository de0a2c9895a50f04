import { shapeText } from '@entk/core';
import { shownShape } from '@entk/formats/reading';
import type { ActivationShape, ParameterShapes } from '../layers/layer.js';
import { layerOf } from './layer-factories.js';
import type { LayerDescription, NetworkDescription } from './network-description.js';
import { suggestion } from './nearest-name.js';

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
 * What does not chain is reported layer by layer, and the chain goes on with what the parameters alone give.
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
      faults.push(`parameters[${JSON.stringify(name)}] is used by no layer${suggestion(name, names)}`);
    }
  }
  const before: ActivationShape =
    inputs.vocabulary === undefined
      ? { positions: inputs.positions ?? 1, width: inputs.size ?? 0 }
      : { positions: inputs.positions ?? 1, width: inputs.vocabulary, tokens: true };
  const last = chain(layers, 'layers', before, shapes, faults);
  if (last && last.positions !== 1 && faults.length === 0) {
    faults.push(`layers must end with one position, got ${last.positions}; add flatten or meanOverPositions`);
  }
  return {
    shapes: new Map(names.flatMap((name) => (shapes.has(name) ? [[name, shapes.get(name)!]] : []))),
    unknown: names.filter((name) => !shapes.has(name)),
    faults,
  };
}

/**
 * Follows the activation through the layers, filling in shapes as their widths become known; `undefined` from the first
 * layer on whose shapes nobody gives.
 */
function chain(
  layers: readonly LayerDescription[],
  path: string,
  input: ActivationShape,
  shapes: Map<string, readonly number[]>,
  faults: string[],
): ActivationShape | undefined {
  let current = input;
  for (const [index, description] of layers.entries()) {
    const at = `${path}[${index}]`;
    const report = (fault: string) => faults.push(`${at} (${description.kind}): ${fault}`);
    const isEmbedding = description.kind === 'embedding';
    if (current.tokens && !isEmbedding) report('takes numbers, got tokens; begin with an embedding');
    if (!current.tokens && isEmbedding) report('takes tokens, got numbers');
    if (description.kind === 'residual') {
      const count = faults.length;
      if (!chain(description.layers, `${at}.layers`, current, shapes, faults)) return undefined;
      if (faults.length > count) continue;
    }
    infer(description, current, shapes);
    const layer = layerOf(description);
    if (!layer.parameters.every((name) => shapes.has(name))) return undefined;
    current = layer.outputShape({ ...current, tokens: isEmbedding }, shapes, report);
  }
  return current;
}

/** Fills in the shapes that follow from the width before a layer, its `outputs`, and the shape of its weight. */
function infer(
  description: LayerDescription,
  { positions, width }: ActivationShape,
  shapes: Map<string, readonly number[]>,
): void {
  const fill = (name: string | undefined, shape: readonly number[]) => {
    if (name !== undefined && !shapes.has(name)) shapes.set(name, shape);
  };
  if (description.kind === 'dense') {
    const { weight, bias, transposed, outputs } = description;
    if (outputs !== undefined) fill(weight, transposed ? [width, outputs] : [outputs, width]);
    const given = shapes.get(weight)?.at(transposed ? 1 : 0);
    if (given !== undefined) fill(bias, [given]);
  } else if (description.kind === 'embedding' && description.outputs !== undefined) {
    fill(description.weight, [width, description.outputs]);
  } else if (description.kind === 'positionEmbedding') fill(description.weight, [positions, width]);
  else if (description.kind === 'layerNorm') {
    fill(description.gain, [width]);
    fill(description.bias, [width]);
  }
}
