// How long the paper's networks take in Chromium at the paper's settings, from pressing Train until every figure and every
// rotation is drawn: with the site built, `node apps/docs/scripts/time-paper.mjs`. DOCS_SITE names another folder that it
// was built into, at the same DOCS_BASE; CHROMIUM names the browser.
import { chromium } from 'playwright-core';
import { built, serve } from './serve.mjs';

/** Five minutes a step, for the slowest machine. */
const patience = 300_000;

const superposition = { path: 'live/superposition', pressed: ['rotate by outputs'] };
const runs = [
  { ...superposition, preset: 'Paper: m = 10, S = 0.3' },
  { ...superposition, preset: 'Paper: m = 10, S = 0.9' },
  { ...superposition, preset: 'Paper: m = 40, S = 0.9 (slow: half a minute)' },
  {
    path: 'live/grokking',
    preset: 'Paper: p = 29, n = 512',
    pressed: ['rotate in two stages', 'rotate by hidden units', 'first cliff (layer 1)', 'rotate in two stages'],
  },
];

const site = await serve({ folder: process.env.DOCS_SITE ?? built });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let sum = 0;
try {
  for (const { path, preset, pressed } of runs) {
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(`${site.address}${path}`);
    const press = (name) => page.getByRole('button', { name, exact: true }).click();
    await press(preset);
    const began = performance.now();
    await press('Train');
    await page.locator('.demo-news', { hasText: /Trained/ }).waitFor();
    await drawn(page);
    const trained = performance.now() - began;
    for (const name of pressed) {
      await press(name);
      await drawn(page);
    }
    const all = performance.now() - began;
    sum += all;
    process.stdout.write(
      `${seconds(all)} s, ${seconds(trained)} s of them before the first rotation: ${path}, ${preset}\n`,
    );
    await page.close();
  }
  process.stdout.write(`${seconds(sum)} s in all\n`);
} finally {
  await browser.close();
  await site.close();
}

/** Waits until no figure is waited for. */
async function drawn(page) {
  await page.waitForTimeout(50);
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .is-busy'));
}

function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(1);
}
