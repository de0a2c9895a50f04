// Tests no single file: files of tokenisers that are nearly right give a tokeniser that works, or one line.
import { damaged, hostileTimeout, survives } from '@entk/testing/hostile-files';
import { expect, it } from 'vitest';
import { ggufTokeniser, huggingFaceTokeniser, type Tokeniser } from '../../src/index.js';

const bytesOf = (document: unknown) => new TextEncoder().encode(JSON.stringify(document));

const vocab = { a: 0, b: 1, ab: 2, Ġ: 3, Ġa: 4, '<s>': 5, '[UNK]': 6, '##b': 7 };
const added = [
  { id: 5, content: '<s>', special: true, single_word: false, lstrip: false, rstrip: false, normalized: false },
];
const documents = [
  {
    added_tokens: added,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
    decoder: { type: 'ByteLevel' },
    model: { type: 'BPE', vocab, merges: ['a b', ['Ġ', 'a']] },
  },
  {
    normalizer: { type: 'Sequence', normalizers: [{ type: 'NFC' }, { type: 'Lowercase' }] },
    pre_tokenizer: { type: 'Split', pattern: { Regex: '\\s+' }, behavior: 'Isolated', invert: false },
    model: {
      type: 'WordPiece',
      vocab,
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 9,
    },
  },
  { pre_tokenizer: { type: 'WhitespaceSplit' }, model: { type: 'WordLevel', vocab, unk_token: '[UNK]' } },
  {
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
    model: {
      type: 'Unigram',
      unk_id: 0,
      vocab: [
        ['<unk>', 0],
        ['a', -1.5],
        ['▁', -2],
        ['▁ab', -3],
      ],
    },
  },
].map(bytesOf);

/** Tokens of a text and what they stand for; whatever they are, they are of the vocabulary. */
function tryOut(tokeniser: Tokeniser): void {
  const { vocabularySize, beginning = 0 } = tokeniser;
  if (!(Number.isSafeInteger(vocabularySize) && beginning < vocabularySize))
    throw new Error(`${beginning} of ${vocabularySize}`);
  const text = 'ab a b <s> é ba';
  const { tokens, starts, ends } = tokeniser.encode(text);
  tokens.forEach((token, i) => {
    if (!(token >= 0 && token < vocabularySize)) throw new Error(`token ${token} of ${vocabularySize}`);
    if (!(starts[i] >= 0 && starts[i] <= ends[i] && ends[i] <= text.length))
      throw new Error(`${starts[i]} … ${ends[i]}`);
    tokeniser.textOf(token);
  });
}

it('tokenizer.json: survives files that are nearly right', { timeout: hostileTimeout }, () => {
  const files = damaged(documents);
  const { read, refused } = survives(
    'huggingFaceTokeniser',
    files,
    (bytes) => {
      const one = huggingFaceTokeniser(bytes);
      tryOut(one);
      return one;
    },
    () => {},
  );
  expect(Math.min(read, refused)).toBeGreaterThan(0);
});

const metadata = (pre: string, model: string) => ({
  'tokenizer.ggml.model': model,
  'tokenizer.ggml.pre': pre,
  'tokenizer.ggml.tokens': ['a', 'b', 'ab', 'Ġ', '<s>', '<unk>', '▁', '▁a', '<0x41>'],
  'tokenizer.ggml.token_type': [1, 1, 1, 1, 3, 2, 1, 1, 6],
  'tokenizer.ggml.merges': ['a b'],
  'tokenizer.ggml.scores': [-1, -2, -3, 0, 0, 0, -4, -5, 0],
  'tokenizer.ggml.bos_token_id': 4,
});

it('GGUF: survives metadata that are nearly right', { timeout: hostileTimeout }, () => {
  const files = damaged(
    [metadata('gpt-2', 'gpt2'), metadata('smollm', 'gpt2'), metadata('default', 'llama')].map(bytesOf),
  );
  const { read, refused } = survives(
    'ggufTokeniser',
    files,
    (bytes) => {
      const values = objectIn(bytes);
      if (!values) return undefined;
      const one = ggufTokeniser(new Map(Object.entries(values)));
      tryOut(one);
      return one;
    },
    () => {},
  );
  expect(Math.min(read, refused)).toBeGreaterThan(0);
});

function objectIn(bytes: Uint8Array): Record<string, never> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, never>) : undefined;
  } catch {
    return undefined;
  }
}
