export { requireFiniteTensors } from './finite-tensors.js';
export { readNpy } from './read-npy.js';
export { readNpz, type ReadNpzOptions } from './read-npz.js';
export { readSafetensors, type Safetensors } from './read-safetensors.js';
export { readSafetensorsIndex, readShardedSafetensors, type SafetensorsIndex } from './read-sharded-safetensors.js';
export type { ReadShard } from './shard-files.js';
export { writeNpy } from './write-npy.js';
export { writeNpz, type WriteNpzOptions } from './write-npz.js';
export { writeSafetensors } from './write-safetensors.js';
