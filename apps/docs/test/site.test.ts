// Tests no single file: the built site, in Chromium. The tests stand in `site/`: all share one build and one browser.
import { initialiseBackend } from '@entk/models';
import { afterAll, beforeAll, describe } from 'vitest';
import { findChromium } from './browser/chromium.js';
import { openSite, type Site } from './browser/site.js';
import { testAdditionTransformer } from './site/addition-transformer.js';
import { testAddresses } from './site/addresses.js';
import { testEngines } from './site/engines.js';
import { testFigures } from './site/figures.js';
import { testGrokking } from './site/grokking.js';
import { testGuides } from './site/guides.js';
import { testHome } from './site/home.js';
import { testKeyboard } from './site/keyboard.js';
import { testLanguageModel } from './site/language-model.js';
import { testPages } from './site/pages.js';
import { testRuns } from './site/runs.js';
import { testSuperposition } from './site/superposition.js';
import { testYourNetwork } from './site/your-network.js';

const executable = findChromium();
if (executable === undefined) {
  process.stderr.write('The site is not tested: there is no Chromium here. Install it, or name it in CHROMIUM.\n');
}

describe.skipIf(executable === undefined)(
  'the site, in Chromium (skipped where there is none)',
  { timeout: 180_000 },
  () => {
    let opened: Site;
    const site = () => opened;

    beforeAll(async () => {
      await initialiseBackend();
      opened = await openSite(executable as string);
    }, 300_000);
    afterAll(() => opened?.close());

    testSuperposition(site);
    testGrokking(site);
    testAdditionTransformer(site);
    testYourNetwork(site);
    testLanguageModel(site);
    testAddresses(site);
    testRuns(site);
    testGuides(site);
    testKeyboard(site);
    testFigures(site);
    testHome(site);
    testPages(site);
    testEngines(site);
  },
);
