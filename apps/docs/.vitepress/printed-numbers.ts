import type { MarkdownRenderer } from 'vitepress';

/** The space between a number and its unit, or the arrow that leads on from it. */
const beforeUnit = /(?<=\d) (?=(?:%|→|[kMGT]B|ms|s|min|h)(?![\w-]))/g;
/** The hyphen of a negative number; not that of a range, an exponent or a name. */
const negative = /(?<![\w.^-])-(?=\d)/g;
/** `p = 29`. */
const equation = /(?<=(?<![\p{L}\p{N}])\p{L}) = (?=[\d−])/gu;
/** `i^-0.3`. */
const power = /\b([in])\^(-?)(\d+(?:\.\d+)?)/g;

/** Numbers as they are printed: a unit or a letter stays on the line of its number, minus is no hyphen, powers are raised. */
export function printed(text: string): string {
  return text
    .replace(power, (_, base: string, sign: string, digits: string) => `${base}<sup>${sign && '−'}${digits}</sup>`)
    .replace(negative, '−')
    .replace(beforeUnit, '\u00a0')
    .replace(equation, '\u00a0=\u00a0');
}

/** Prints the numbers of running text and of tables, and leaves those of code as they are. */
export function printedNumbers({ renderer }: MarkdownRenderer): void {
  const rule = renderer.rules['text'];
  renderer.rules['text'] = (...given) => printed(rule?.(...given) ?? '');
}
