import { expect, it } from 'vitest';
import { demoPages, enter, news, press } from '../browser/demo.js';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';
import { heapGrowth } from '../tolerances.js';
import { smallFields } from './superposition.js';

/** What the demos have in common: their settings, and what is started, stopped and left. */
export function testRuns(site: () => Site): void {
  it('lets no setting out of its range in', async () => {
    const { page, close } = await visit(site(), 'live/superposition');
    const steps = page.getByLabel('training steps', { exact: true });
    const train = page.getByRole('button', { name: 'Train', exact: true });
    await steps.fill('99999');
    await expect.poll(() => train.isDisabled()).toBe(true);
    expect(await page.locator('.demo-message').innerText()).toBe('training steps must be from 100 to 10000');
    await page.keyboard.press('Tab');
    expect(await steps.inputValue()).toBe('10000');
    expect(await train.isDisabled()).toBe(false);
    await steps.fill('');
    await page.keyboard.press('Tab');
    expect(await steps.inputValue()).toBe('10000');
    await enter(page, { 'hidden units m': 60 });
    await expect.poll(() => train.isDisabled()).toBe(true);
    expect(await page.locator('.demo-message').innerText()).toMatch(/m must be at most n = 50/);
    await close();
  });

  it('says plainly that a browser has no WebAssembly SIMD', async () => {
    const { page, close } = await visit(site(), 'guides/getting-started');
    await page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    for (const path of demoPages) {
      await page.goto(site().plain + path);
      await page.getByText('has no SIMD instructions').waitFor();
      expect(await page.locator('.demo-button').isDisabled()).toBe(true);
      // What was computed before the page needs none.
      await expect.poll(() => page.locator('.demo-drawing svg').count()).toBeGreaterThan(0);
    }
    await page.goto(`${site().plain}live/grokking?p=17&cliff=first`);
    await page.getByText('that of the address cannot be trained in this browser').waitFor();
    await expect.poll(() => page.locator('.demo-drawing svg').count()).toBe(4);
    await page.getByLabel('checkpoint', { exact: true }).fill('0');
    await page.locator('.demo-words', { hasText: /Epoch 0: drops/ }).waitFor();
    await close();
  });

  it('stops when asked, and can start again', async () => {
    const { page, faults, close } = await visit(site(), 'live/superposition');
    await enter(page, { ...smallFields, 'training steps': 10_000 });
    await press(page, 'Train');
    await page.getByText(/step \d+ of 10,000/).waitFor();
    await press(page, 'Stop');
    expect(await news(page, /Stopped/)).toBe('Stopped.');
    expect(page.workers()).toHaveLength(1);
    await enter(page, { 'training steps': 100 });
    await press(page, 'Train');
    expect(await news(page, /Trained/)).toMatch(/Trained/);
    expect(faults).toEqual([]);
    await close();
  });

  it('leaves no worker behind and no heap, however often a demo is left and opened again', async () => {
    const { page, faults, close } = await visit(site(), 'live/grokking');
    const session = await page.context().newCDPSession(page);
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      return ((await session.send('Runtime.getHeapUsage')) as { usedSize: number }).usedSize;
    };
    const sizes: number[] = [];
    for (let round = 0; round < 5; round++) {
      await page.getByRole('link', { name: 'Grokking', exact: true }).first().click();
      await page.getByLabel('modulus p').selectOption('7');
      await press(page, 'Train');
      await page.getByText(/^seed 0 · epoch \d+ of 500/).waitFor();
      expect(page.workers()).toHaveLength(1);
      await page.getByRole('link', { name: 'Getting started' }).first().click();
      await page.waitForURL(/getting-started/);
      await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
      sizes.push(await heap());
    }
    // The first rounds fill caches: of the router, of compiled code.
    const [, , third, , fifth] = sizes;
    expect((fifth - third) / 2).toBeLessThan(heapGrowth);
    expect(faults).toEqual([]);
    await close();
  });
}
