import type { MarkdownRenderer } from 'vitepress';

/** `--an-option`, in text that is HTML already. */
const option = /(?<![\w-])--[a-z][\w-]*/g;

/** Keeps a line from breaking after a hyphen of an option, in text and in code within it. */
export function unbrokenOptions({ renderer }: MarkdownRenderer): void {
  for (const name of ['text', 'code_inline'] as const) {
    const rule = renderer.rules[name];
    renderer.rules[name] = (...given) => (rule?.(...given) ?? '').replace(option, '<span class="option">$&</span>');
  }
}
