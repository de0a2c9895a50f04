import { isJsonObject, parseJsonDocument, refuseFile } from '@entk/formats/reading';
import { faultPlaces, jsonFaults, type KnownNames } from './json-faults.js';
import type { NetworkDescription } from './network-description.js';
import { layerKinds } from './layer-kinds.js';
import { torchNames, withOwnNames } from './torch-names.js';
import { inputNames, layerOptions, networkSchema } from './schema.js';

const caller = 'readNetworkDescription';

const known: KnownNames = {
  discriminated: [...layerKinds.keys()],
  otherNames: torchNames,
  keysAt(object, path) {
    if (path.length === 0) return ['$schema', 'name', 'assumptions', 'inputs', 'layers', 'parameters'];
    if (path.at(-1) === 'inputs') return inputNames;
    return isJsonObject(object) ? (layerOptions.get(String(object.kind)) ?? []) : [];
  },
};

/**
 * Reads a `model.json`, the description of a network as a list of layers. Names of PyTorch (`Linear`, `weight` of a
 * `LayerNorm`) become ours; dropout becomes `identity`.
 *
 * @param bytes The whole file: UTF-8 JSON, as `@entk/models/model.schema.json` says.
 * @throws FileFormatError naming the path of everything that is wrong, with the nearest known name of what is unknown.
 *
 * @example
 * ```ts
 * import { readNetworkDescription } from '@entk/models';
 *
 * const bytes = new TextEncoder().encode('{"inputs":{"size":4},"layers":[{"kind":"dense","weight":"W"},{"kind":"relu"}]}');
 * readNetworkDescription(bytes).layers.length; // 2
 * ```
 */
export function readNetworkDescription(bytes: Uint8Array): NetworkDescription {
  const document = parseJsonDocument(caller, 'the description', bytes);
  const text = new TextDecoder().decode(bytes);
  return checkedDescription(caller, document, text);
}

/**
 * Requires a value to be the description of a network, with our names or with PyTorch's, and gives it with ours.
 *
 * @param text Of the file that the value was read from, to say where in it what is wrong stands.
 * @throws FileFormatError in the name of `caller`, naming the path of everything that is wrong.
 */
export function checkedDescription(caller: string, value: unknown, text?: string): NetworkDescription {
  if (nestsDeeply(value)) refuseFile(caller, 'layers must nest at most 24 levels deep');
  const document = withOwnNames(value);
  const { success, data, error } = networkSchema.safeParse(document);
  if (success) return data;
  const place = text === undefined ? undefined : faultPlaces(error.issues, text);
  return refuseFile(caller, jsonFaults(error.issues, document, known), undefined, place);
}

/** Blocks in blocks: each level is an object and a list. Schemas descend by recursion, and so do layers. */
function nestsDeeply(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > 50 || Object.values(value).some((entry) => nestsDeeply(entry, depth + 1));
}
