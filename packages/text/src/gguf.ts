import { FileFormatError, MisuseError } from '@entk/core';
import type { GgufValue } from '@entk/formats';
import { mergesOfScores } from './merges-of-scores.js';
import { preTokenisers } from './pre-tokenisers.js';
import { type Tokeniser, type TokeniserDocuments, tokeniserOf } from './tokeniser.js';

const caller = 'ggufTokeniser';

/**
 * The tokeniser inside a GGUF file of llama.cpp: byte-level BPE with merges (`gpt2`), or SentencePiece's by scores
 * (`llama`), whose merges follow from the scores.
 *
 * @param metadata Of `readGguf`, or `metadata.gguf` of `openWeights`.
 * @throws FileFormatError for a vocabulary that is missing or contradicts itself, or of a kind or with a way of
 *   splitting words that is not known here, naming those that are.
 * @throws MisuseError if the metadata are no map.
 * @example
 * ```ts
 * import { ggufTokeniser } from '@entk/text';
 *
 * const metadata = new Map<string, string | string[] | number[]>([
 *   ['tokenizer.ggml.model', 'gpt2'],
 *   ['tokenizer.ggml.pre', 'gpt-2'],
 *   ['tokenizer.ggml.tokens', ['a', 'b', 'ab', 'Ġ']],
 *   ['tokenizer.ggml.token_type', [1, 1, 1, 1]],
 *   ['tokenizer.ggml.merges', ['a b']],
 * ]);
 * ggufTokeniser(metadata).encode('aab').tokens; // Int32Array [0, 2]
 * ```
 */
export function ggufTokeniser(metadata: ReadonlyMap<string, GgufValue>): Tokeniser {
  if (!(metadata instanceof Map)) {
    throw new MisuseError({ in: caller, rule: 'metadata must be the map of a GGUF file', got: metadata });
  }
  const valueOf = (name: string): GgufValue | undefined => metadata.get(`tokenizer.ggml.${name}`);
  const tokens = texts('tokens', valueOf('tokens'));
  const types = numbers('token_type', valueOf('token_type') ?? tokens.map(() => normal), tokens.length);
  const vocabulary: Vocabulary = { tokens, types };
  const kind = valueOf('model');
  const first = valueOf('bos_token_id');
  const beginning = typeof first === 'number' ? tokens[first] : undefined;
  if (first !== undefined && beginning === undefined) {
    refuse(`bos_token_id must be one of ${tokens.length} tokens`, first);
  }
  switch (kind) {
    case 'gpt2':
      return tokeniserOf(caller, byteLevel(vocabulary, texts('merges', valueOf('merges')), valueOf('pre')), beginning);
    case 'llama': {
      const scores = numbers('scores', valueOf('scores'), tokens.length);
      const spaced = valueOf('add_space_prefix') !== false;
      return tokeniserOf(caller, sentencePiece(vocabulary, scores, spaced), beginning);
    }
    default:
      return refuse('model must be one of gpt2, llama', kind);
  }
}

/** llama.cpp's types of tokens. */
const [normal, unknown, control, userDefined] = [1, 2, 3, 4];

interface Vocabulary {
  readonly tokens: readonly string[];
  readonly types: readonly number[];
}

function byteLevel(vocabulary: Vocabulary, merges: readonly string[], pre: GgufValue | undefined): TokeniserDocuments {
  const split = typeof pre === 'string' ? preTokenisers.get(pre) : undefined;
  if (!split) {
    return refuse(`pre must be a known way to split words, one of ${[...preTokenisers.keys()].join(', ')}`, pre);
  }
  return {
    tokenizer: {
      ...documentOf(vocabulary),
      normalizer: null,
      pre_tokenizer: split,
      decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      model: { type: 'BPE', vocab: idsOf(vocabulary), merges, unk_token: null, byte_fallback: false },
    },
    config: {},
  };
}

function sentencePiece(vocabulary: Vocabulary, scores: readonly number[], spaced: boolean): TokeniserDocuments {
  const place = vocabulary.types.indexOf(unknown);
  const toBlocks = { type: 'Replace', pattern: { String: ' ' }, content: '▁' };
  return {
    tokenizer: {
      ...documentOf(vocabulary),
      normalizer: spaced ? { type: 'Sequence', normalizers: [{ type: 'Prepend', prepend: '▁' }, toBlocks] } : toBlocks,
      pre_tokenizer: null,
      decoder: {
        type: 'Sequence',
        decoders: [
          { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
          { type: 'ByteFallback' },
          { type: 'Fuse' },
        ],
      },
      model: {
        type: 'BPE',
        vocab: idsOf(vocabulary),
        merges: mergesOfScores(vocabulary.tokens, scores),
        unk_token: place < 0 ? null : vocabulary.tokens[place],
        fuse_unk: true,
        byte_fallback: true,
      },
    },
    config: {},
  };
}

function idsOf({ tokens }: Vocabulary): Record<string, number> {
  return Object.fromEntries(tokens.map((token, id) => [token, id]));
}

/** What is no word: control tokens, and those that stand for themselves whatever surrounds them. */
function documentOf({ tokens, types }: Vocabulary): object {
  const added = tokens.flatMap((content, id) =>
    types[id] === control || types[id] === userDefined
      ? [
          {
            id,
            content,
            special: types[id] === control,
            single_word: false,
            lstrip: false,
            rstrip: false,
            normalized: false,
          },
        ]
      : [],
  );
  return { version: '1.0', added_tokens: added, post_processor: null };
}

function texts(name: string, value: GgufValue | undefined): readonly string[] {
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')) return value;
  return refuse(`${name} must be a list of texts`, value);
}

function numbers(name: string, value: GgufValue | undefined, length: number): readonly number[] {
  if (Array.isArray(value) && value.length === length && value.every((one) => typeof one === 'number')) return value;
  return refuse(`${name} must be a list of ${length} numbers`, value);
}

function refuse(rule: string, got: GgufValue | undefined): never {
  const shown = Array.isArray(got) ? `a list of ${got.length}` : typeof got === 'bigint' ? String(got) : got;
  throw new FileFormatError({ in: caller, rule: `tokenizer.ggml.${rule}`, got: shown ?? 'nothing' });
}
