import { refuseFile } from '../file-bytes.js';
import { isJsonObject, parseJsonDocument, shownJson } from '../json/json-document.js';
import type { ReadShard } from '../shard-files.js';
import { readTfjsWeights, type TfjsWeights } from './read-tfjs-weights.js';

/** A TensorFlow.js layers model: its weights, and what Keras says of its layers. */
export interface TfjsModel extends TfjsWeights {
  /** `modelTopology`: JSON as it stands in the file, not yet believed. */
  readonly topology: unknown;
}

const caller = 'readTfjsModel';

/**
 * Reads the `model.json` of a TensorFlow.js layers model and the shards beside it.
 *
 * @param bytes The whole of `model.json`.
 * @param read The bytes of a file beside it, or `undefined` if there is none.
 * @returns Tensors by their names in the manifest; quantised ones widened to float32.
 * @throws FileFormatError if it is no layers model, or naming the shard that is missing or of the wrong length.
 * @throws MisuseError if `bytes` is no `Uint8Array`.
 *
 * @example
 * ```ts
 * import { readTfjsModel } from '@entk/formats';
 *
 * const weights = [{ name: 'dense/kernel', shape: [1, 2], dtype: 'float32' }];
 * const model = { modelTopology: {}, weightsManifest: [{ paths: ['shard.bin'], weights }] };
 * const shard = new Uint8Array(Float32Array.of(3, 4).buffer);
 * const { tensors } = await readTfjsModel(new TextEncoder().encode(JSON.stringify(model)), () => shard);
 * tensors.get('dense/kernel')?.data; // Float32Array [3, 4]
 * ```
 */
export async function readTfjsModel(bytes: Uint8Array, read: ReadShard): Promise<TfjsModel> {
  const document = parseJsonDocument(caller, 'model.json', bytes);
  if (!isJsonObject(document)) return refuseFile(caller, 'model.json must be an object', shownJson(document));
  if (document.format !== undefined && document.format !== 'layers-model') {
    refuseFile(
      caller,
      'format must be "layers-model": a graph model has no layers to read',
      shownJson(document.format),
    );
  }
  const weights = await readTfjsWeights(caller, document.weightsManifest, read);
  return { ...weights, topology: document.modelTopology };
}
