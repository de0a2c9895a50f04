import { describe, expect, it } from 'vitest';
import { huggingFaceTokeniser, textContexts } from '../src/index.js';
import { bytesOf } from './tokenisers.js';

const vocab = { '[UNK]': 0, '<s>': 1, a: 2, b: 3, c: 4, d: 5, e: 6 };
const document = {
  model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
  pre_tokenizer: { type: 'WhitespaceSplit' },
  added_tokens: [],
};
const plain = huggingFaceTokeniser(bytesOf(document));
const begun = huggingFaceTokeniser(bytesOf(document), bytesOf({ bos_token: '<s>' }));

describe('textContexts', () => {
  it('cuts a text into contexts that follow each other, with the token after each', () => {
    const { tokens, next, starts, ends, beginning } = textContexts(plain, 'a b c d e', { length: 2 });
    expect(tokens).toEqual({ shape: [2, 2], data: Int32Array.of(2, 3, 4, 5) });
    expect(Array.from(next.data)).toEqual([3, 4, 5, 6]);
    expect([Array.from(starts), Array.from(ends)]).toEqual([
      [0, 2, 4, 6],
      [1, 3, 5, 7],
    ]);
    expect(beginning).toBe(false);
  });

  it('begins each with the token that begins texts where the tokeniser has one, or not where it is told so', () => {
    const { tokens, next, starts, ends, beginning } = textContexts(begun, 'a b c d', { length: 3 });
    expect(Array.from(tokens.data)).toEqual([1, 2, 3, 1, 4, 5]);
    expect(Array.from(next.data)).toEqual([2, 3, 4, 4, 5, -1]);
    expect([starts[3], ends[3]]).toEqual([4, 4]);
    expect(beginning).toBe(true);
    expect(Array.from(textContexts(begun, 'a b c d', { length: 3, beginning: false }).tokens.data)).toEqual([2, 3, 4]);
  });

  it('takes no more contexts than it is asked for', () => {
    expect(textContexts(plain, 'a b c d e', { length: 2, count: 1 }).tokens.shape).toEqual([1, 2]);
    expect(textContexts(plain, 'a b c d e '.repeat(1000), { length: 2, count: 3 }).tokens.shape).toEqual([3, 2]);
  });

  it('refuses a text that is too short, with what it gives', () => {
    expect(() => textContexts(begun, 'a b', { length: 4 })).toThrow(
      'the text must have 3 tokens for a context of 4, got 2; give a longer text, or shorter contexts',
    );
    expect(() => textContexts(plain, 'a b c d', { length: 2, count: 3 })).toThrow(
      'the text must have 6 tokens for 3 contexts of 2, got 4; it gives 2',
    );
  });

  it('refuses a beginning that the tokeniser does not define, and a length below 2', () => {
    expect(() => textContexts(plain, 'a b', { length: 2, beginning: true })).toThrow(
      'contexts can begin with a token of their own only where the tokeniser defines one',
    );
    expect(() => textContexts(plain, 'a b', { length: 1 })).toThrow('length must be an integer of at least 2, got 1');
    expect(() => textContexts(plain, 3 as never, { length: 2 })).toThrow('text must be a string, got 3');
  });
});
