export { requireFiniteTensors } from './finite-tensors.js';
export type { GgufValue } from './gguf/header.js';
export { type Gguf, readGguf, type StoredTensor } from './gguf/read-gguf.js';
export { readNpy } from './npy/read-npy.js';
export { writeNpy } from './npy/write-npy.js';
export { type NpzArrays, readNpz, type ReadNpzOptions } from './npz/read-npz.js';
export { writeNpz, type WriteNpzOptions } from './npz/write-npz.js';
export type { FoundTensor, ReadTensor, SortedTensors, UnreadTensor } from './found-tensor.js';
export {
  type FoundWeights,
  mergedWeights,
  openWeights,
  type OpenWeightsOptions,
  type SentenceFiles,
  type WeightsMetadata,
} from './open-weights.js';
export { type PtWeights, readPt, type ReadPtOptions } from './pytorch/read-pt.js';
export { readSafetensors, type Safetensors } from './safetensors/read-safetensors.js';
export {
  readSafetensorsIndex,
  readShardedSafetensors,
  type SafetensorsIndex,
} from './safetensors/read-sharded-safetensors.js';
export { writeSafetensors } from './safetensors/write-safetensors.js';
export type { ReadShard } from './shard-files.js';
export { readTfjsModel, type TfjsModel } from './tfjs/read-tfjs-model.js';
