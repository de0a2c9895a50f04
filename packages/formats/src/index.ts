export { requireFiniteTensors } from './finite-tensors.js';
export { readNpy } from './npy/read-npy.js';
export { readNpz, type ReadNpzOptions } from './npz/read-npz.js';
export { readSafetensors, type Safetensors } from './safetensors/read-safetensors.js';
export {
  readSafetensorsIndex,
  readShardedSafetensors,
  type SafetensorsIndex,
} from './safetensors/read-sharded-safetensors.js';
export type { ReadShard } from './shard-files.js';
export { writeNpy } from './npy/write-npy.js';
export { writeNpz, type WriteNpzOptions } from './npz/write-npz.js';
export { writeSafetensors } from './safetensors/write-safetensors.js';
