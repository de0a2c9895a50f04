import { describe, expect, it } from 'vitest';
import { huggingFaceTokeniser } from '../src/index.js';
import { bytesOf, gold } from './tokenisers.js';

const tokeniser = huggingFaceTokeniser(bytesOf(gold.byteLevel.document));

describe('where tokens stand in a text', () => {
  it("is where Python's tokenizers have them, with the space before a word", () => {
    gold.texts.slice(0, 2).forEach((text, i) => {
      const { starts, ends } = tokeniser.encode(text);
      // tokenizers leaves the space out of the offsets
      const bare = Array.from(starts, (start, t) => [
        start + (/^ \S/.test(text.slice(start, ends[t])) ? 1 : 0),
        ends[t],
      ]);
      expect(bare).toEqual(
        gold.byteLevel.offsets[i].map(([from, to]) =>
          /^ \S/.test(text.slice(from, to)) ? [from + 1, to] : [from, to],
        ),
      );
    });
  });

  it('has no gap and no overlap, of letters of several bytes too', () => {
    for (const text of gold.texts) {
      const { tokens, starts, ends } = tokeniser.encode(text);
      let at = 0;
      for (let t = 0; t < tokens.length; t++) {
        expect(starts[t]).toBe(at);
        expect(ends[t]).toBeGreaterThanOrEqual(at);
        at = ends[t];
      }
      expect(at).toBe(text.length);
    }
  });

  it('skips white space that the tokeniser drops, and finds words in their case', () => {
    const words = huggingFaceTokeniser(
      bytesOf({
        model: {
          type: 'WordPiece',
          vocab: { '[UNK]': 0, the: 1, light: 2, '##house': 3 },
          unk_token: '[UNK]',
          continuing_subword_prefix: '##',
        },
        normalizer: { type: 'Lowercase' },
        pre_tokenizer: { type: 'WhitespaceSplit' },
        decoder: { type: 'WordPiece', prefix: '##' },
        added_tokens: [],
      }),
    );
    const { tokens, starts, ends } = words.encode('The  lightHouse');
    expect(Array.from(tokens)).toEqual([1, 2, 3]);
    expect([Array.from(starts), Array.from(ends)]).toEqual([
      [0, 5, 10],
      [3, 10, 15],
    ]);
  });
});

describe('tokens', () => {
  const unigram = (unk_id: number) =>
    bytesOf({
      pre_tokenizer: { type: 'Whitespace' },
      model: {
        type: 'Unigram',
        unk_id,
        vocab: [
          ['<unk>', 0],
          ['a', -1],
        ],
      },
    });

  it('are of the vocabulary, or it is said which are not', () => {
    expect(Array.from(huggingFaceTokeniser(unigram(0)).encode('a b').tokens)).toEqual([1, 0]);
    expect(() => huggingFaceTokeniser(unigram(9)).encode('a b')).toThrow(
      'huggingFaceTokeniser: its tokens must be of its vocabulary, 0 … 1, got 9',
    );
  });

  it('are refused where they are no integers, or a table of them would fill the memory', () => {
    const words = (vocab: object) =>
      huggingFaceTokeniser(bytesOf({ model: { type: 'WordLevel', vocab, unk_token: 'a' } }));
    expect(() => words({ a: 0.5 })).toThrow('its tokens must be integers in 0..4194304, got 0.5');
    expect(() => words({ a: 0, b: 2 ** 28 })).toThrow('its tokens must be integers in 0..4194304, got 268435456');
    expect(() => words({})).toThrow('its vocabulary must have a token');
  });
});
