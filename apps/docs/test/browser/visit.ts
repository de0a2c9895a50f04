import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Site } from './site.js';

/** A page of the site in a browser profile of its own, and what it did that it should not. */
export interface Visit {
  readonly page: Page;
  /** Console errors, uncaught errors, and requests to other origins. */
  readonly faults: readonly string[];
  /** Bytes of script, gzipped, that the page runs so far. */
  readonly scriptBytes: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Opens a page below an address of the site. */
export async function visit(
  site: Site,
  path: string,
  { address = site.plain, ...options }: BrowserContextOptions & { address?: string } = {},
): Promise<Visit> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  // A busy machine is no fault of the page.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const faults: string[] = [];
  const scripts = new Set<string>();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(new URL(address).origin) && !/^(data|blob):/.test(url)) faults.push(`request: ${url}`);
  });
  page.on('response', (response) => {
    // What is fetched beforehand for the pages that links lead to is not this page's.
    if (response.request().resourceType() === 'script') scripts.add(response.url());
  });
  await page.goto(address + path);
  return {
    page,
    faults,
    scriptBytes: async () => {
      let sum = 0;
      for (const url of scripts) sum += gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
      return sum;
    },
    close: () => context.close(),
  };
}
