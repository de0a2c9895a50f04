import { readFileSync } from 'node:fs';
import { readNpz } from '@entk/formats';
import type { Locator, Page } from 'playwright-core';

/** Paths of the pages with a demo. */
export const demoPages = [
  'live/superposition',
  'live/grokking',
  'live/addition-transformer',
  'live/your-network',
  'live/language-model',
];

/** Settings by the labels of their fields, entered as a reader does. */
export async function enter(page: Page, settings: Readonly<Record<string, number>>): Promise<void> {
  for (const [label, value] of Object.entries(settings)) {
    await page.getByLabel(label, { exact: true }).fill(String(value));
    await page.keyboard.press('Tab');
  }
}

/** Presses a button by its words. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
}

/** Waits until the demo says something, or says that something failed. */
export async function news(page: Page, words: RegExp): Promise<string> {
  const told = page.locator('.demo-news').filter({ hasText: words });
  const failed = page.locator('.demo-message.is-error');
  await told.or(failed).first().waitFor();
  return (await failed.count()) > 0 ? `failed: ${await failed.first().innerText()}` : told.innerText();
}

/** The figure under a heading. */
export function figure(page: Page, heading: string | RegExp): Locator {
  return page.locator('figure', { has: page.getByText(heading) });
}

/** Arrays of an .npz that a button gives. */
export async function downloadedArrays(page: Page, name: RegExp): Promise<ReturnType<typeof readNpz>> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
  return readNpz(new Uint8Array(readFileSync(await download.path())));
}

/** Corners of the first curve of a drawn figure, in px of the figure. */
export async function curvePoints(drawn: Locator): Promise<[number, number][]> {
  return drawn.evaluate((node) => {
    const curve = node.querySelector<SVGPathElement>('g[aria-label="line"] path');
    const { e: left, f: top } = curve?.getCTM() ?? { e: Number.NaN, f: Number.NaN };
    const numbers = (curve?.getAttribute('d') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
    return Array.from({ length: numbers.length / 2 }, (_, index) => [
      numbers[2 * index] + left,
      numbers[2 * index + 1] + top,
    ]);
  });
}
