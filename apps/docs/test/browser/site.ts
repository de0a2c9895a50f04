import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

/** The site below a folder, as on a host of many sites: what works there works at a root. */
const base = '/entk/';

const docs = fileURLToPath(new URL('../..', import.meta.url));

/** The built site, served twice, and a browser to look at it. */
export interface Site {
  readonly browser: Browser;
  /** Addresses that end in the base. */
  readonly plain: string;
  /** Served with the headers that make a page cross-origin isolated. */
  readonly isolated: string;
  /** Paths of the pages below the base, those of the API reference but one left out: they are all made alike. */
  readonly pages: readonly string[];
  close(): Promise<void>;
}

/**
 * Builds the site into a folder of its own, serves it, and opens the browser. A site that was built before, below
 * `/entk/`, is tested as it is where `ENTK_SITE` names its folder: a test that is being written need not wait.
 */
export async function openSite(executablePath: string): Promise<Site> {
  const before = process.env['ENTK_SITE'];
  const folder = before ?? mkdtempSync(join(tmpdir(), 'entk-site-'));
  if (before === undefined) await build(folder);
  const plain = await serve({ base, folder });
  const isolated = await serve({ base, folder, isolated: true });
  // As root, as in a container, Chromium starts only without its sandbox.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--js-flags=--expose-gc'] });
  return {
    browser,
    plain: plain.address,
    isolated: isolated.address,
    pages: pagesIn(folder),
    async close() {
      await browser.close();
      await plain.close();
      await isolated.close();
      if (before === undefined) rmSync(folder, { recursive: true });
    },
  };
}

async function build(folder: string): Promise<void> {
  if (referenceIsStale()) await run(process.execPath, ['scripts/api.mjs']);
  await run('node_modules/.bin/vitepress', ['build', '--outDir', folder]);
}

/** Whether the API pages, which guides link to, are missing or older than a source. */
function referenceIsStale(): boolean {
  const reference = join(docs, 'api/index.md');
  if (!existsSync(reference)) return true;
  const packages = join(docs, '../../packages');
  const made = statSync(reference).mtimeMs;
  return readdirSync(packages).some((name) => {
    const source = join(packages, name, 'src');
    return readdirSync(source, { recursive: true, encoding: 'utf8' }).some(
      (file) => statSync(join(source, file)).mtimeMs > made,
    );
  });
}

function pagesIn(folder: string): string[] {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html') && file !== '404.html')
    .map((file) => file.replace(/(index)?\.html$/, ''))
    .sort();
  const reference = pages.filter((page) => page.startsWith('api/'));
  return [...pages.filter((page) => !page.startsWith('api/')), ...reference.slice(1, 2)];
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: docs, env: { ...process.env, DOCS_BASE: base, NO_COLOR: '1' } });
    let output = '';
    const keep = (data: Buffer) => (output += data.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} failed:\n${output.slice(-4000)}`)),
    );
  });
}
