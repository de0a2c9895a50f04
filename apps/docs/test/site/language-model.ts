import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { news, press } from '../browser/demo.js';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';

const served = fileURLToPath(new URL('../../public/examples/language-model/', import.meta.url));
const model = ['model.safetensors', 'config.json', 'tokenizer.json', 'tokenizer_config.json'];

/** The demo of a language model. */
export function testLanguageModel(site: () => Site): void {
  it('opens analysed, colours the text by any vector, and takes a reader’s own model and text', async () => {
    const { page, faults, close } = await visit(site(), 'live/language-model');
    await page.locator('.demo-weights').waitFor();
    expect(page.workers()).toHaveLength(0);
    await expect.poll(() => page.locator('.demo-weights button').count()).toBe(14);
    expect(await page.locator('.demo-tokens p').count()).toBe(8);
    await press(page, /^model\.layers\.0\.mlp\.down_proj\.weight/);
    await page.getByRole('group', { name: 'Vectors' }).getByRole('button', { name: '3', exact: true }).click();
    expect(new URL(page.url()).search).toBe('?weight=model.layers.0.mlp.down_proj.weight&vector=3');
    const values = () =>
      page.locator('.demo-tokens span').evaluateAll((all) => all.map((one) => Number((one as HTMLElement).title)));
    const before = await values();
    expect(before).toHaveLength(256);

    // The same weights and text as files of the reader's, computed in the page's worker.
    await page.getByLabel('model', { exact: true }).setInputFiles(model.map((name) => served + name));
    await page.getByLabel('text', { exact: true }).setInputFiles(`${served}text.txt`);
    await page.getByLabel('tokens of a context').fill('32');
    await page.getByLabel('contexts', { exact: true }).fill('8');
    await page.keyboard.press('Tab');
    await press(page, 'Analyse');
    expect(await news(page, /Done/)).toMatch(/^Done/);
    await press(page, /^model\.layers\.0\.mlp\.down_proj\.weight/);
    await page.getByRole('group', { name: 'Vectors' }).getByRole('button', { name: '3', exact: true }).click();
    const again = await values();
    // The sign of a vector is arbitrary; the finished run has four digits.
    const product = again.reduce((sum, value, i) => sum + value * before[i], 0);
    const norm = (all: number[]) => Math.hypot(...all);
    expect(Math.abs(product) / (norm(again) * norm(before))).toBeGreaterThan(0.9999);
    expect(faults).toEqual([]);
    await close();
  });

  it('says of files that are no model what the program says, and keeps the page', async () => {
    const { page, faults, close } = await visit(site(), 'live/language-model');
    await page.locator('.demo-weights').waitFor();
    const weights = readFileSync(`${served}model.safetensors`);
    const give = (name: string, buffer: Buffer, others: readonly string[] = []) =>
      page.getByLabel('model', { exact: true }).setInputFiles([
        { name, mimeType: 'application/octet-stream', buffer },
        ...others.map((other) => ({
          name: other,
          mimeType: 'application/json',
          buffer: readFileSync(served + other),
        })),
      ]);
    const failed = page.locator('.demo-message.is-error');
    await give('broken.gguf', Buffer.from('GGUF\u0003\u0000\u0000\u0000'));
    await press(page, 'Analyse');
    expect(await failed.innerText()).toMatch(/^readGguf: /);
    await give('model.safetensors', weights.subarray(0, 1000), model.slice(1));
    await press(page, 'Analyse');
    await expect.poll(() => failed.innerText()).toMatch(/^readSafetensors: /);
    await give('model.safetensors', weights, ['config.json']);
    await press(page, 'Analyse');
    await expect.poll(() => failed.innerText()).toContain('tokenizer.json must be among the files');
    await page.getByLabel('the text itself').fill('Too short .');
    await page.keyboard.press('Tab');
    await give('model.safetensors', weights, model.slice(1));
    await press(page, 'Analyse');
    await expect.poll(() => failed.innerText()).toMatch(/^textContexts: /);
    expect(faults).toEqual([]);
    await close();
  });
}
