import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { news, press } from '../browser/demo.js';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';

/** That what a reader sees is in the address, and comes back with it. */
export function testAddresses(site: () => Site): void {
  it('opens the network, cliff, rotation and checkpoint that an address of the grokking demo names', async () => {
    const query = '?p=7&hidden-units=16&epochs=50&seed=4&cliff=first&way=two-stages&epoch=46';
    const { page, faults, close } = await visit(site(), `live/grokking${query}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const restored = async () => {
      expect(await news(page, /Trained/)).toMatch(/Trained/);
      await page.locator('output', { hasText: /^epoch 46$/ }).waitFor();
      await page.locator('.demo-words', { hasText: /^Epoch 46: / }).waitFor();
      await page.locator('.demo-words', { hasText: /functions of a and b have.* of a rotated vector/ }).waitFor();
      expect(await page.getByLabel('hidden units n').inputValue()).toBe('16');
      expect(await pressed(page)).toEqual(['first cliff (layer 1)', 'rotate in two stages']);
      expect(new URL(page.url()).search).toBe(query);
      return page.locator('.demo-words').allInnerTexts();
    };
    const words = await restored();
    await page.reload();
    expect(await restored()).toEqual(words);
    await press(page, 'rotate by hidden units');
    await expect.poll(() => new URL(page.url()).search).toContain('way=units');
    await press(page, 'Copy link');
    await page.getByText('The link is on the clipboard.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await press(page, 'Copy as command');
    expect(await page.locator('.demo-code').innerText()).toContain(
      'entk train modular-addition --p 7 --hidden-units 16',
    );
    expect(faults).toEqual([]);
    await close();
  });

  it('opens finished runs as an address asks, without a worker', async () => {
    const { page, faults, close } = await visit(site(), 'live/superposition?beta=0&basis=by-outputs&normalise=no');
    await page.getByText('Features in the rotated vectors at β = 0', { exact: true }).waitFor();
    expect(await page.getByLabel('divide columns by their length').isChecked()).toBe(false);
    expect(await page.getByLabel('importance rescaling β').inputValue()).toBe('0');
    await page.goto(`${site().plain}live/addition-transformer?kernel=full&epoch=0`);
    await page.locator('.demo-words', { hasText: /^Epoch 0, all parameters: / }).waitFor();
    expect(await pressed(page)).toEqual(['all parameters']);
    await page.goto(`${site().plain}live/grokking?cliff=first&epoch=0`);
    await page.locator('.demo-words', { hasText: /functions of a and b have/ }).waitFor();
    expect(page.workers()).toHaveLength(0);
    expect(faults).toEqual([]);
    await close();
  });

  it('gives the worker the network on show when it is asked for more', async () => {
    const { page, faults, close } = await visit(site(), 'live/superposition?beta=0.55');
    await page.getByText('Spectrum of the eNTK at β = 0.55', { exact: true }).waitFor();
    expect(page.workers()).toHaveLength(1);
    expect(await page.locator('.demo-progress').innerText()).toMatch(/^trained beforehand/);
    expect(faults).toEqual([]);
    await close();
  });

  it('says what in an address is nonsense, and takes the usual', async () => {
    const { page, faults, close } = await visit(site(), 'live/grokking?p=30&alpha=2&epoch=77&colour=red');
    await page.getByText('The address says p = 30, but p must be one of 7, 11,').waitFor();
    await page.getByText('alpha = 2, but training share α must be from 0.3 to 0.95: taken as 0.7.').waitFor();
    await page.getByText('“colour”, which is no setting of this page').waitFor();
    await page.getByText('There is no checkpoint of epoch 77: on show is epoch 79.').waitFor();
    expect(await page.locator('.demo-progress').innerText()).toMatch(/^trained beforehand · seed 0/);
    await page.goto(`${site().plain}live/superposition?features=10&hidden-units=20`);
    await page.getByText('settings that do not go together, since m must be at most n = 10').waitFor();
    expect(await page.getByLabel('features n').inputValue()).toBe('50');
    expect(faults).toEqual([]);
    await close();
  });
}

function pressed(page: Page): Promise<string[]> {
  return page.locator('.demo [aria-pressed="true"]').allInnerTexts();
}
