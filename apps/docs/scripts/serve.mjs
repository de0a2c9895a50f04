// Serves the built site as a plain static host would, below a folder if DOCS_BASE names one. `serve()` for the tests
// and the pictures; run by itself it prints the address and stays.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.safetensors': 'application/octet-stream',
  '.npz': 'application/octet-stream',
};

/** The folder that `pnpm --filter docs build` writes. */
export const built = fileURLToPath(new URL('../.vitepress/dist', import.meta.url));

/**
 * Starts a server on a free port.
 *
 * @param {{ base?: string, folder?: string, isolated?: boolean, port?: number }} options `isolated` sends the headers
 *   that make a page cross-origin isolated.
 * @returns {Promise<{ address: string, close: () => Promise<void> }>} The address ends in the base.
 */
export async function serve({ base = process.env.DOCS_BASE ?? '/', folder = built, isolated = false, port = 0 } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = pathname.startsWith(base)
      ? fileFor(folder, decodeURIComponent(pathname.slice(base.length)))
      : undefined;
    const found = file ?? join(folder, '404.html');
    const headers = { 'content-type': types[extname(found)] ?? 'application/octet-stream' };
    if (isolated) {
      headers['cross-origin-opener-policy'] = 'same-origin';
      headers['cross-origin-embedder-policy'] = 'require-corp';
    }
    response.writeHead(file === undefined ? 404 : 200, headers);
    createReadStream(found).pipe(response);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function fileFor(folder, path) {
  const file = join(folder, normalize(`/${path}`));
  const candidates = [file, join(file, 'index.html'), `${file}.html`];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serve({ port: 4173 });
  process.stdout.write(`${address}\n`);
}
