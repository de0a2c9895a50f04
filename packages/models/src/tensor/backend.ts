import { EntkError, requireOptions } from '@entk/core';
import * as wasm from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { wasmAddresses } from './wasm-addresses.js';

/** Where the backend's `.wasm` files are, for pages whose bundler does not place them. */
export interface BackendOptions {
  /**
   * The address of `tfjs-backend-wasm-simd.wasm`, as a bundler's `?url` import gives it; or of the folder that it lies
   * in, ending in `/`; or addresses by file name. Not needed in Node.
   */
  readonly wasmPaths?: string | Record<string, string>;
}

/**
 * Makes the portable float32 backend ready: tfjs on WASM with SIMD, one thread. Later calls return at once.
 *
 * The threaded build is switched off: in a cross-origin-isolated, minified page it waits for ever.
 *
 * @throws EntkError if WASM with SIMD is not there.
 * @throws MisuseError if `wasmPaths` names other builds alone.
 * @example
 * ```ts
 * import { initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * ```
 */
export async function initialiseBackend(options: BackendOptions = {}): Promise<void> {
  requireOptions<BackendOptions>('initialiseBackend', options, { wasmPaths: true });
  const { wasmPaths } = options;
  if (tf.getBackend() === 'wasm') return;
  if (wasmPaths !== undefined) wasm.setWasmPaths(wasmAddresses(wasmPaths));
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const ready = await tf.setBackend('wasm');
  if (!ready || !(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new EntkError(
      'initialiseBackend: the host must run WebAssembly with SIMD, and this one does not; use a browser of 2021 or later, or Node 20.19',
    );
  }
}

/**
 * Requires a ready backend at the door of a call that computes with tensors.
 *
 * @throws EntkError that names the missing call.
 */
export function requireBackend(caller: string): void {
  if (tf.getBackend() === 'wasm') return;
  throw new EntkError(`${caller}: the backend must be ready; await initialiseBackend() first`);
}
