import { MisuseError } from '@entk/core';
import { simdBuild } from './wasm-file.js';

/** tfjs asks for an address of each; only the one with SIMD is ever run. */
const builds = [simdBuild, 'tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'];

/** What tfjs wants to know, from the address of a folder, of the build with SIMD, or of builds by name. */
export function wasmAddresses(wasmPaths: string | Record<string, string>): Record<string, string> {
  if (typeof wasmPaths === 'string') {
    return Object.fromEntries(builds.map((name) => [name, wasmPaths.endsWith('/') ? wasmPaths + name : wasmPaths]));
  }
  const simd: unknown = (wasmPaths as Record<string, string> | null)?.[simdBuild];
  if (typeof simd !== 'string') {
    const isList = typeof wasmPaths === 'object' && wasmPaths !== null && simd === undefined;
    throw new MisuseError({
      in: 'initialiseBackend',
      rule: `wasmPaths must name ${simdBuild}`,
      got: isList ? Object.keys(wasmPaths) : (simd ?? wasmPaths),
      remedy: 'give the address of that file, or of its folder with a / at the end',
    });
  }
  return { ...Object.fromEntries(builds.map((name) => [name, simd])), ...wasmPaths };
}
