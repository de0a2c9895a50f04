/** What programs of the guides can import in a page. */
const names = [
  '@entk/alignment',
  '@entk/core',
  '@entk/datasets',
  '@entk/figures',
  '@entk/figures/node',
  '@entk/formats',
  '@entk/jacobians',
  '@entk/kernels',
  '@entk/linalg',
  '@entk/models',
  '@entk/models/import',
  '@entk/models/layers',
  '@entk/models/networks',
  '@entk/models/tensor',
  '@entk/prediction',
  '@entk/rotation',
  '@entk/spectral',
] as const;

export type PageModule = (typeof names)[number];

/** Names of a module that only Node has. */
const onlyInNode = /\b(figurePng|figurePdf|svgToPng)\b/;

export function isPageModule(name: string): name is PageModule {
  return names.some((one) => one === name);
}

/** Whether a program can run in a page: it imports nothing that a page lacks. */
export function runsInPage(code: string): boolean {
  const modules = Array.from(code.matchAll(/^(?:import|\}) .*from '([^']+)'/gm), ([, name]) => name);
  return modules.length > 0 && modules.every(isPageModule) && !onlyInNode.test(code);
}
