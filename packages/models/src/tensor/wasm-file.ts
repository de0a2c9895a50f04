import { EntkError, MisuseError } from '@entk/core';

/** The build that is run. */
export const simdBuild = 'tfjs-backend-wasm-simd.wasm';

/** A module of nothing, and one that holds an instruction of SIMD. */
const emptyModule = [0, 97, 115, 109, 1, 0, 0, 0];
const simdModule = emptyModule.concat([1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11]);

/**
 * Requires that the host runs WebAssembly with SIMD, and lets a page compile it.
 *
 * @throws EntkError that says which it does not.
 */
export async function requireWasm(caller: string): Promise<void> {
  const host = (globalThis as { readonly WebAssembly?: typeof WebAssembly }).WebAssembly;
  if (!host?.validate(Uint8Array.from(simdModule))) {
    throw new EntkError(
      `${caller}: the host must run WebAssembly with SIMD, and this one does not; use a browser of 2021 or later, or Node 20.19`,
    );
  }
  try {
    await host.compile(Uint8Array.from(emptyModule));
  } catch (cause) {
    const error = new EntkError(
      `${caller}: the page must be allowed to compile WebAssembly; add 'wasm-unsafe-eval' to script-src of its Content-Security-Policy`,
    );
    error.cause = cause;
    throw error;
  }
}

/** Pages of 64 kB: as much as the backend begins with. */
const firstPages = 256;

/**
 * Requires that the host grants the memory that the backend begins with. tfjs says of a refusal only that it did not
 * start.
 *
 * @throws EntkError whose `cause` is what the host said.
 */
export function requireMemory(caller: string): void {
  try {
    void new WebAssembly.Memory({ initial: firstPages });
  } catch (cause) {
    const error = new EntkError(`${caller}: the host must grant memory to WebAssembly, and refused it`);
    error.cause = cause;
    throw error;
  }
}

/**
 * Says why the backend did not start although the host could run it: what is at the address of its file.
 *
 * @param address Where the file should be; undefined where tfjs looks for it beside its own script.
 */
export async function fileFault(caller: string, address: string | undefined, cause: unknown): Promise<EntkError> {
  const found = address === undefined ? undefined : await whatIsAt(address);
  const error = new MisuseError({
    in: caller,
    rule:
      address === undefined
        ? `${simdBuild} must be beside the script of @tensorflow/tfjs-backend-wasm`
        : `wasmPaths must lead to ${simdBuild}`,
    context: found === undefined ? undefined : `${found} at ${address}`,
    remedy:
      address === undefined
        ? 'give its address as wasmPaths'
        : 'give the address of that file of @tensorflow/tfjs-backend-wasm, or of its folder with a / at the end',
  });
  error.cause = cause;
  return error;
}

/** An address as a person can open it: whole in a page, as it is elsewhere. */
export function wholeAddress(address: string): string {
  const page = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  return page !== undefined && URL.canParse(address, page) ? new URL(address, page).href : address;
}

async function whatIsAt(address: string): Promise<string> {
  try {
    const bytes = await bytesAt(address);
    if (typeof bytes === 'string') return bytes;
    if (emptyModule.every((byte, index) => bytes[index] === byte)) return 'another WebAssembly file';
    if (bytes.length === 0) return 'an empty file';
    const start = new TextDecoder().decode(bytes.subarray(0, 100)).trimStart();
    return start.startsWith('<') ? 'an HTML page, not WebAssembly,' : 'a file that is not WebAssembly';
  } catch (error) {
    return `nothing to be read (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** The bytes of a file, or the words with which a server refuses it. */
async function bytesAt(address: string): Promise<Uint8Array | string> {
  const files = nodeFiles();
  if (files && !/^https?:/.test(address)) return files.readFileSync(address);
  const response = await fetch(address);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : `status ${response.status}`;
}

/** Files of Node, where this is Node; a bundler for pages is to see no import of them. */
function nodeFiles(): { readFileSync(path: string): Uint8Array } | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.('node:fs') as ReturnType<typeof nodeFiles>;
}
