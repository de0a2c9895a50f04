export { allowFusedArithmetic, allowWideVectors } from '../wasm/modes.js';
