// A page that Vite builds from the installed packages, run in Chromium where there is one.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from './chromium.mjs';
import { expectedNumbers, judge } from './project.mjs';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

export async function pageLane({ folder }, { report, complain }) {
  const began = performance.now();
  await build({ root: folder, configFile: false, logLevel: 'error', build: { target: 'es2022' } });
  const executablePath = findChromium();
  if (!executablePath) {
    report('built by Vite; not run: no Chromium was found (ENTK_CHROMIUM names one)');
    return;
  }
  const server = createServer((request, response) => serve(join(folder, 'dist'), request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => complain(error.message));
    await page.goto(`http://127.0.0.1:${server.address().port}/?p=${expectedNumbers().p}`);
    const { failures, near } = judge(await page.evaluate(() => globalThis.outcome));
    for (const failure of failures) complain(`Chromium ${browser.version()}: ${failure}`);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    report(`built by Vite, Chromium ${browser.version()}: ${near} (${seconds} s)`);
  } finally {
    await browser.close();
    server.close();
  }
}

function serve(folder, { url }, response) {
  const path = join(folder, normalize(new URL(url, 'http://localhost').pathname));
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
  if (!existsSync(file)) return response.writeHead(404).end();
  return response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream').end(readFileSync(file));
}
