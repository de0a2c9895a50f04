import type { MarkdownRenderer } from 'vitepress';
import { runsInPage } from '../demos/snippet/runs-in-page.js';

/** Gives every program of the guides that can run in a page the buttons that run and change it. */
export function runnableGuides({ renderer }: MarkdownRenderer): void {
  const { fence } = renderer.rules;
  renderer.rules.fence = (tokens, index, options, env: { relativePath?: string }, self) => {
    const html = fence?.(tokens, index, options, env, self) ?? '';
    const { info, content } = tokens[index];
    const isProgram = info.trim() === 'ts' && env.relativePath?.startsWith('guides/') && runsInPage(content);
    if (!isProgram) return html;
    return `<RunnableSnippet code="${encodeURIComponent(content).replaceAll("'", '%27')}">${html}</RunnableSnippet>\n`;
  };
}
