import { createRequire } from 'node:module';

/** The program's version, as its package says. */
export const { version } = createRequire(import.meta.url)('../package.json') as { readonly version: string };
