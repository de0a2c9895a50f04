// Serves the built site as a plain static host would, below a folder if DOCS_BASE names one. `serve()` for the tests
// and the pictures; run by itself it prints the address and stays.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { usualPort, portOf } from './port.mjs';

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
 * Starts a server on a free port: on `port`, or the next above it that is free.
 *
 * @param {{ base?: string, folder?: string, isolated?: boolean, port?: number }} options `isolated` sends the headers
 *   that make a page cross-origin isolated.
 * @returns {Promise<{ address: string, port: number, close: () => Promise<void> }>} The address ends in the base.
 */
export async function serve({ base = process.env.DOCS_BASE ?? '/', folder = built, isolated = false, port = 0 } = {}) {
  const server = createServer((request, response) => {
    const path = pathOf(request.url);
    if (path === undefined) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('400: not an address\n');
      return;
    }
    const file = path.startsWith(base) ? fileFor(folder, path.slice(base.length)) : undefined;
    const found = file ?? fileFor(folder, '404.html');
    if (found === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404: not found\n');
      return;
    }
    const headers = { 'content-type': types[extname(found)] ?? 'application/octet-stream' };
    if (isolated) {
      headers['cross-origin-opener-policy'] = 'same-origin';
      headers['cross-origin-embedder-policy'] = 'require-corp';
    }
    response.writeHead(file === undefined ? 404 : 200, headers);
    // A file that goes away meanwhile, or a reader that does, ends this response and nothing else.
    pipeline(createReadStream(found), response, () => {});
  });
  const taken = await listen(server, port);
  return {
    address: `http://127.0.0.1:${taken}${base}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** Listens on the port, or on the first above it that no other program has; 0 is any. */
async function listen(server, port) {
  for (let candidate = port; ; candidate++) {
    try {
      return await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(candidate, '127.0.0.1', () => {
          server.off('error', reject);
          resolve(server.address().port);
        });
      });
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || candidate === 65535) throw error;
    }
  }
}

/** The path of a request as text; undefined for what is no address, or has bytes that are not UTF-8. */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(`http://localhost${url.startsWith('/') ? url : '/'}`).pathname);
  } catch {
    return undefined;
  }
}

function fileFor(folder, path) {
  const file = join(folder, normalize(`/${path}`));
  const candidates = [file, join(file, 'index.html'), `${file}.html`];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = portOf(process.argv.slice(2)) ?? usualPort;
  try {
    const { address, port } = await serve({ port: wanted });
    if (port !== wanted) process.stderr.write(`port ${wanted} is taken\n`);
    process.stdout.write(`${address}\n`);
  } catch (error) {
    process.stderr.write(`site: ${error.message}; --port gives another port\n`);
    process.exitCode = 2;
  }
}
