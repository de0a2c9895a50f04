import { MisuseError, type NdArray, ndArray, requireInteger, requireOptions } from '@entk/core';
import type { Tokeniser } from './tokeniser.js';

/** How a text is cut. */
export interface ContextOptions {
  /** T, the tokens of a context. */
  readonly length: number;
  /** The most contexts. @default as many as the text gives */
  readonly count?: number;
  /** Whether each context begins with the token that begins texts. @default where the tokeniser has one */
  readonly beginning?: boolean;
}

/** N pieces of a text, T tokens each. Rows are n·T + t. */
export interface Contexts {
  /** Axes [N, T]. */
  readonly tokens: NdArray<Int32Array>;
  /** The token after each, across the cut too; −1 where the text ends. Axes [N, T]. */
  readonly next: NdArray<Int32Array>;
  /** Where each token begins and ends in the text; the token that begins a context is empty there. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Whether each context begins with the token that begins texts. */
  readonly beginning: boolean;
  readonly text: string;
}

/** Tokens are rarely longer: so much of a text is taken a token, where not all of it is needed. */
const lettersAToken = 12;

/**
 * A text as contexts that follow each other, the last tokens that fill none left out.
 *
 * A model that was trained with a token that begins texts reads worse without it: where there is one, every context
 * has it, and T − 1 tokens of the text.
 *
 * @throws MisuseError for a text shorter than one context, saying how many tokens it has, or a beginning that the
 *   tokeniser does not define.
 * @example
 * ```ts
 * import { huggingFaceTokeniser, textContexts } from '@entk/text';
 *
 * const document = {
 *   model: { type: 'WordLevel', vocab: { '[UNK]': 0, one: 1, two: 2 }, unk_token: '[UNK]' },
 *   pre_tokenizer: { type: 'WhitespaceSplit' },
 * };
 * const tokeniser = huggingFaceTokeniser(new TextEncoder().encode(JSON.stringify(document)));
 * const { tokens, next } = textContexts(tokeniser, 'one two two one one', { length: 2 });
 * tokens.data; // Int32Array [1, 2, 2, 1]
 * next.data; // Int32Array [2, 2, 1, 1]
 * ```
 */
export function textContexts(tokeniser: Tokeniser, text: string, options: ContextOptions): Contexts {
  const caller = 'textContexts';
  requireOptions<ContextOptions>(caller, options, { length: true, count: true, beginning: true });
  const { length, count = Number.MAX_SAFE_INTEGER, beginning = tokeniser.beginning !== undefined } = options;
  requireInteger(caller, 'length', length, { min: 2 });
  requireInteger(caller, 'count', count, { min: 1 });
  if (typeof text !== 'string') throw new MisuseError({ in: caller, rule: 'text must be a string', got: text });
  if (beginning && tokeniser.beginning === undefined) {
    throw new MisuseError({
      in: caller,
      rule: 'contexts can begin with a token of their own only where the tokeniser defines one',
      remedy: 'take them without',
    });
  }
  const own = length - (beginning ? 1 : 0);
  const found = tokeniser.encode(beginningOf(text, count * own * lettersAToken));
  const whole = Math.floor(found.tokens.length / own);
  const N = Math.min(count, whole);
  if (N === 0) {
    throw new MisuseError({
      in: caller,
      rule: `the text must have ${own} tokens for a context of ${length}`,
      got: found.tokens.length,
      remedy: 'give a longer text, or shorter contexts',
    });
  }
  if (N < count && options.count !== undefined && whole < count) {
    throw new MisuseError({
      in: caller,
      rule: `the text must have ${count * own} tokens for ${count} contexts of ${length}`,
      got: found.tokens.length,
      remedy: `it gives ${N}`,
    });
  }
  const tokens = ndArray([N, length], new Int32Array(N * length));
  const next = ndArray([N, length], new Int32Array(N * length).fill(-1));
  const [starts, ends] = [new Int32Array(N * length), new Int32Array(N * length)];
  for (let n = 0; n < N; n++) {
    for (let t = 0; t < length; t++) {
      const [row, at] = [n * length + t, n * own + t - (length - own)];
      const isBeginning = at < n * own;
      tokens.data[row] = isBeginning ? (tokeniser.beginning as number) : found.tokens[at];
      starts[row] = isBeginning ? found.starts[n * own] : found.starts[at];
      ends[row] = isBeginning ? starts[row] : found.ends[at];
      next.data[row] = found.tokens[at + 1] ?? -1;
    }
  }
  return { tokens, next, starts, ends, beginning, text };
}

/** The beginning of a text, cut at white space, since words that are cut have other tokens. */
function beginningOf(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const cut = text.slice(0, letters);
  const end = cut.search(/\s\S*$/);
  return end > 0 ? cut.slice(0, end) : cut;
}
