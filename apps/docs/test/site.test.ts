// Tests no single file: the built site, in Chromium.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type NdArray, type NumericArray } from '@entk/core';
import { figureFrames } from '@entk/figures';
import { initialiseBackend, quadraticMlp } from '@entk/models';
import { findCliffs } from '@entk/spectral';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kernelSpectrum } from '../demos/grokking/kernel.js';
import { featuresInKernel } from '../demos/superposition/features-in-kernel.js';
import { spectrumFigure } from '../demos/superposition/figures.js';
import { trainSuperposition } from '../demos/superposition/training.js';
import { toMessage } from '../demos/worker/matrix.js';
import { findChromium } from './browser/chromium.js';
import { curvePoints, downloadedArrays, enter, figure, news, press } from './browser/demo.js';
import { openSite, type Site } from './browser/site.js';
import { visit } from './browser/visit.js';
import { acrossHosts, firstViewScript, heapGrowth, pixel } from './tolerances.js';

const executable = findChromium();
if (executable === undefined) {
  process.stderr.write('The site is not tested: there is no Chromium here. Install it, or name it in CHROMIUM.\n');
}
const demoPages = ['live/superposition', 'live/grokking', 'live/your-network'];

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
const smallFields = {
  'features n': small.features,
  'hidden units m': small.hiddenUnits,
  'examples N': small.examples,
  'training steps': small.steps,
  'learning rate': small.learningRate,
  seed: small.seed,
};

