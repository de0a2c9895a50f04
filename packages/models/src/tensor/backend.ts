import { EntkError, requireOptions } from '@entk/core';
import * as wasm from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { wasmAddresses } from './wasm-addresses.js';
import { fileFault, requireMemory, requireWasm, simdBuild, wholeAddress } from './wasm-file.js';

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
 * Where it fails nothing is left behind, and it may be called again. A page with a Content-Security-Policy must allow
 * `'wasm-unsafe-eval'` in `script-src`.
 *
 * @throws EntkError if the host does not run WASM with SIMD, grants it no memory, or the page may not compile it.
 * @throws MisuseError if `wasmPaths` names other builds alone, or what is at its address is missing, or no WASM.
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
  const paths = wasmPaths === undefined ? {} : wasmAddresses(wasmPaths);
  const attempt = attempts.then(() => (isReady() ? undefined : start(paths)));
  attempts = attempt.catch(() => undefined);
  await attempt;
}

/** The last attempt. One follows another: where one fails, the next call makes its own. */
let attempts: Promise<void> = Promise.resolve();
let starting = false;

function isReady(): boolean {
  return tf.getBackend() === 'wasm' && !starting;
}

/** What tfjs was given, and reads at every attempt: once one has failed, it takes no other object. */
const addresses: Record<string, string> = {};
let given = false;

/** Addresses that are left out are beside tfjs's own script. */
function giveAddresses(paths: Readonly<Record<string, string>>): void {
  if (!given) wasm.setWasmPaths(Object.assign(addresses, wasmAddresses('/')));
  given = true;
  for (const name of Object.keys(addresses)) delete addresses[name];
  Object.assign(addresses, paths);
}

async function start(paths: Readonly<Record<string, string>>): Promise<void> {
  const caller = 'initialiseBackend';
  await requireWasm(caller);
  giveAddresses(paths);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const factory = tf.findBackendFactory('wasm');
  let cause: unknown;
  starting = true;
  try {
    if (await tf.setBackend('wasm')) return;
  } catch (error) {
    cause = error;
  } finally {
    starting = false;
  }
  // tfjs takes a backend that failed for the current one: forget it, so that another attempt can be made.
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', factory, backendPriority);
  requireMemory(caller);
  throw await fileFault(caller, simdBuild in paths ? wholeAddress(paths[simdBuild]) : undefined, cause);
}

/** As tfjs registers it. */
const backendPriority = 2;

/**
 * Requires a ready backend at the door of a call that computes with tensors.
 *
 * @throws EntkError that names the missing call.
 */
export function requireBackend(caller: string): void {
  if (isReady()) return;
  throw new EntkError(`${caller}: the backend must be ready; await initialiseBackend() first`);
}
