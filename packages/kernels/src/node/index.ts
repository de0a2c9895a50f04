export { joinTiles, type TiledShape } from './join-tiles.js';
export type { StoredNumbers } from './matrix-header.js';
export { StorageError } from './storage-error.js';
export { openMatrix, type RowPanel, type StoredMatrix, storedOperator } from './stored-matrix.js';
export { type StoredKernel, writeKernel, type WriteKernelOptions } from './write-kernel.js';