describe.skipIf(executable === undefined)(
  'the site, in Chromium (skipped where there is none)',
  { timeout: 180_000 },
  () => {
    let site: Site;

    beforeAll(async () => {
      await initialiseBackend();
      site = await openSite(executable as string);
    }, 300_000);
    afterAll(() => site?.close());

    it('trains a toy model of superposition to the same bits as Node, and draws its spectrum', async () => {
      // On screens with fewer pixels lines are drawn half a px off, to be sharp.
      const { page, faults, close } = await visit(site, 'live/superposition', { deviceScaleFactor: 2 });
      await enter(page, smallFields);
      await press(page, 'Train');
      expect(await news(page, /Trained|Stopped/)).toMatch(/Trained/);
      await page.getByLabel('importance rescaling β').fill('0');
      await page.getByText('Spectrum of the eNTK at β = 0', { exact: true }).waitFor();

      const arrays = await downloadedArrays(page, /arrays/);
      const model = await trainSuperposition(small, () => {});
      expect(arrays.get('W')?.data).toEqual(model.parameters.get('W')?.data);
      expect(arrays.get('b')?.data).toEqual(model.parameters.get('b')?.data);
      const kernel = await featuresInKernel(model, 0);
      expectEigenvalues(arrays.get('eigenvalues'), kernel.values);
      expect(kernel.drops.map(({ after }) => after)).toContain(small.features);

      const drawn = figure(page, /^Spectrum of the eNTK/).locator('svg');
      expect(await drawn.locator('text', { hasText: /^k = 20$/ }).count()).toBe(1);
      const message = { ...kernel, raw: toMessage(kernel.raw), normalised: toMessage(kernel.normalised), took: 0 };
      const [frame] = figureFrames(spectrumFigure(message), { width: Number(await drawn.getAttribute('width')) });
      const points = await curvePoints(drawn);
      expect(points).toHaveLength(kernel.values.length);
      points.forEach(([left, top], index) => {
        const [x, y] = frame.place(index + 1, kernel.values[index]);
        expect(Math.hypot(left - x, top - y)).toBeLessThan(pixel);
      });
      expect(faults).toEqual([]);
      await close();
    });

    it('moves β, reads values by key, and follows a sweep, in an isolated page', async () => {
      const { page, faults, close } = await visit(site, 'live/superposition', { address: site.isolated });
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

    it('learns modular addition, sees the second cliff appear, and rotates it', async () => {
      const p = 23;
      const { page, faults, close } = await visit(site, 'live/grokking');
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
      const { spectrum } = await kernelSpectrum(on, 'full', { count: values.length });
      expectEigenvalues(arrays.get('eigenvalues'), spectrum.values);
      const found = findCliffs(values, { size: p * p, noise: 1e-7 }).drops.map(({ after }) => after);
      expect(found).toEqual([1, 45, 89]);
      const texts = await figure(page, 'Spectrum of the eNTK').locator('svg text').allTextContents();
      expect(texts.filter((text) => text.startsWith('k = '))).toEqual(['k = 1', 'k = 45', 'k = 89']);

      const match = async (words: RegExp) => {
        await page.locator('.demo-words', { hasText: words }).waitFor();
        return Number(
          /frequency to ([\d.]+)/.exec(await page.locator('.demo-words', { hasText: words }).innerText())?.[1],
        );
      };
      expect(await match(/A rotated vector lies/)).toBeGreaterThan(0.6);
      await press(page, 'eigenvectors');
      expect(await match(/An eigenvector lies/)).toBeLessThan(0.3);
      await press(page, /first cliff/);
      await press(page, 'rotate in two stages');
      expect(await match(/functions of a and b have.* A rotated/)).toBeGreaterThan(0.98);

      const scrubber = page.getByLabel('checkpoint', { exact: true });
      await scrubber.focus();
      await page.keyboard.press('Home');
      await page.locator('output', { hasText: /^epoch 0$/ }).waitFor();
      expect(await figure(page, 'Spectrum of the eNTK').locator('svg text', { hasText: 'k = 89' }).count()).toBe(0);
      expect(faults).toEqual([]);
      await close();
    });

    it('analyses the networks that the site serves, and a reader’s own files', async () => {
      const { page, faults, close } = await visit(site, 'live/your-network');
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
        (name) => new URL(`../public/examples/modular-addition/${name}`, import.meta.url).pathname,
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
      const { page, faults, close } = await visit(site, 'live/your-network');
      const example = new URL('../public/examples/modular-addition/', import.meta.url);
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
      expect(await complaint()).toMatch(/^failed: tiedAutoencoderFromWeights: the file must hold "W" and "b"/);
      await drop(
        'model.json',
        Buffer.from('{"inputs":{"size":34},"layers":[{"kind":"dens","weight":"net.0.weight"}]}'),
      );
      expect(await complaint()).toMatch(/layers\[0\].* must be one of .*did you mean "dense"/);
      await drop('photo.png', Buffer.from([1, 2, 3]));
      await page.getByText('Not used: photo.png').waitFor();
      expect(faults).toEqual([]);
      await close();
    });

    it('lets no setting out of its range in', async () => {
      const { page, close } = await visit(site, 'live/superposition');
      const steps = page.getByLabel('training steps', { exact: true });
      const train = page.getByRole('button', { name: 'Train', exact: true });
      await steps.fill('99999');
      await expect.poll(() => train.isDisabled()).toBe(true);
      expect(await page.locator('.demo-message').innerText()).toBe('training steps must be from 100 to 10000');
      await page.keyboard.press('Tab');
      expect(await steps.inputValue()).toBe('10000');
      expect(await train.isDisabled()).toBe(false);
      await steps.fill('');
      await page.keyboard.press('Tab');
      expect(await steps.inputValue()).toBe('10000');
      await enter(page, { 'hidden units m': 60 });
      await expect.poll(() => train.isDisabled()).toBe(true);
      expect(await page.locator('.demo-message').innerText()).toMatch(/m must be at most n = 50/);
      await close();
    });

    it('says plainly that a browser has no WebAssembly SIMD', async () => {
      const { page, close } = await visit(site, 'guides/getting-started');
      await page.addInitScript(() => {
        WebAssembly.validate = () => false;
      });
      for (const path of demoPages) {
        await page.goto(site.plain + path);
        await page.getByText('has no SIMD instructions').waitFor();
        expect(await page.locator('.demo-button').isDisabled()).toBe(true);
      }
      await close();
    });

    it('stops when asked, and can start again', async () => {
      const { page, faults, close } = await visit(site, 'live/superposition');
      await enter(page, { ...smallFields, 'training steps': 10_000 });
      await press(page, 'Train');
      await page.getByText(/step \d+ of 10,000/).waitFor();
      await press(page, 'Stop');
      expect(await news(page, /Stopped/)).toBe('Stopped.');
      expect(page.workers()).toHaveLength(1);
      await enter(page, { 'training steps': 100 });
      await press(page, 'Train');
      expect(await news(page, /Trained/)).toMatch(/Trained/);
      expect(faults).toEqual([]);
      await close();
    });

    it('leaves no worker behind and no heap, however often a demo is left and opened again', async () => {
      const { page, faults, close } = await visit(site, 'live/grokking');
      const session = await page.context().newCDPSession(page);
      const heap = async () => {
        await session.send('HeapProfiler.collectGarbage');
        return ((await session.send('Runtime.getHeapUsage')) as { usedSize: number }).usedSize;
      };
      const sizes: number[] = [];
      for (let round = 0; round < 5; round++) {
        await page.getByRole('link', { name: 'Grokking', exact: true }).first().click();
        await page.getByLabel('modulus p').selectOption('7');
        await press(page, 'Train');
        await page.getByText(/epoch \d+ of 500/).waitFor();
        expect(page.workers()).toHaveLength(1);
        await page.getByRole('link', { name: 'Getting started' }).first().click();
        await page.waitForURL(/getting-started/);
        await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
        sizes.push(await heap());
      }
      // The first rounds fill caches: of the router, of compiled code.
      const [, , third, , fifth] = sizes;
      expect((fifth - third) / 2).toBeLessThan(heapGrowth);
      expect(faults).toEqual([]);
      await close();
    });

    it('asks for less than 400 kB of script before anything is started', async () => {
      const sizes: number[] = [];
      for (const path of demoPages) {
        const { page, scriptBytes, close } = await visit(site, path);
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
      const { page, faults, close } = await visit(site, '', { colorScheme });
      for (const path of site.pages) {
        await page.goto(site.plain + path);
        if (demoPages.includes(path)) await page.locator('.demo').waitFor();
        if (path === 'live/your-network') {
          await press(page, /Example: Modular/);
          await news(page, /Done/);
        }
        await page.addScriptTag({ path: axe });
        findings.push(...(await seriousFindings(page)).map((finding) => `${path}: ${finding}`));
      }
      expect(site.pages.length).toBeGreaterThan(8);
      expect(findings).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    });
  },
);

function expectEigenvalues(found: NdArray<NumericArray> | undefined, expected: Float64Array): void {
  const values = found?.data as Float64Array;
  expect(values.length).toBe(expected.length);
  const worst = Math.max(...expected.map((value, index) => Math.abs(value - values[index])));
  expect(worst / expected[0]).toBeLessThan(acrossHosts);
}

function heatmapPicture(page: Page): Promise<string | null> {
  return figure(page, /^Features in the eigenvectors/)
    .locator('svg image')
    .first()
    .getAttribute('href');
}

async function seriousFindings(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}
