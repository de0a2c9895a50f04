import { expect, it } from 'vitest';
import { demoPages } from '../browser/demo.js';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';
import { tabsToDemo } from '../tolerances.js';

/** The way to a demo without a pointer. */
export function testKeyboard(site: () => Site): void {
  it('leads to every demo in a few presses of Tab', async () => {
    for (const path of demoPages) {
      const { page, close } = await visit(site(), path);
      await page.locator('.demo').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the demo');
      await page.keyboard.press('Enter');
      let presses = 1;
      const inDemo = () => page.evaluate(() => document.activeElement?.matches('.demo :is(button, input, select)'));
      while (presses < tabsToDemo && !(await inDemo())) {
        await page.keyboard.press('Tab');
        presses++;
      }
      expect(presses).toBeLessThan(tabsToDemo);
      await close();
    }
  });
}
