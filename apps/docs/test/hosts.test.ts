// Tests no single file: the packages in pages of hosts that lack something, in Chromium.
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from './browser/chromium.js';
import { type Host, openHost } from './hosts/host.js';

interface InPage {
  readonly page: { backend(wasmPaths: string): Promise<string>; eigenvalues(): Promise<string> };
}

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)(
  'pages in Chromium (skipped where there is none)',
  { timeout: 60_000 },
  () => {
    let host: Host;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      host = await openHost();
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await host?.close();
    });

    async function open(policy?: string): Promise<void> {
      page = await browser.newPage();
      await page.goto(host.page(policy));
      await page.waitForFunction(() => 'page' in globalThis);
    }
    const backend = (folder: string) =>
      page.evaluate((at) => (globalThis as unknown as InPage).page.backend(at), `/${folder}/`);
    const eigenvalues = () => page.evaluate(() => (globalThis as unknown as InPage).page.eigenvalues());

    test.each([
      ['missing', /status 404 at http:.*\/missing\/tfjs-backend-wasm-simd\.wasm/],
      ['broken', /status 500 at http/],
      ['page-instead', /an HTML page, not WebAssembly, at http/],
      ['empty', /an empty file at http/],
      ['cut', /wasmPaths must lead to tfjs-backend-wasm-simd\.wasm/],
    ])('a .wasm that is %s is named, and the right address then works', async (folder, message) => {
      await open();
      const refused = await backend(folder);
      expect(refused).toMatch(/^MisuseError: initialiseBackend: wasmPaths must lead to/);
      expect(refused).toMatch(message);
      expect(refused).not.toContain('SIMD');
      expect(await backend('right')).toBe('undefined');
      await page.close();
    });

    test('a .wasm of no type is taken', async () => {
      await open();
      expect(await backend('untyped')).toBe('undefined');
      await page.close();
    });

    test("a policy without 'wasm-unsafe-eval' is named by every package", async () => {
      await open("default-src 'self'; script-src 'self'");
      const missing = /^EntkError: .*'wasm-unsafe-eval'/;
      expect(await backend('right')).toMatch(missing);
      expect(await eigenvalues()).toMatch(missing);
      await page.close();
    });

    test('a policy that allows it, and one that lets nothing be fetched', async () => {
      await open("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
      expect(await eigenvalues()).toBe('3,1');
      expect(await backend('right')).toBe('undefined');
      await page.close();
      await open("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'");
      expect(await backend('right')).toMatch(/nothing to be read \(Failed to fetch\) at http/);
      await page.close();
    });
  },
);
