import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { downloadedArrays, news, press } from '../browser/demo.js';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';

/** The demo of the reader's own network. */
export function testYourNetwork(site: () => Site): void {
  it('analyses the networks that the site serves, and a reader’s own files', async () => {
    const { page, faults, close } = await visit(site(), 'live/your-network');
    await press(page, /Example: Superposition/);
    await news(page, /Done/);
    expect(await page.locator('.demo-words').first().innerText()).toMatch(/Drops after k\s=\s20 /);
    await press(page, /Example: Modular/);
    await page.locator('.demo-words', { hasText: /k\s=\s33 / }).waitFor();
    const arrays = await downloadedArrays(page, /arrays/);
    expect([...arrays.keys()]).toEqual(['eigenvalues', 'eigenvectors', 'cosines']);
    expect(arrays.get('cosines')?.shape).toEqual([64, 100]);

    await page.reload();
    const files = ['weights.safetensors', 'model.json', 'inputs.npy'].map(
      (name) => new URL(`../../public/examples/modular-addition/${name}`, import.meta.url).pathname,
    );
    await page.getByLabel('weights', { exact: true }).setInputFiles(files[0]);
    await page.getByLabel('model.json', { exact: true }).setInputFiles(files[1]);
    await page.getByLabel('inputs', { exact: true }).setInputFiles(files[2]);
    await press(page, 'Analyse');
    await news(page, /Done/);
    const again = await downloadedArrays(page, /arrays/);
    expect(again.get('eigenvalues')?.data).toEqual(arrays.get('eigenvalues')?.data);
    expect(faults).toEqual([]);
    await close();
  });

  it('shows the loader’s own words for a file that is not what it should be', async () => {
    const { page, faults, close } = await visit(site(), 'live/your-network');
    const example = new URL('../../public/examples/modular-addition/', import.meta.url);
    const weights = readFileSync(new URL('weights.safetensors', example));
    const drop = async (name: string, buffer: Buffer) => {
      const transfer = await page.evaluateHandle(
        ([file, bytes]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(bytes)], file));
          return data;
        },
        [name, [...buffer]] as const,
      );
      await page.locator('.demo-drop').dispatchEvent('drop', { dataTransfer: transfer });
    };
    const complaint = async () => {
      await press(page, 'Analyse');
      return (await news(page, /Done/)).replaceAll('\u00a0', ' ');
    };
    await drop('weights.safetensors', weights.subarray(0, 900));
    await page.getByText('weights.safetensors').waitFor();
    expect(await complaint()).toMatch(/^failed: readSafetensors: /);
    await drop('weights.safetensors', weights);
    expect(await complaint()).toMatch(/^failed: networkFromWeights: the file must hold "W" and "b"/);
    await drop('model.json', Buffer.from('{"inputs":{"size":34},"layers":[{"kind":"dens","weight":"net.0.weight"}]}'));
    expect(await complaint()).toMatch(/layers\[0\].* must be one of .*did you mean "dense"/);
    await drop('photo.png', Buffer.from([1, 2, 3]));
    await page.getByText('Not used: photo.png').waitFor();
    expect(faults).toEqual([]);
    await close();
  });
}
