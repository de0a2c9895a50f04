import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EntkError } from '@entk/core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fileFault, requireMemory, requireWasm, wholeAddress } from '../../src/tensor/wasm-file.js';

afterEach(() => vi.unstubAllGlobals());

describe('requireWasm', () => {
  it('lets a host through that compiles WebAssembly with SIMD', async () => {
    await expect(requireWasm('f')).resolves.toBeUndefined();
  });

  it('tells a host without SIMD from a page that may not compile', async () => {
    vi.stubGlobal('WebAssembly', { ...WebAssembly, validate: () => false });
    await expect(requireWasm('f')).rejects.toThrow(
      new EntkError(
        'f: the host must run WebAssembly with SIMD, and this one does not; use a browser of 2021 or later, or Node 20.19',
      ),
    );
    vi.stubGlobal('WebAssembly', undefined);
    await expect(requireWasm('f')).rejects.toThrow('f: the host must run WebAssembly with SIMD');
    vi.unstubAllGlobals();
    const refused = new WebAssembly.CompileError('violates the following Content Security Policy directive');
    vi.stubGlobal('WebAssembly', { validate: WebAssembly.validate, compile: () => Promise.reject(refused) });
    const failed = requireWasm('f');
    await expect(failed).rejects.toThrow(EntkError);
    await expect(failed).rejects.toThrow("add 'wasm-unsafe-eval' to script-src of its Content-Security-Policy");
    await expect(failed).rejects.toMatchObject({ cause: refused });
  });
});

it('requireMemory tells a host that grants none from a file that is not there', () => {
  expect(() => requireMemory('f')).not.toThrow();
  const refused = new RangeError('WebAssembly.Memory(): could not allocate memory');
  const Memory = vi.fn<() => void>(function memory() {
    throw refused;
  });
  vi.stubGlobal('WebAssembly', { Memory });
  expect(() => requireMemory('f')).toThrow(
    expect.objectContaining({
      message: 'f: the host must grant memory to WebAssembly, and refused it',
      cause: refused,
    }),
  );
});

describe('fileFault', () => {
  const answers: Record<string, readonly [number, Uint8Array | string]> = {
    '/missing.wasm': [404, 'Not found'],
    '/page.wasm': [200, '  <html></html>'],
    '/empty.wasm': [200, ''],
    '/text.wasm': [200, 'version https://git-lfs.github.com/spec/v1'],
    '/other.wasm': [200, Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)],
  };
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      const [status, body] = answers[url];
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it.each([
    ['/missing.wasm', 'status 404 at '],
    ['/page.wasm', 'an HTML page, not WebAssembly, at '],
    ['/empty.wasm', 'an empty file at '],
    ['/text.wasm', 'a file that is not WebAssembly at '],
    ['/other.wasm', 'another WebAssembly file at '],
  ])('says what a server answers at %s', async (path, words) => {
    const cause = new Error('abort');
    const { message, cause: kept } = await fileFault('f', origin + path, cause);
    expect(message).toContain(`f: wasmPaths must lead to tfjs-backend-wasm-simd.wasm (${words}${origin}${path})`);
    expect(kept).toBe(cause);
  });

  it('says where the file is looked for without an address', async () => {
    const { message } = await fileFault('f', undefined, undefined);
    expect(message).toBe(
      'f: tfjs-backend-wasm-simd.wasm must be beside the script of @tensorflow/tfjs-backend-wasm; give its address as wasmPaths',
    );
  });

  it('names a host that does not answer', async () => {
    const { message } = await fileFault('f', 'http://127.0.0.1:9/a.wasm', undefined);
    expect(message).toMatch(/nothing to be read \(.*\) at http:\/\/127\.0\.0\.1:9\/a\.wasm/);
  });
});

describe('wholeAddress', () => {
  it('is taken from the page where there is one', () => {
    expect(wholeAddress('/assets/a.wasm')).toBe('/assets/a.wasm');
    vi.stubGlobal('location', { href: 'https://example.org/demo/index.html' });
    expect(wholeAddress('../assets/a.wasm')).toBe('https://example.org/assets/a.wasm');
  });
});
