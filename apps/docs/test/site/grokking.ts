import type { DenseMatrix, NdArray } from '@entk/core';
import { quadraticMlp } from '@entk/models/networks';
import { findCliffs } from '@entk/spectral';
import { expect, it } from 'vitest';
import { classMeanSpectrum } from '../../demos/grokking/kernel.js';
import { rotateCliff } from '../../demos/grokking/rotate.js';
import { numberText } from '../../demos/settings/number-text.js';
import { downloadedArrays, enter, figure, news, press } from '../browser/demo.js';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';
import { expectEigenvalues } from './eigenvalues.js';

/** The demo of modular addition. */
export function testGrokking(site: () => Site): void {
  it('learns modular addition, sees the second cliff appear, and rotates it', async () => {
    const p = 23;
    const { page, faults, close } = await visit(site(), 'live/grokking');
    await page.getByLabel('modulus p').selectOption(String(p));
    await enter(page, { 'hidden units n': 256, epochs: 400 });
    await press(page, 'Train');
    expect(await news(page, /Trained/)).toMatch(/Trained, with 2\d spectra/);
    expect(await page.locator('.demo-progress').innerText()).toMatch(/epoch 400 of 400 .* test accuracy 9\d/);
    expect(await page.locator('.demo-words').allInnerTexts()).toContainEqual(
      expect.stringMatching(/first reports the drop after k\s=\s89 at epoch (8|9|[1-3]\d)\d/),
    );

    const arrays = await downloadedArrays(page, /arrays/);
    const network = quadraticMlp({ inputs: 2 * p, hiddenUnits: 256, outputs: p });
    const parameters = new Map(['net.0.weight', 'net.3.weight'].map((name) => [name, arrays.get(name) as NdArray]));
    const on = { network, parameters, inputs: arrays.get('inputs') as NdArray };
    const values = arrays.get('eigenvalues')?.data as Float64Array;
    const spectrum = await classMeanSpectrum(on, 'full', { count: values.length });
    expectEigenvalues(arrays.get('eigenvalues'), spectrum.values);
    const found = findCliffs(values, { size: p * p, noise: 1e-7 }).drops.map(({ after }) => after);
    expect(found).toEqual([1, 45, 89]);
    const texts = await figure(page, 'Spectrum of the eNTK').locator('svg text').allTextContents();
    expect(texts.filter((text) => text.startsWith('k = '))).toEqual(['k = 1', 'k = 45', 'k = 89']);

    const match = async (words: RegExp) => {
      await page.locator('.demo-words', { hasText: words }).waitFor();
      return Number(
        /On average ([\d.]+) of/.exec(await page.locator('.demo-words', { hasText: words }).innerText())?.[1],
      );
    };
    expect(await match(/of a rotated vector lies/)).toBeGreaterThan(0.6);
    await press(page, 'eigenvectors');
    expect(await match(/of an eigenvector lies/)).toBeLessThan(0.3);
    await press(page, /first cliff/);
    await press(page, 'rotate in two stages');
    expect(await match(/functions of a and b have.* of a rotated/)).toBeGreaterThan(0.98);

    await press(page, 'rotate by hidden units');
    const ofUnits = await match(/functions of a and b have.* told nothing of the inputs/);
    const [constant, first] = [1, 45];
    const { vectors } = await classMeanSpectrum(on, 'layer1', { count: first });
    const basis = (vectors as DenseMatrix).columnRange(constant, first);
    const inNode = await rotateCliff(basis, { cliff: 'first', way: 'units', on });
    // As the page writes it.
    expect(ofUnits).toBe(Number(numberText(inNode.meanBestMatch)));
    expect(ofUnits).toBeGreaterThan(0.9);

    const scrubber = page.getByLabel('checkpoint', { exact: true });
    await scrubber.focus();
    await page.keyboard.press('Home');
    await page.locator('output', { hasText: /^epoch 0$/ }).waitFor();
    expect(await figure(page, 'Spectrum of the eNTK').locator('svg text', { hasText: 'k = 89' }).count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });
}
