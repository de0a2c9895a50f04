import { expect, it } from 'vitest';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';

/** What a reader can do with the figures of the paper. */
export function testFigures(site: () => Site): void {
  it('tells the value under the pointer, on the page and enlarged, and by keys', async () => {
    const { page, faults, close } = await visit(site(), 'paper/superposition');
    const figure = page.locator('.paper-figure', { has: page.locator('img[src$="superposition-figure-1.svg"]') });
    const value = figure.locator('.figure-picture-value').first();
    const drawn = figure.locator('.figure-picture-drawn').first();
    await drawn.scrollIntoViewIfNeeded();
    await drawn.hover({ position: { x: 5, y: 5 } });
    await page.waitForFunction((line) => line?.textContent?.startsWith('Point'), await value.elementHandle());
    const figures = (await (await page.request.get(`${site().plain}figures/superposition-figure-1.json`)).json()) as {
      rows: { curves: { y: number[] }[]; matrix: number[][] }[][];
    };
    const eigenvalues = figures.rows[0][0].curves[0].y;
    const scroll = figure.locator('.figure-picture-scroll').first();
    await scroll.focus();
    await scroll.press('ArrowRight');
    const first = await value.textContent();
    expect(first).toMatch(/^m\s=\s10, S\s=\s0\.3.*: rank\sk\s1, eigenvalue/);
    expect(Number(first?.split(' ').at(-1))).toBeCloseTo(eigenvalues[0], 0);
    // The mark of the last key is where the pointer finds the same value.
    const mark = await figure.locator('.demo-mark').first().boundingBox();
    await page.mouse.move((mark?.x ?? 0) + 1, (mark?.y ?? 0) + 1);
    expect(await value.textContent()).toBe(first);
    await figure.getByRole('button', { name: 'Enlarge' }).click();
    const enlarged = figure.locator('dialog .figure-picture-scroll');
    await enlarged.focus();
    await page.waitForFunction(
      (line) => line?.textContent?.startsWith('Point'),
      await figure.locator('dialog .figure-picture-value').elementHandle(),
    );
    await enlarged.press('ArrowRight');
    await enlarged.press('End');
    await enlarged.press('ArrowRight');
    expect(await figure.locator('dialog .figure-picture-value').textContent()).toMatch(/S\s=\s0\.9.*: rank\sk\s1,/);
    expect(faults).toEqual([]);
    await close();
  });
}
