// A Chromium on this machine: ENTK_CHROMIUM, else by the names that it goes by, else Playwright's own.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Its path, or undefined where there is none. */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.ENTK_CHROMIUM, ...onPath, chromium.executablePath()].find((path) => path && existsSync(path));
}
