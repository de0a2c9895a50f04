// Trains the transformer that the live demo opens with, as the demo's own worker does, and writes what it would have shown
// into public/examples. The same seed gives the same bytes; the file is committed, so a build does not train.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initialiseBackend } from '@entk/models';
import { createServer } from 'vite';

const docs = fileURLToPath(new URL('..', import.meta.url));
const vite = await createServer({
  root: docs,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
});
const { TransformerSession } = await vite.ssrLoadModule('/demos/addition-transformer/session.ts');
const { openingSettings } = await vite.ssrLoadModule('/demos/addition-transformer/settings.ts');
const { rounded } = await vite.ssrLoadModule('/demos/addition-transformer/finished-run.ts');

const session = new TransformerSession(initialiseBackend);
const checkpoints = [];
let latest;
await session.train(openingSettings, (message) => {
  latest = message;
  checkpoints.push(message.checkpoint);
  process.stderr.write(`epoch ${message.checkpoint.epoch}: test accuracy ${message.testAccuracy.at(-1)}\n`);
});
mkdirSync(`${docs}/public/examples/addition-transformer`, { recursive: true });
const run = rounded({ settings: openingSettings, latest, checkpoints });
writeFileSync(`${docs}/public/examples/addition-transformer/run.json`, `${JSON.stringify(run)}\n`);
await vite.close();
