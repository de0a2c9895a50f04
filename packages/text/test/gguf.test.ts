// Also tests pre-tokenisers.ts: the table that it reads.
import { describe, expect, it } from 'vitest';
import { ggufTokeniser } from '../src/index.js';
import { preTokenisers } from '../src/pre-tokenisers.js';
import { ggufMetadata, gold } from './tokenisers.js';

describe('ggufTokeniser', () => {
  it("gives the tokens of Python's tokenizers for byte-level BPE", () => {
    const tokeniser = ggufTokeniser(ggufMetadata());
    expect(tokeniser.vocabularySize).toBe(gold.byteLevel.tokens.length);
    expect(gold.texts.map((text) => Array.from(tokeniser.encode(text).tokens))).toEqual(gold.byteLevel.ids);
    expect([tokeniser.beginning, tokeniser.textOf(0)]).toEqual([0, '<|end|>']);
  });

  it.each(['plain', 'prefix'] as const)("gives SentencePiece's tokens from scores, %s", (name) => {
    const { tokens, scores, types, ids } = gold.sentencePiece[name];
    const tokeniser = ggufTokeniser(
      ggufMetadata({
        model: 'llama',
        pre: undefined,
        merges: undefined,
        tokens,
        scores,
        token_type: types,
        add_space_prefix: name === 'prefix',
        bos_token_id: 1,
      }),
    );
    expect(gold.texts.map((text) => Array.from(tokeniser.encode(text).tokens))).toEqual(ids);
    expect(tokeniser.textOf(1)).toBe('<s>');
  });

  it('splits as the named models do: digits apart, in threes, or together', () => {
    const kinds = ['gpt-2', 'smollm', 'llama-bpe', 'qwen2'];
    const tokens = ['1', '2', '3', '4', '12', '34', '123', '1234'];
    const merges = ['1 2', '3 4', '12 3', '12 34'];
    const ids = kinds.map((pre) => {
      const tokeniser = ggufTokeniser(
        ggufMetadata({ pre, tokens, merges, token_type: tokens.map(() => 1), bos_token_id: undefined }),
      );
      return Array.from(tokeniser.encode('1234').tokens, (id) => tokens[id]);
    });
    expect(ids).toEqual([['1234'], ['1', '2', '3', '4'], ['123', '4'], ['1', '2', '3', '4']]);
    expect([...preTokenisers.keys()]).toEqual(expect.arrayContaining(kinds));
  });

  it.each([
    [{ model: 'bert' }, 'tokenizer.ggml.model must be one of gpt2, llama, got "bert"'],
    [{ pre: 'tekken' }, 'tokenizer.ggml.pre must be a known way to split words, one of gpt-2, default, '],
    [{ tokens: undefined }, 'tokenizer.ggml.tokens must be a list of texts, got "nothing"'],
    [{ merges: [1, 2] }, 'tokenizer.ggml.merges must be a list of texts, got "a list of 2"'],
    [{ token_type: [1] }, `tokenizer.ggml.token_type must be a list of ${gold.byteLevel.tokens.length} numbers`],
    [{ bos_token_id: 1e6 }, 'tokenizer.ggml.bos_token_id must be one of'],
    [{ model: 'llama' }, 'tokenizer.ggml.scores must be a list of'],
  ])('refuses %j', (changes, message) => {
    expect(() => ggufTokeniser(ggufMetadata(changes as never))).toThrow(message);
  });

  it('refuses what is no map', () => {
    expect(() => ggufTokeniser({} as never)).toThrow('metadata must be the map of a GGUF file');
  });
});
