import { chooseKernels, hostCanFuse } from './kernels.js';

/**
 * Lets matrix products round once per multiply-add instead of twice, where the host can (relaxed SIMD: Node 21,
 * Chrome 114), which makes them about a sixth faster.
 *
 * Off unless called: with it, the bits of a result depend on the host, since one without relaxed SIMD rounds twice.
 * Error bounds are the same or better. It holds for all later calls in this thread.
 *
 * @returns Whether fused arithmetic is in use from now on; false where the host lacks it.
 * @example
 * ```ts
 * import { allowFusedArithmetic } from '@entk/linalg/modes';
 *
 * allowFusedArithmetic(false); // false
 * ```
 */
export function allowFusedArithmetic(allowed: boolean): boolean {
  const fused = allowed && hostCanFuse();
  chooseKernels({ fused });
  return fused;
}

/**
 * Lets the kernels run on 256-bit vectors, which doubles the speed of a matrix product and changes not a bit.
 *
 * WASM has 128-bit vectors only. V8 can join neighbouring operations into 256-bit ones, behind the flag
 * `--experimental-wasm-revectorize`, and this function sets that flag and chooses the register tile that goes with it:
 * on x86-64 with AVX2 and Node 24 or later, and nowhere else. V8 calls the flag experimental, which is why nothing here
 * sets it unasked; it also holds for every other WASM module that the process compiles later. On a processor without
 * AVX2 the kernels get slower, not wrong. It holds for all later calls in this thread.
 *
 * @returns Whether wide vectors are asked for from now on; false in browsers, on other processors and on older engines.
 * @example
 * ```ts
 * import { allowWideVectors } from '@entk/linalg/modes';
 *
 * allowWideVectors(false); // false
 * ```
 */
export function allowWideVectors(allowed: boolean): boolean {
  const wide = setRevectorisation(allowed);
  chooseKernels({ wide });
  return wide;
}

/** What is asked of the `process` of Node; hosts that imitate it may lack any of it. */
interface HostProcess {
  readonly arch?: string;
  readonly versions?: { readonly node?: string; readonly bun?: string; readonly deno?: string };
  getBuiltinModule?(name: 'node:v8'): { setFlagsFromString(flags: string): void };
}

const firstNodeThatRevectorises = 24;

function setRevectorisation(on: boolean): boolean {
  const host = (globalThis as { process?: HostProcess }).process;
  const { node, bun, deno } = host?.versions ?? {};
  const isNewNode = !bun && !deno && Number.parseInt(node ?? '', 10) >= firstNodeThatRevectorises;
  if (!isNewNode || host?.arch !== 'x64' || !host.getBuiltinModule) return false;
  host.getBuiltinModule('node:v8').setFlagsFromString(`--${on ? '' : 'no-'}experimental-wasm-revectorize`);
  return on;
}
