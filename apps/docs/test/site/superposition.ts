import { figureFrames } from '@entk/figures';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { featuresInKernel } from '../../demos/superposition/features-in-kernel.js';
import { spectrumFigure } from '../../demos/superposition/figures.js';
import { trainSuperposition } from '../../demos/superposition/training.js';
import { curvePoints, downloadedArrays, enter, figure, news, press } from '../browser/demo.js';
import type { Site } from '../browser/site.js';
import { visit } from '../browser/visit.js';
import { numberText } from '../../demos/settings/number-text.js';
import { pixel, rotatedCosine } from '../tolerances.js';
import { expectEigenvalues } from './eigenvalues.js';

/** A small network that trains in a second and whose spectrum drops after n. */
const small = {
  features: 20,
  hiddenUnits: 5,
  sparsity: 0.3,
  importance: 0.8,
  examples: 300,
  steps: 1500,
  learningRate: 0.005,
  seed: 0,
};

/** Its settings by the labels of their fields. */
export const smallFields = {
  'features n': small.features,
  'hidden units m': small.hiddenUnits,
  'examples N': small.examples,
  'training steps': small.steps,
  'learning rate': small.learningRate,
  seed: small.seed,
};

/** The demo of toy models of superposition. */
export function testSuperposition(site: () => Site): void {
  it('trains a toy model of superposition to the same bits as Node, and draws its spectrum', async () => {
    // On screens with fewer pixels lines are drawn half a px off, to be sharp.
    const { page, faults, close } = await visit(site(), 'live/superposition', { deviceScaleFactor: 2 });
    await enter(page, smallFields);
    await press(page, 'Train');
    expect(await news(page, /Trained|Stopped/)).toMatch(/Trained/);
    await page.getByLabel('importance rescaling β').fill('0');
    await page.getByText('Spectrum of the eNTK at β = 0', { exact: true }).waitFor();

    const arrays = await downloadedArrays(page, /arrays/);
    const model = await trainSuperposition(small, () => {});
    expect(arrays.get('W')?.data).toEqual(model.parameters.get('W')?.data);
    expect(arrays.get('b')?.data).toEqual(model.parameters.get('b')?.data);
    const kernel = await featuresInKernel(model, { beta: 0, basis: 'eigenvectors' });
    expectEigenvalues(arrays.get('eigenvalues'), kernel.values);
    expect(kernel.drops.map(({ after }) => after)).toContain(small.features);

    const drawn = figure(page, /^Spectrum of the eNTK/).locator('svg');
    expect(await drawn.locator('text', { hasText: /^k = 20$/ }).count()).toBe(1);
    const [frame] = figureFrames(spectrumFigure({ ...kernel, took: 0 }), {
      width: Number(await drawn.getAttribute('width')),
    });
    const points = await curvePoints(drawn);
    expect(points).toHaveLength(kernel.values.length);
    points.forEach(([left, top], index) => {
      const [x, y] = frame.place(index + 1, kernel.values[index]);
      expect(Math.hypot(left - x, top - y)).toBeLessThan(pixel);
    });

    await press(page, 'rotate by outputs');
    await page.getByText('Features in the rotated vectors at β = 0', { exact: true }).waitFor();
    const rotated = await featuresInKernel(model, { beta: 0, basis: 'by outputs' });
    expect(rotated.match.raw).toBeGreaterThan(0.99 * rotated.mostPossible!);
    await page.getByLabel('divide columns by their length').uncheck();
    const words = await page.locator('.demo-words', { hasText: /lives on few outputs/ }).innerText();
    expect(words).toContain(`${numberText(rotated.match.raw, 2)} on average`);
    expect(words).toContain(`exceeds ${numberText(rotated.mostPossible!, 2)}`);
    const found = (await downloadedArrays(page, /arrays/)).get('cosines');
    expect(found?.shape).toEqual([small.features, small.features]);
    expectCosines(found?.data as Float64Array, rotated.raw.data);
    expect(faults).toEqual([]);
    await close();
  });

  it('moves β, reads values by key, and follows a sweep, in an isolated page', async () => {
    const { page, faults, close } = await visit(site(), 'live/superposition', { address: site().isolated });
    expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
    await enter(page, { ...smallFields, 'training steps': 300 });
    await press(page, 'Train');
    await news(page, /Trained/);
    const before = await heatmapPicture(page);
    const slider = page.getByLabel('importance rescaling β');
    await slider.focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
    await page.getByText('Features in the eigenvectors at β = 0.5').waitFor();
    expect(await heatmapPicture(page)).not.toBe(before);

    const spectrum = figure(page, /^Spectrum of the eNTK/);
    await spectrum.getByRole('group').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageDown');
    const arrays = await downloadedArrays(page, /arrays/);
    const values = arrays.get('eigenvalues')?.data as Float64Array;
    await spectrum.getByRole('group').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageDown');
    const readout = await spectrum.locator('.demo-readout').innerText();
    const [, rank, value] = /k = (\d+) · λₖ = ([\d.e-]+)/.exec(readout) ?? [];
    expect(Number(rank)).toBe(11);
    expect(Number(value)).toBe(Number(values[10].toPrecision(4)));
    await press(page, /Sweep/);
    await page.getByText('Spectrum of the eNTK at β = 0', { exact: true }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });
}

/** Signs are gone from cosines, and the rotation orders columns. */
function expectCosines(found: Float64Array, expected: Float64Array): void {
  const largest = expected.reduce((most, value, index) => Math.max(most, Math.abs(value - found[index])), 0);
  expect(largest).toBeLessThan(rotatedCosine);
}

function heatmapPicture(page: Page): Promise<string | null> {
  return figure(page, /^Features in the eigenvectors/)
    .locator('svg image')
    .first()
    .getAttribute('href');
}
