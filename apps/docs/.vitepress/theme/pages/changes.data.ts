import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMarkdownRenderer, type SiteConfig } from 'vitepress';

/** A change as its changeset tells it, or the changes of a version as a CHANGELOG tells them. */
export interface Change {
  /** What it changes: `entk`, `@entk/spectral`. */
  readonly packages: readonly string[];
  readonly html: string;
}

/** What the page of versions shows. */
export interface Changes {
  readonly versions: readonly { readonly name: string; readonly version: string; readonly history: string }[];
  /** In no published version yet. */
  readonly coming: readonly Change[];
}

declare const data: Changes;
export { data };

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
const changesets = `${root}/.changeset`;

export default {
  watch: [`${changesets}/*.md`],
  async load(): Promise<Changes> {
    const { vitepress } = globalThis as unknown as { vitepress?: SiteConfig };
    const markdown = await createMarkdownRenderer(vitepress?.srcDir ?? root);
    const layers: string[] = JSON.parse(readFileSync(`${root}/scripts/layers.json`, 'utf8'));
    const folders = ['apps/cli', ...layers.map((name) => `packages/${name}`)];
    const versions = folders.map(async (folder) => {
      const { name, version } = JSON.parse(readFileSync(`${root}/${folder}/package.json`, 'utf8'));
      const log = `${root}/${folder}/CHANGELOG.md`;
      return { name, version, history: existsSync(log) ? await markdown.renderAsync(readFileSync(log, 'utf8')) : '' };
    });
    const coming = readdirSync(changesets)
      .filter((file) => file.endsWith('.md') && file !== 'README.md')
      .toSorted()
      .map(async (file) => {
        const [, head = '', text = ''] = readFileSync(`${changesets}/${file}`, 'utf8').split(/^---$/m);
        const packages = Array.from(head.matchAll(/^"([^"]+)":/gm), ([, name]) => name);
        return { packages, html: await markdown.renderAsync(text) };
      });
    return { versions: await Promise.all(versions), coming: await Promise.all(coming) };
  },
};
