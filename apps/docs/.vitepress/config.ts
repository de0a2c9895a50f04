import { katex } from '@mdit/plugin-katex';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitepress';
import { printedNumbers } from './printed-numbers.js';
import { runnableGuides } from './runnable-guides.js';
import { unbrokenOptions } from './unbroken-options.js';
import { nav, sidebar } from './sidebar.js';

/** Where the site is served from: `DOCS_BASE=/entk/ pnpm --filter docs build` for https://example.org/entk/. */
const base = process.env['DOCS_BASE'] ?? '/';

export default defineConfig({
  base,
  lang: 'en-GB',
  title: 'entk',
  description: 'Finds the features of a trained neural network through its empirical neural tangent kernel.',
  srcExclude: ['**/README.md', 'scripts/**', 'test/**'],
  cacheDir: 'node_modules/.vitepress',
  lastUpdated: false,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}favicon.svg` }]],
  markdown: {
    math: false,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    // Every token span is Vue's to leave alone: TeX is full of double braces.
    config: (md) => {
      md.use(katex, { transformer: (html: string) => html.replace(/^<(\w+)/, '<$1 v-pre') });
      // Fenced code can be scrolled by keys; indented code is wide on a phone too.
      runnableGuides(md);
      printedNumbers(md);
      unbrokenOptions(md);
      md.core.ruler.push('focusable_code', ({ tokens }) => {
        for (const token of tokens) if (token.type === 'code_block') token.attrSet('tabindex', '0');
      });
    },
  },
  themeConfig: {
    nav,
    sidebar,
    search: { provider: 'local' },
    outline: { level: [2, 3], label: 'On this page' },
    docFooter: { prev: 'Before this', next: 'After this' },
    notFound: {
      title: 'No such page',
      quote: 'It may have moved: search for what you were looking for, or begin at the first page.',
      linkText: 'To the first page',
      linkLabel: 'To the first page',
    },
  },
  vite: {
    resolve: { conditions: ['@entk/source', ...defaultClientConditions] },
    ssr: { resolve: { conditions: ['@entk/source', ...defaultServerConditions] }, noExternal: [/^@entk\//] },
    worker: { format: 'es' },
    build: { target: 'es2022', chunkSizeWarningLimit: 1000 },
  },
});
