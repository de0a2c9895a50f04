import {
  MisuseError,
  type NdArray,
  requireFields,
  requireFinite,
  requireNdArray,
  ShapeError,
  shapeText,
} from '@entk/core';
import type { ParameterTensors } from './layers/layer.js';
import { isStored } from './import/stored-array.js';
import type { Network } from './network.js';
import { disposeAll, fromTensor, toTensor } from './tensor/index.js';

/** The parameters θ of a network outside the backend, by name; its buffers stand beside them. */
export type ParameterSet = ReadonlyMap<string, NdArray>;

/**
 * Requires the parameters and buffers to be those of a network: every name, no other, each of its shape and finite.
 *
 * @throws ShapeError that lists all that is missing, left over or of the wrong shape, or names what has no shape.
 * @throws MisuseError naming the parameter whose data are no `Float32Array`.
 * @throws NonFiniteError naming the first entry that is NaN or infinite.
 */
export function requireParameters(
  caller: string,
  { parameterShapes, bufferShapes }: Pick<Network, 'parameterShapes' | 'bufferShapes'>,
  parameters: ParameterSet,
): void {
  requireFields(caller, 'parameters', parameters, ['get', 'keys']);
  const shapes = new Map([...parameterShapes, ...bufferShapes]);
  const faults: string[] = [];
  for (const [name, shape] of shapes) {
    const found = parameters.get(name);
    if (!found) faults.push(`"${name}" ${shapeText(shape)} is missing`);
    else if (!Array.isArray(found.shape)) requireNdArray(caller, `parameter "${name}"`, found);
    else if (!sameShape(found.shape, shape)) {
      faults.push(`"${name}" must be ${shapeText(shape)}, got ${shapeText(found.shape)}`);
    }
  }
  for (const name of parameters.keys()) if (!shapes.has(name)) faults.push(`"${name}" is not a parameter`);
  if (faults.length > 0) {
    throw new ShapeError({ in: caller, rule: `parameters must be those of the network: ${faults.join('; ')}` });
  }
  for (const [name, array] of parameters) {
    if (isStored(array)) continue;
    // Read once: what a file stores is dequantised every time.
    const { shape, data } = array;
    requireFloat32(caller, name, data);
    requireNdArray(caller, `parameter "${name}"`, { shape, data });
    requireFinite(caller, `parameter "${name}"`, { shape, data });
  }
}

/** float64, which NumPy saves, is rounded where files are placed, and nowhere without a word. */
function requireFloat32(caller: string, name: string, data: unknown): void {
  if (data instanceof Float32Array) return;
  throw new MisuseError({
    in: caller,
    rule: `parameter "${name}" must be a Float32Array`,
    got: Object.prototype.toString.call(data).slice(8, -1),
    remedy: 'placeWeights rounds what a file holds, Float32Array.from an array',
  });
}

/** Copies the parameters into the backend for the time of a call. */
export function withParameterTensors<T>(parameters: ParameterSet, body: (tensors: ParameterTensors) => T): T {
  const tensors = parameterTensors(parameters);
  try {
    return body(tensors);
  } finally {
    disposeAll(tensors.values());
  }
}

/** Copies the parameters into the backend; the caller disposes of them. */
export function parameterTensors(parameters: ParameterSet): ParameterTensors {
  return new Map(Array.from(parameters, ([name, array]) => [name, toTensor(array)]));
}

/** Copies the parameters out of the backend. */
export function parameterSet(tensors: ParameterTensors): ParameterSet {
  return new Map(Array.from(tensors, ([name, tensor]) => [name, fromTensor(tensor)]));
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis]);
}
