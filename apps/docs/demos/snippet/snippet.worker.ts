import type { Figure } from '@entk/figures';
import { instrumented } from './instrument.js';
import { pageModules } from './modules.js';
import { isPageModule, type PageModule } from './runs-in-page.js';
import { differenceFrom, shownAtTheStartOf } from './shown-value.mjs';
import { valueText } from './value-text.js';

/** What a running program tells the page. */
export type SnippetNews =
  /** The value of a line, the text of its comment, and how it differs from what that shows, if it shows a value. */
  | {
      readonly kind: 'value';
      readonly line: number;
      readonly text: string;
      readonly comment: string;
      readonly difference?: string;
      readonly isShown: boolean;
    }
  | { readonly kind: 'printed'; readonly text: string }
  | { readonly kind: 'figure'; readonly name: string; readonly figure: Figure }
  | { readonly kind: 'done'; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly message: string };

const figureKinds = new Set(['lines', 'heatmap', 'bars', 'grid']);
const tell = (news: SnippetNews) => postMessage(news);

addEventListener('message', ({ data }: MessageEvent<string>) => void run(data));

/** Runs a program and tells what comes of it; it is the only one of its worker. */
async function run(code: string): Promise<void> {
  const start = performance.now();
  try {
    const { transform } = await import('sucrase');
    const { code: plain } = transform(code, { transforms: ['typescript'], disableESTransforms: true });
    const { body, modules } = instrumented(plain);
    const missing = modules.find((name) => !isPageModule(name));
    if (missing !== undefined) throw new Error(`${missing} is not there in a page`);
    // A program that its reader wrote or changed runs where it can reach no page.
    const AsyncFunction = run.constructor as new (...words: string[]) => (...values: unknown[]) => Promise<void>;
    const program = new AsyncFunction('load', 'shown', 'found', 'console', body);
    await program((name: PageModule) => pageModules[name](), shown, found, {
      ...console,
      log: (...values: unknown[]) =>
        tell({
          kind: 'printed',
          text: values.map((one) => (typeof one === 'string' ? one : valueText(one))).join(' '),
        }),
    });
    tell({ kind: 'done', milliseconds: performance.now() - start });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

function shown(value: unknown, comment: string, line: number): unknown {
  const expected = shownAtTheStartOf(comment);
  const difference = expected === undefined ? undefined : differenceFrom(expected, value);
  tell({ kind: 'value', line, text: valueText(value), comment, difference, isShown: expected !== undefined });
  return value;
}

/** Figures among what the names of a program stand for. */
function found(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const { kind } = (value ?? {}) as { kind?: string };
    if (kind !== undefined && figureKinds.has(kind)) tell({ kind: 'figure', name, figure: value as Figure });
  }
}
