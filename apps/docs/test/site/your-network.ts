import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { downloadedArrays, news, press } from '../browser/demo.js';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';

const served = fileURLToPath(new URL('../../public/examples/modular-addition', import.meta.url));
const examples = fileURLToPath(new URL('../../../cli/examples', import.meta.url));

/** Drops files on the page, all at once. */
async function drop(page: Page, files: readonly (readonly [string, Buffer])[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (given) => {
      const data = new DataTransfer();
      for (const [file, bytes] of given) data.items.add(new File([Uint8Array.from(bytes)], file));
      return data;
    },
    files.map(([name, bytes]) => [name, [...bytes]] as const),
  );
  await page.locator('.demo-drop').dispatchEvent('drop', { dataTransfer: transfer });
}

function filesIn(folder: string): [string, Buffer][] {
  return readdirSync(folder)
    .filter((name) => /\.(safetensors|npy|json|txt)$/.test(name) && name !== 'expected.json')
    .map((name) => [name, readFileSync(`${folder}/${name}`)]);
}

/** The demo of the reader's own network. */
export function testYourNetwork(site: () => Site): void {
  it('opens with an example analysed, analyses others, and a reader’s own files', async () => {
    const { page, faults, close } = await visit(site(), 'live/your-network');
    await page.locator('.demo-words', { hasText: /k\s=\s33 / }).waitFor();
    expect(page.workers()).toHaveLength(0);
    await press(page, /Example: Superposition/);
    await news(page, /Done/);
    expect(await page.locator('.demo-words').first().innerText()).toMatch(/Drops after k\s=\s20 /);
    expect(new URL(page.url()).search).toBe('?example=superposition&collapse=flattened&top=40');
    await page.reload();
    await news(page, /Done/);
    expect(await page.locator('.demo-words').first().innerText()).toMatch(/Drops after k\s=\s20 /);
    await press(page, /Example: Modular/);
    await page.locator('.demo-words', { hasText: /k\s=\s33 / }).waitFor();
    const arrays = await downloadedArrays(page, /arrays/);
    expect(arrays.get('features_heatmap')?.shape).toEqual([64, 60]);

    for (const [label, name] of [
      ['weights', 'weights.safetensors'],
      ['model.json', 'model.json'],
      ['inputs', 'inputs.npy'],
    ]) {
      await page.getByLabel(label, { exact: true }).setInputFiles(`${served}/${name}`);
      await page.locator('.demo-chosen', { hasText: name }).waitFor();
    }
    await press(page, 'Analyse');
    await news(page, /Done/);
    const again = await downloadedArrays(page, /arrays/);
    expect(again.get('eigenvalues')?.data).toEqual(arrays.get('eigenvalues')?.data);
    expect(faults).toEqual([]);
    await close();
  });

  it('takes the repository’s own example in one drop, with eq. 1, features against rank and checkpoints', async () => {
    const { page, faults, close } = await visit(site(), 'live/your-network');
    await page.locator('.demo-words', { hasText: /k\s=\s33 / }).waitFor();
    await drop(page, filesIn(`${examples}/token-network`));
    await page.locator('.demo-chosen', { hasText: 'targets.npy' }).waitFor();
    expect((await page.locator('.demo-chosen').allInnerTexts()).filter((text) => text !== 'none chosen')).toHaveLength(
      5,
    );
    await page.getByLabel('rotate').fill('units');
    await page.getByLabel('cliffs').fill('4');
    await press(page, 'Analyse');
    expect(await news(page, /Done/)).toMatch(/^Done/);
    for (const title of ['What the kernel predicts of the network', 'Features in the leading eigenvectors']) {
      await page.locator('figure', { hasText: title }).locator('svg').first().waitFor();
    }
    expect(new URL(page.url()).search).toBe('?example=files&rotate=units&cliffs=4');

    await drop(page, [...filesIn(`${examples}/classifier`), ...filesIn(`${examples}/classifier/checkpoints`)]);
    await page.getByText('Not used: labels.txt').waitFor();
    await press(page, 'Analyse');
    await page.locator('output', { hasText: 'epoch-500.safetensors' }).waitFor();
    const words = page.locator('.demo-words').first();
    // Not by `news`, which stops at what is said of the file that is not used.
    await page.locator('.demo-news', { hasText: /Done/ }).waitFor();
    const last = await words.innerText();
    await page.getByLabel('checkpoint', { exact: true }).fill('0');
    await expect.poll(() => words.innerText()).not.toBe(last);
    expect(new URL(page.url()).searchParams.get('checkpoint')).toBe('epoch-0.safetensors');
    expect(faults).toEqual([]);
    await close();
  });

  it('shows the loader’s own words for a file that is not what it should be', async () => {
    const { page, faults, close } = await visit(site(), 'live/your-network');
    await page.locator('.demo-words', { hasText: /k\s=\s33 / }).waitFor();
    const weights = readFileSync(`${served}/weights.safetensors`);
    const complaint = async () => {
      await press(page, 'Analyse');
      return (await news(page, /Done/)).replaceAll('\u00a0', ' ');
    };
    await drop(page, [['weights.safetensors', weights.subarray(0, 900)]]);
    await page.locator('.demo-chosen', { hasText: 'weights.safetensors' }).waitFor();
    expect(await complaint()).toMatch(/^failed: readSafetensors: /);
    await drop(page, [['weights.safetensors', weights]]);
    expect(await complaint()).toMatch(/^failed: networkFromWeights: the file must hold "W" and "b"/);
    const wrong = '{"inputs":{"size":34},"layers":[{"kind":"dens","weight":"net.0.weight"}]}';
    await drop(page, [['model.json', Buffer.from(wrong)]]);
    await page.locator('.demo-chosen', { hasText: 'model.json' }).waitFor();
    expect(await complaint()).toMatch(/layers\[0\].* must be one of .*did you mean "dense"/);
    await drop(page, [['photo.png', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8])]]);
    await page.getByText('Not used: photo.png: openWeights: ').waitFor();
    expect(faults).toEqual([]);
    await close();
  });
}
