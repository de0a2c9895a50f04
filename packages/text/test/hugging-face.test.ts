import { describe, expect, it } from 'vitest';
import { huggingFaceTokeniser } from '../src/index.js';
import { bytesOf, gold } from './tokenisers.js';

describe('huggingFaceTokeniser', () => {
  it("gives the tokens of Python's tokenizers", () => {
    const tokeniser = huggingFaceTokeniser(bytesOf(gold.byteLevel.document));
    expect(gold.texts.map((text) => Array.from(tokeniser.encode(text).tokens))).toEqual(gold.byteLevel.ids);
    expect(tokeniser.beginning).toBeUndefined();
  });

  it.each([[{ bos_token: '<|end|>' }], [{ bos_token: { content: '<|end|>', special: true } }]])(
    'has the token that begins texts from %j',
    (config) => {
      expect(huggingFaceTokeniser(bytesOf(gold.byteLevel.document), bytesOf(config)).beginning).toBe(0);
    },
  );

  it('refuses what is no tokeniser, in one line', () => {
    expect(() => huggingFaceTokeniser(bytesOf([]))).toThrow('tokenizer.json must be an object');
    expect(() => huggingFaceTokeniser(bytesOf({}))).toThrow('tokenizer.json must have a "model"');
    const odd = { ...gold.byteLevel.document, model: { type: 'Neural' } };
    expect(() => huggingFaceTokeniser(bytesOf(odd))).toThrow('the file must describe a tokeniser of a known kind');
    expect(() => huggingFaceTokeniser(new TextEncoder().encode('{'))).toThrow('tokenizer.json must be JSON');
  });
});
