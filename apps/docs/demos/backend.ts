import { initialiseBackend } from '@entk/models';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

/**
 * Makes the float32 backend ready with the `.wasm` file that this site serves itself, whatever folder it is served from.
 *
 * tfjs wants an address for each of its three builds; only the one with SIMD is ever run, and a browser without SIMD gets
 * `initialiseBackend`'s own error.
 */
export function startBackend(): Promise<void> {
  const wasmPaths = {
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  };
  return initialiseBackend({ wasmPaths });
}
