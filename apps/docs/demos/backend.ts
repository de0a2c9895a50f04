import { initialiseBackend } from '@entk/models';
import wasmPaths from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

/**
 * Makes the float32 backend ready with the `.wasm` file that this site serves itself, whatever folder it is served
 * from.
 */
export function startBackend(): Promise<void> {
  return initialiseBackend({ wasmPaths });
}
