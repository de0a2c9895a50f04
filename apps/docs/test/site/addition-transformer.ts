import { expect, it } from 'vitest';
import { downloadedArrays, enter, figure, news, press } from '../browser/demo.js';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';

/** The demo of the transformer. */
export function testAdditionTransformer(site: () => Site): void {
  it('opens with a run that groks, and replaces it with one of the reader’s', async () => {
    const { page, faults, close } = await visit(site(), 'live/addition-transformer');
    const words = page.locator('.demo-words');
    await words.filter({ hasText: /Test accuracy reaches 99.5/ }).waitFor();
    expect(await page.locator('.demo-progress').innerText()).toMatch(
      /trained beforehand · seed 0 · epoch 1000 of 1000/,
    );
    expect(await page.getByLabel('checkpoint', { exact: true }).inputValue()).toBe('20');
    await press(page, 'W_Q');
    await words.filter({ hasText: /Epoch 1000, W_Q/ }).waitFor();
    await page.getByLabel('checkpoint', { exact: true }).fill('0');
    await words.filter({ hasText: /Epoch 0, W_Q/ }).waitFor();

    await page.getByLabel('modulus p').selectOption('11');
    await enter(page, { epochs: 50, seed: 3 });
    await press(page, 'Train');
    expect(await news(page, /Trained/)).toMatch(/ten spectra at each of \d+ checkpoints/);
    expect(await page.locator('.demo-progress').innerText()).toMatch(/^seed 3 · epoch 50 of 50/);
    await press(page, 'all parameters');
    await words.filter({ hasText: /Epoch 50, all parameters/ }).waitFor();
    expect(await figure(page, 'Spectrum of the chosen kernel').locator('svg').count()).toBe(1);
    const arrays = await downloadedArrays(page, /arrays/);
    expect(arrays.get('unembed.W_U')?.shape).toEqual([64, 12]);
    expect(faults).toEqual([]);
    await close();
  });

  it('fits a phone', async () => {
    const { page, close } = await visit(site(), 'live/addition-transformer');
    await page.setViewportSize({ width: 390, height: 800 });
    await page.locator('.demo-words', { hasText: /Test accuracy/ }).waitFor();
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1]);
    await close();
  });
}
