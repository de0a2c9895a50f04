import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A server of pages with the packages in them. */
export interface Host {
  /** The address of a page under a Content-Security-Policy, or without. */
  page(policy?: string): string;
  close(): Promise<void>;
}

const binary = 'tfjs-backend-wasm-simd.wasm';

/** Bundles the page from the sources of the packages, and serves it beside the files that a host may have in place. */
export async function openHost(): Promise<Host> {
  const script = await bundled();
  const models = createRequire(fileURLToPath(new URL('../../../../packages/models/package.json', import.meta.url)));
  const wasm = readFileSync(join(dirname(models.resolve('@tensorflow/tfjs-backend-wasm')), binary));
  const answers: Readonly<Record<string, readonly [number, string, string | Uint8Array]>> = {
    '/page.js': [200, 'text/javascript', script],
    [`/right/${binary}`]: [200, 'application/wasm', wasm],
    [`/untyped/${binary}`]: [200, 'application/octet-stream', wasm],
    [`/page-instead/${binary}`]: [200, 'text/html', '<!doctype html><title>My application</title>'],
    [`/empty/${binary}`]: [200, 'application/wasm', ''],
    [`/cut/${binary}`]: [200, 'application/wasm', wasm.subarray(0, 5000)],
    [`/broken/${binary}`]: [500, 'text/plain', 'no'],
  };
  const server = createServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url ?? '/', 'http://localhost');
    if (pathname === '/') {
      const policy = searchParams.get('policy');
      if (policy) response.setHeader('content-security-policy', policy);
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><script type="module" src="/page.js"></script>');
      return;
    }
    const [status, type, body] = answers[pathname] ?? [404, 'text/plain', 'not here'];
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    page: (policy) => `http://127.0.0.1:${port}/${policy ? `?policy=${encodeURIComponent(policy)}` : ''}`,
    async close() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@entk/source', 'module', 'browser'] },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(new URL('page.ts', import.meta.url)), formats: ['es'], fileName: 'page' },
    },
  });
  const [{ output }] = result as { output: { type: string; code: string }[] }[];
  return output[0].code;
}
