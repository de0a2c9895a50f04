import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DefaultTheme } from 'vitepress';

/** The program's version; and where the source is kept, once `npm run repository` has said so. */
const { version, homepage }: { version: string; homepage?: string } = JSON.parse(
  readFileSync(new URL('../../cli/package.json', import.meta.url), 'utf8'),
);

export const nav: DefaultTheme.NavItem[] = [
  { text: 'Guides', link: '/guides/getting-started', activeMatch: '/guides/' },
  { text: 'Live', link: '/live/superposition', activeMatch: '/live/' },
  { text: 'The paper', link: '/paper/', activeMatch: '^/paper/|^/gallery' },
  { text: 'Command line', link: '/cli/', activeMatch: '/cli/' },
  { text: 'API', link: '/api/', activeMatch: '/api/' },
  {
    text: `v${version}`,
    items: [
      { text: 'Versions and changes', link: '/changes' },
      { text: 'How to cite', link: '/cite' },
      ...(homepage ? [{ text: 'Source code', link: homepage }] : []),
    ],
  },
];

const pages: DefaultTheme.SidebarItem[] = [
  {
    text: 'Guides',
    items: [
      { text: 'Getting started', link: '/guides/getting-started' },
      { text: 'Install one package', link: '/guides/one-package' },
      { text: 'Compose a pipeline', link: '/guides/pipeline' },
      { text: 'Bring your own weights', link: '/guides/your-weights' },
      { text: 'From Python and back', link: '/guides/from-python' },
      { text: 'Transformers', link: '/guides/transformers' },
      { text: 'Read a spectrum honestly', link: '/guides/read-a-spectrum' },
      { text: 'Cliffs: rates and power', link: '/guides/cliffs-rates-and-power' },
      { text: 'Write a layer', link: '/guides/write-a-layer' },
      { text: 'Predict with the kernel', link: '/guides/predict' },
      { text: 'Beyond one machine', link: '/guides/beyond-one-machine' },
      { text: 'Speed and growth', link: '/guides/speed' },
    ],
  },
  {
    text: 'Live',
    items: [
      { text: 'Superposition', link: '/live/superposition' },
      { text: 'Grokking', link: '/live/grokking' },
      { text: 'Addition with a transformer', link: '/live/addition-transformer' },
      { text: 'Your own network', link: '/live/your-network' },
      { text: 'A language model', link: '/live/language-model' },
    ],
  },
  {
    text: 'Command line',
    collapsed: true,
    items: [
      { text: 'All commands', link: '/cli/' },
      ...namesIn(fileURLToPath(new URL('../cli', import.meta.url)))
        .filter((name) => name !== 'index')
        .map((name) => ({ text: `entk ${name}`, link: `/cli/${name}` })),
    ],
  },
  {
    text: 'The paper, figure by figure',
    items: [
      { text: 'Claims and numbers', link: '/paper/' },
      { text: 'Figure 1: superposition', link: '/paper/superposition' },
      { text: 'Figures 2 to 5: grokking', link: '/paper/modular-addition' },
      { text: 'What we add', link: '/paper/additions' },
      { text: 'Features without a prior', link: '/paper/without-prior' },
      { text: 'Superposition beyond independence', link: '/paper/superposition-extensions' },
      { text: 'Addition with a transformer', link: '/paper/addition-transformer' },
      { text: 'Induction heads', link: '/paper/induction' },
      { text: 'Other hyperparameters', link: '/paper/other-hyperparameters' },
      { text: 'A language model, weight by weight', link: '/paper/language-model' },
      { text: 'Gallery', link: '/gallery' },
    ],
  },
];

const api = fileURLToPath(new URL('../api', import.meta.url));
const packages: string[] = JSON.parse(readFileSync(new URL('../../../scripts/layers.json', import.meta.url), 'utf8'));

/** The pages, and below /api/NAME/ what that package exports; `scripts/api.mjs` has written those. */
export const sidebar: DefaultTheme.SidebarMulti = {
  '/': pages,
  '/api/': [{ text: 'Packages', items: packages.map((name) => apiItem(name)) }],
  ...Object.fromEntries(
    packages.map((open) => [
      `/api/${open}/`,
      [
        {
          text: 'Packages',
          items: packages.map((name) => (name === open ? apiItem(name, exportsOf(name)) : apiItem(name))),
        },
      ],
    ]),
  ),
};

function apiItem(name: string, items?: DefaultTheme.SidebarItem[]): DefaultTheme.SidebarItem {
  return { text: `@entk/${name}`, link: `/api/${name}/`, ...(items && { items, collapsed: false }) };
}

function exportsOf(name: string): DefaultTheme.SidebarItem[] {
  const folders = {
    functions: 'Functions',
    classes: 'Classes',
    interfaces: 'Interfaces',
    'type-aliases': 'Types',
    variables: 'Constants',
  };
  const groups = Object.entries(folders).map(([folder, text]) => ({
    text,
    collapsed: folder !== 'functions',
    items: namesIn(`${api}/${name}/${folder}`).map((symbol) => ({
      text: symbol,
      link: `/api/${name}/${folder}/${symbol}`,
    })),
  }));
  const inside = readdirSyncIfThere(`${api}/${name}`).filter((folder) =>
    existsSync(`${api}/${name}/${folder}/index.md`),
  );
  const below = inside.map((folder) => ({
    text: `@entk/${name}/${folder}`,
    link: `/api/${name}/${folder}/`,
    collapsed: true,
    items: exportsOf(`${name}/${folder}`),
  }));
  return [...groups.filter(({ items }) => items.length > 0), ...below];
}

function namesIn(folder: string): string[] {
  return readdirSyncIfThere(folder)
    .map((file) => file.replace(/\.md$/, ''))
    .toSorted((left, right) => left.localeCompare(right, 'en'));
}

function readdirSyncIfThere(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
