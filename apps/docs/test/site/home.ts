import { cpus, loadavg } from 'node:os';
import { expect, it } from 'vitest';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';
import { firstPaint, homeScript } from '../tolerances.js';

/** The first screen. */
export function testHome(site: () => Site): void {
  it('shows the idea at once, with little script', async () => {
    const paints: number[] = [];
    for (let round = 0; round < 3; round++) {
      const { page, faults, scriptBytes, close } = await visit(site(), '', { reducedMotion: 'reduce' });
      await page.waitForLoadState('networkidle');
      const [paint] = await page.evaluate(() =>
        performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime),
      );
      paints.push(paint);
      expect(await scriptBytes()).toBeLessThan(homeScript);
      expect(faults).toEqual([]);
      await close();
    }
    // A busy machine is no fault of the page: its work waits for as many others as there are for a core.
    const waiting = Math.max(1, loadavg()[0] / cpus().length);
    expect(Math.min(...paints)).toBeLessThan(firstPaint * waiting);
  });

  it('is moved by the reader, and needs no WebAssembly', async () => {
    const { page, close } = await visit(site(), 'guides/getting-started', { reducedMotion: 'reduce' });
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
    });
    await page.goto(site().plain);
    const words = page.locator('.first figcaption');
    expect(await words.innerText()).toMatch(/A second cliff has come, to k\s=\s65/);
    const curve = () => page.locator('.first-now').getAttribute('d');
    const before = await curve();
    await page.locator('.first input').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => words.innerText()).toMatch(/It learns by heart/);
    expect(await curve()).not.toBe(before);
    await page.keyboard.press('End');
    await expect.poll(curve).toBe(before);
    await close();
  });

  it('plays by itself only where motion is welcome', async () => {
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      const { page, close } = await visit(site(), '', { reducedMotion });
      const button = page.getByRole('button', { name: reducedMotion === 'reduce' ? 'Play' : 'Pause', exact: true });
      await button.waitFor();
      expect(await button.isVisible()).toBe(true);
      if (reducedMotion === 'no-preference') await page.getByText(/It learns by heart/).waitFor();
      await close();
    }
  });
}
