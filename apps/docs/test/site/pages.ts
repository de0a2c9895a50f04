import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { demoPages, news, press } from '../browser/demo.js';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';
import { firstViewScript } from '../tolerances.js';

/** What holds of whole pages. */
export function testPages(site: () => Site): void {
  it('asks for less than 400 kB of script before anything is started', async () => {
    const sizes: number[] = [];
    for (const path of demoPages) {
      const { page, scriptBytes, close } = await visit(site(), path);
      await page.locator('.demo').waitFor();
      await page.waitForLoadState('networkidle');
      sizes.push(await scriptBytes());
      await close();
    }
    expect(Math.min(...sizes)).toBeGreaterThan(50_000);
    expect(Math.max(...sizes)).toBeLessThan(firstViewScript);
  });

  it.each(['light', 'dark'] as const)('has no serious finding of axe on any page, %s', async (colorScheme) => {
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    const findings: string[] = [];
    const { page, faults, close } = await visit(site(), '', { colorScheme });
    for (const path of site().pages) {
      await page.goto(site().plain + path);
      if (demoPages.includes(path)) await page.locator('.demo').waitFor();
      if (path === 'live/your-network') {
        await press(page, /Example: Modular/);
        await news(page, /Done/);
      }
      await page.addScriptTag({ path: axe });
      findings.push(...(await seriousFindings(page, colorScheme)).map((finding) => `${path}: ${finding}`));
    }
    expect(site().pages.length).toBeGreaterThan(8);
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
}

/** Of a dark page contrast alone: the rest is what the light one has. */
async function seriousFindings(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  const rules = colorScheme === 'light' ? {} : { runOnly: ['color-contrast'] };
  return page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(options);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, rules);
}
