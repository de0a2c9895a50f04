import { escaped } from './escaped.js';

/** λ_k, λ_{k+1}, λ_(k+1), (WᵀW)_ii; not W_E or a_1.npz, which are names. */
const index = /(?<=(?<![\p{L}\p{N}_.])\p{L}|\))_(?:\{([^{}]+)\}|\(([^()]+)\)|([a-z]{1,2}))(?!\.?[\p{L}\p{N}_])/gu;
const power = /\^\(([^()]+)\)/g;

const minus = /(?<=^|[\s(×])-(?=[\d.])/g;
const percentage = /(?<=\d) %/g;
const bound = /(?<=(?:^|[\s(])(?:≥|≤|&lt;|&gt;)) (?=\d)/g;
/** Of a row, whether it bears its claim out. */
const sign = /^([✓✗]) /;
const equation = /(?<=(?<![\p{L}\p{N}])\p{L}) = (?=[\d−])/gu;

/** A space that no line ends at. */
const unbroken = '\u00A0';

/** What stands in a cell as a page has it: escaped, a minus that is one, a number and its unit on one line. */
export function typesetCell(text: string): string {
  return escaped(text)
    .replaceAll(minus, '−')
    .replace(sign, `$1${unbroken}`)
    .replaceAll(bound, unbroken)
    .replaceAll(percentage, `${unbroken}%`)
    .replaceAll(equation, `${unbroken}=${unbroken}`);
}

/** Sentences as a page has them: as cells, with indices below the line and powers above it. */
export function typeset(text: string): string {
  return typesetCell(text)
    .replaceAll(index, (_, braced, bracketed, plain) => `<sub>${braced ?? bracketed ?? plain}</sub>`)
    .replaceAll(power, '<sup>$1</sup>');
}
