// How long “A language model” takes for a model and a text in Chromium, 16 contexts of 64 tokens: with the site built,
// `node apps/docs/scripts/time-language-model.mjs MODEL.gguf TEXT.txt`. DOCS_SITE names another folder that it was built
// into, at the same DOCS_BASE; CHROMIUM names the browser.
import { chromium } from 'playwright-core';
import { built, serve } from './serve.mjs';

const [model, text] = process.argv.slice(2);
if (!text) {
  process.stderr.write('time-language-model: MODEL and TEXT must be named\n');
  process.exit(2);
}
/** An hour, for the slowest machine. */
const patience = 3_600_000;

const site = await serve({ folder: process.env.DOCS_SITE ?? built });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(`${site.address}live/language-model`);
  await page.locator('.demo-weights').waitFor();
  await page.getByLabel('model', { exact: true }).setInputFiles(model);
  await page.getByLabel('text', { exact: true }).setInputFiles(text);
  const began = performance.now();
  await page.getByRole('button', { name: 'Analyse', exact: true }).click();
  const done = page.locator('.demo-news', { hasText: /^Done in/ });
  const failed = page.locator('.demo-message.is-error');
  await done.or(failed).first().waitFor();
  const words =
    (await failed.count()) > 0 ? await failed.first().innerText() : await page.locator('.demo-progress').innerText();
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${words}\n`);
  if ((await failed.count()) > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await site.close();
}
