export { allowFusedArithmetic, allowWideVectors } from '../wasm/modes.js';
export { startThreads, type ThreadOptions, type Threads } from '../wasm/threads.js';
