import type { NetworkDescription } from '../description/network-description.js';
import {
  isJsonObject,
  parseJsonDocument,
  readTfjsWeights,
  refuseFile,
  shownJson,
  type TfjsWeights,
} from '@entk/formats/reading';
import type { ReadShard } from '@entk/formats';
import { layerChain } from './tfjs-chain.js';
import { describedChain } from './tfjs-layers.js';

/** A TensorFlow.js layers model: its weights, and the network that they are the parameters of. */
export interface TfjsModel extends TfjsWeights {
  readonly description: NetworkDescription;
}

const caller = 'readTfjsModel';

/**
 * Reads the `model.json` of a TensorFlow.js layers model and the shards beside it.
 *
 * Sequential models and functional ones whose layers follow each other in a line: Dense, Embedding, LayerNormalization,
 * Flatten, GlobalAveragePooling1D, ReLU, Softmax, Activation, Dropout (the identity after training), InputLayer. Kernels are
 * [in, out] and used as they are, transposed.
 *
 * @param bytes The whole of `model.json`.
 * @param read The bytes of a file beside it, or `undefined` if there is none.
 * @returns Tensors by their names in the manifest, which are the names of the parameters.
 * @throws FileFormatError naming the layer that this package does not have, the option it has not, or the shard that is
 *   missing or of the wrong length.
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
  const chain = layerChain(caller, document.modelTopology);
  const weights = await readTfjsWeights(caller, document.weightsManifest, read);
  return { ...weights, description: describedChain(caller, chain, weights.tensors) };
}
