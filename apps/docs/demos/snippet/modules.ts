import type { PageModule } from './runs-in-page.js';

/** What programs of the guides can import in a page, each loaded when one asks for it. */
export const pageModules: Readonly<Record<PageModule, () => Promise<object>>> = {
  '@entk/alignment': () => import('@entk/alignment'),
  '@entk/core': () => import('@entk/core'),
  '@entk/datasets': () => import('@entk/datasets'),
  '@entk/figures': () => import('@entk/figures'),
  '@entk/figures/node': () => import('./figures-in-worker.js'),
  '@entk/formats': () => import('@entk/formats'),
  '@entk/jacobians': () => import('@entk/jacobians'),
  '@entk/kernels': () => import('@entk/kernels'),
  '@entk/linalg': () => import('@entk/linalg'),
  // The float32 backend fetches the file that this site serves.
  '@entk/models': async () => {
    const [models, { startBackend }] = await Promise.all([import('@entk/models'), import('../backend.js')]);
    return { ...models, initialiseBackend: startBackend };
  },
  '@entk/models/import': () => import('@entk/models/import'),
  '@entk/models/layers': () => import('@entk/models/layers'),
  '@entk/models/networks': () => import('@entk/models/networks'),
  '@entk/models/tensor': () => import('@entk/models/tensor'),
  '@entk/prediction': () => import('@entk/prediction'),
  '@entk/rotation': () => import('@entk/rotation'),
  '@entk/spectral': () => import('@entk/spectral'),
};
