// Takes a picture of pages of the built site, in both themes, at desktop and at phone width, into pictures/ (not
// committed): `node scripts/pictures.mjs`, or with the paths of pages. Chromium is that of CHROMIUM, or
// /usr/bin/chromium.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const out = fileURLToPath(new URL('../pictures', import.meta.url));
const docs = fileURLToPath(new URL('..', import.meta.url));
// Every page that is written by hand or has its own shape, and of the API its index and one page of each kind.
const written = ['', 'guides/', 'live/', 'paper/', 'cli/'].flatMap((folder) =>
  readdirSync(join(docs, folder))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => folder + name.replace(/(^index)?\.md$/, '')),
);
const every = [
  ...written,
  '404',
  'api/',
  'api/spectral/',
  'api/spectral/functions/findCliffs',
  'api/spectral/interfaces/Cliff',
];
const pages = process.argv.length > 2 ? process.argv.slice(2) : every;

mkdirSync(out, { recursive: true });
const { address, close } = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const theme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 844 } });
    const page = await context.newPage();
    page.on(
      'console',
      (message) => message.type() === 'error' && process.stderr.write(`${page.url()}: ${message.text()}\n`),
    );
    page.on('request', (request) => {
      if (!request.url().startsWith('http://127.0.0.1'))
        process.stderr.write(`${page.url()}: asks for ${request.url()}\n`);
    });
    for (const path of pages) {
      await page.goto(address + path, { waitUntil: 'networkidle' });
      // Pictures further down load when they are scrolled to.
      await page.evaluate(async () => {
        for (const image of document.images) image.loading = 'eager';
        await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined)));
      });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) process.stderr.write(`${path} at ${width} px: ${wide} px too wide\n`);
      const name = `${path.replaceAll('/', '-') || 'home'}.${theme}.${width}.png`;
      await page.screenshot({ path: join(out, name), fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
await close();
