import { expect, it } from 'vitest';
import { GrokkingSession } from '../../demos/grokking/session.js';
import { paperSettings } from '../../demos/grokking/settings.js';
import { explainDrops, explainRotation } from '../../demos/grokking/words.js';
import { initialiseBackend } from '@entk/models';
import { type EnginePage, engines } from '../browser/engines.js';
import type { Site } from '../browser/site.js';

/** What each demo says when it has done what its address asks for. */
const demos = [
  ['live/superposition?features=12&hidden-units=3&examples=80&steps=100&beta=0', /^Trained in/],
  ['live/grokking?p=7&hidden-units=16&epochs=50', /^Trained, with/],
  ['live/addition-transformer?p=11&epochs=50', /^Trained, with ten/],
  ['live/your-network?example=superposition&collapse=flattened&top=40', /^Done in/],
  ['live/language-model?context=16&contexts=4', /^Done in/],
] as const;

/** Five demos one after the other, on a machine that tests other things meanwhile. */
const timeout = 600_000;

/** The demos in the other engines that browsers have. */
export function testEngines(site: () => Site): void {
  for (const { name, missing, open } of engines) {
    const skipped = missing === undefined ? '' : ` (skipped: there is no ${missing})`;
    it.skipIf(missing !== undefined)(
      `runs every demo in ${name}, to the same numbers${skipped}`,
      { timeout },
      async () => {
        const page = await open();
        let grokkingWords: unknown;
        try {
          await page.go(site().plain);
          await until(page, '.first figcaption', /A second cliff has come|learns by heart/);
          for (const [path, words] of demos) {
            await page.go(site().plain + path);
            await until(page, '.demo-news', words);
            expect((await page.texts('.demo-message.is-error')).join()).toBe('');
            if (path.startsWith('live/grokking')) grokkingWords = await page.texts('.demo-words');
          }
          expect(grokkingWords).toEqual(await inNode());
        } finally {
          await page.close();
        }
      },
    );
  }
}

/** What the same network's figures say, computed here; nothing is said of those whose words have no numbers of it. */
async function inNode(): Promise<unknown[]> {
  const settings = { ...paperSettings, p: 7, hiddenUnits: 16, epochs: 50 };
  let words: unknown[] = [];
  await new GrokkingSession(initialiseBackend).train(settings, { cliff: 'second', way: 'joint' }, (message) => {
    words = [
      expect.any(String),
      explainDrops(message.checkpoint, settings.p),
      expect.any(String),
      explainRotation(message.rotation),
    ];
  });
  return words;
}

async function until(page: EnginePage, selector: string, words: RegExp): Promise<void> {
  await expect
    .poll(() => page.texts(selector), { timeout: 120_000, interval: 500 })
    .toContainEqual(expect.stringMatching(words));
}
