import { expect, it } from 'vitest';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';

/** The longest that a program of a guide may take on a busy machine. */
const patience = 120_000;

/** The programs of the guides, run in their pages, and the pages of the command line, found. */
export function testGuides(site: () => Site): void {
  it('runs every program of the guides to the values that are printed beside it', async () => {
    const { page, faults, close } = await visit(site(), '');
    let programs = 0;
    let shown = 0;
    const failed: string[] = [];
    for (const path of site().pages.filter((name) => name.startsWith('guides/'))) {
      await page.goto(site().plain + path);
      const snippets = page.locator('.snippet');
      for (let index = 0; index < (await snippets.count()); index++) {
        const snippet = snippets.nth(index);
        await snippet.getByRole('button', { name: 'Run' }).click();
        const status = snippet.getByRole('status');
        await expect.poll(() => status.innerText(), { timeout: patience }).toMatch(/^(done|failed)/);
        const output = await snippet.locator('.snippet-output').innerText();
        if (!(await status.innerText()).startsWith('done')) failed.push(`${path}, program ${index + 1}: ${output}`);
        failed.push(
          ...(await snippet.locator('.claim-verdict.fails').allInnerTexts()).map((text) => `${path}: ${text}`),
        );
        shown += await snippet.locator('.claim-verdict.holds').count();
        programs++;
      }
    }
    expect(failed).toEqual([]);
    expect(programs).toBeGreaterThan(12);
    expect(shown).toBeGreaterThan(30);
    expect(faults).toEqual([]);
    await close();
  }, 600_000);

  it('finds an option of the command line by its name', async () => {
    const { page, close } = await visit(site(), 'cite');
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.locator('.search-input').fill('--collapse');
    const results = page.locator('.result');
    await expect
      .poll(async () => results.evaluateAll((all) => all.slice(0, 5).map((one) => one.getAttribute('href'))))
      .toContainEqual(expect.stringContaining('cli/analyze.html#collapse'));
    await close();
  });

  it('draws the figure of a program, and says that a changed one gives something else', async () => {
    const { page, close } = await visit(site(), 'guides/one-package');
    const snippet = page.locator('.snippet').last();
    await snippet.getByRole('button', { name: 'Run' }).click();
    await snippet.locator('.snippet-figure svg').waitFor();
    await snippet.getByRole('button', { name: 'Edit' }).click();
    const editor = snippet.getByRole('textbox');
    await editor.fill((await editor.inputValue()).replace('drops: [3]', 'drops: [2]'));
    await snippet.getByRole('button', { name: 'Run' }).click();
    await snippet.locator('.claim-verdict.fails').waitFor();
    await editor.fill('const = 1;');
    await snippet.getByRole('button', { name: 'Run' }).click();
    await expect.poll(() => snippet.locator('.snippet-failure').innerText()).toMatch(/\(1:6\)|Unexpected/);
    await snippet.getByRole('button', { name: /Back/ }).click();
    expect(await snippet.getByRole('textbox').count()).toBe(0);
    await close();
  });
}
