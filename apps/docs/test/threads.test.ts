// Tests no single file: the threads of linalg in a page, as Chromium runs them.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, DenseMatrix } from '@entk/core';
import { gram } from '@entk/linalg';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../scripts/serve.mjs';
import { findChromium } from './browser/chromium.js';

const executablePath = findChromium();
const n = 300;

/** What runs in the page: threads asked for, threads there, and the hash of a product made with them. */
const program = `
import { createRandom, DenseMatrix } from '@entk/core';
import { gram } from '@entk/linalg';
import { startThreads } from '@entk/linalg/modes';

globalThis.productWith = async (count) => {
  const random = createRandom(1);
  const matrix = DenseMatrix.generate(${n}, ${n}, () => random.normal());
  const threads = await startThreads({ threads: count });
  const { data } = gram(matrix);
  threads.dispose();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return { count: threads.count, hash: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') };
};
`;

describe.runIf(executablePath)('startThreads in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entk-threads-'));
  let browser: Browser;

  beforeAll(async () => {
    const entry = join(folder, 'entry.js');
    writeFileSync(entry, program);
    writeFileSync(join(folder, 'index.html'), '<script type="module" src="bundle.js"></script>');
    const source = (name: string) => fileURLToPath(new URL(`../../../packages/${name}`, import.meta.url));
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      resolve: {
        conditions: ['@entk/source', 'module', 'browser', 'default'],
        alias: [
          { find: /^@entk\/linalg\/modes$/, replacement: source('linalg/src/modes/index.ts') },
          { find: /^@entk\/linalg$/, replacement: source('linalg/src/index.ts') },
          { find: /^@entk\/core$/, replacement: source('core/src/index.ts') },
        ],
      },
      build: { outDir: folder, emptyOutDir: false, lib: { entry, formats: ['es'], fileName: () => 'bundle.js' } },
    });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    { isolated: true, counts: [1, 2, 3] },
    { isolated: false, counts: [1, 1, 1] },
  ])('gives the bits of Node, isolated: $isolated', async ({ isolated, counts }) => {
    const random = createRandom(1);
    const { data } = gram(DenseMatrix.generate(n, n, () => random.normal()));
    const hash = createHash('sha256').update(new Uint8Array(data.buffer)).digest('hex');
    const server = await serve({ base: '/', folder, isolated });
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.waitForFunction('globalThis.productWith');
    for (const [place, count] of counts.entries()) {
      expect(await page.evaluate(`productWith(${place + 1})`)).toEqual({ count, hash });
    }
    await page.close();
    await server.close();
  });
});
