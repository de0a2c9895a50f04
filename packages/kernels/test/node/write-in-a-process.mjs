// Writes the kernel of writing.ts from the sources, in a process of its own that can be killed.
import { fileURLToPath } from 'node:url';
import { createViteServer } from 'vitest/node';

const server = await createViteServer({
  configFile: false,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
  ssr: { resolve: { conditions: ['@entk/source', 'node', 'import', 'module', 'default'] } },
});
const { write } = await server.ssrLoadModule(fileURLToPath(new URL('writing.ts', import.meta.url)));
await write(process.argv[2]);
await server.close();
