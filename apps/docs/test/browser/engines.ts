import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { launch } from 'puppeteer-core';
import { Builder } from 'selenium-webdriver';

/** A page in some browser: what the tests of all engines need of one. */
export interface EnginePage {
  go(address: string): Promise<void>;
  /** What is inside the elements of a CSS selector, as text. */
  texts(selector: string): Promise<string[]>;
  close(): Promise<void>;
}

/** A browser engine beside Chromium, if it is there. */
export interface Engine {
  readonly name: string;
  /** What is missing, by the names of Debian's packages. */
  readonly missing?: string;
  readonly open: () => Promise<EnginePage>;
}

/** As a page runs it. */
const textsOf = (selector: string) =>
  Array.from(document.querySelectorAll<HTMLElement>(selector), (element) => element.innerText);

const firefoxPlaces = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** Firefox, headless, over WebDriver BiDi. */
function firefox(): Engine {
  const executablePath = [process.env['FIREFOX'] ?? '', ...firefoxPlaces].find((place) => existsSync(place));
  return {
    name: 'Firefox',
    ...(executablePath === undefined && { missing: 'firefox-esr' }),
    async open() {
      const browser = await launch({ browser: 'firefox', executablePath, headless: true });
      const page = await browser.newPage();
      return {
        go: async (address) => void (await page.goto(address)),
        texts: (selector) => page.evaluate(textsOf, selector),
        close: () => browser.close(),
      };
    },
  };
}

const webkitFiles = {
  'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
  xvfb: '/usr/bin/Xvfb',
} as const;

/** WebKitGTK's browser of its own, on a screen of its own. */
function webkit(): Engine {
  const absent = Object.entries(webkitFiles).filter(([, file]) => !existsSync(file));
  return {
    name: 'WebKitGTK',
    ...(absent.length > 0 && { missing: absent.map(([name]) => name).join(', ') }),
    async open() {
      const display = `:${(await freePort()) % 10_000}`;
      const port = await freePort();
      const screen = spawn(webkitFiles.xvfb, [display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp']);
      const env = { ...process.env, DISPLAY: display, NO_AT_BRIDGE: '1' };
      const server = spawn(webkitFiles['webkit2gtk-driver'], [`--port=${port}`, '--host=127.0.0.1'], { env });
      const stop = () => void [server, screen].map((process: ChildProcess) => process.kill());
      try {
        await listening(port);
        const driver = await new Builder()
          .usingServer(`http://127.0.0.1:${port}`)
          .withCapabilities({ browserName: 'MiniBrowser' })
          .build();
        return {
          go: (address) => driver.get(address),
          texts: (selector) => driver.executeScript(`return (${textsOf.toString()})(arguments[0])`, selector),
          async close() {
            await driver.quit();
            stop();
          },
        };
      } catch (error) {
        stop();
        throw error;
      }
    },
  };
}

export const engines: readonly Engine[] = [firefox(), webkit()];

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function listening(port: number): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw new Error(`nothing listens at port ${port}`);
}
