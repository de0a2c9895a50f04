import { FileFormatError } from '@entk/core';
import { Tokenizer } from '@huggingface/tokenizers';

/** Texts to tokens and back. */
export interface Tokeniser {
  /** V: tokens are integers 0 … V − 1. */
  readonly vocabularySize: number;
  /** The token that begins a text, where the model defines one. */
  readonly beginning?: number;
  /** The tokens of a text, no token being added before or after, and where each stands in it. */
  encode(text: string): TokenisedText;
  /** What a token stands for, a special one by its name: ` the`, `<|endoftext|>`. Bytes of half a letter are `�`. */
  textOf(token: number): string;
}

/** The M tokens of a text. */
export interface TokenisedText {
  readonly tokens: Int32Array;
  /** Where each begins in the text, in UTF-16 units, with the space that belongs to it. */
  readonly starts: Int32Array;
  /** Where each ends; of a letter that several tokens share the bytes of, the last has it all. */
  readonly ends: Int32Array;
}

/** A document as `tokenizer.json` is, and what `tokenizer_config.json` says beside it. */
export interface TokeniserDocuments {
  readonly tokenizer: object;
  readonly config: object;
}

/**
 * A tokeniser of documents that a reader has looked at.
 *
 * @param caller Names itself in the error.
 * @throws FileFormatError where the library cannot make one of them.
 */
export function tokeniserOf(caller: string, { tokenizer, config }: TokeniserDocuments, beginning?: string): Tokeniser {
  requireTokens(caller, tokenizer);
  const inner = made(caller, () => new Tokenizer(tokenizer, config));
  const vocabularySize = sizeOfVocabulary(caller, inner);
  const options = { skip_special_tokens: false, clean_up_tokenization_spaces: false };
  const decode = (tokens: number[]) => made(caller, () => inner.decode(tokens, options));
  const first = beginning === undefined ? undefined : inner.token_to_id(beginning);
  return {
    vocabularySize,
    ...(first !== undefined && { beginning: first }),
    encode(text) {
      const ids: number[] = made(caller, () => inner.encode(text, { add_special_tokens: false }).ids);
      const other = ids.find((id) => !(Number.isInteger(id) && id >= 0 && id < vocabularySize));
      if (other !== undefined) refuse(caller, `its tokens must be of its vocabulary, 0 … ${vocabularySize - 1}`, other);
      const tokens = Int32Array.from(ids);
      return { tokens, ...placesIn(text, tokens, decode) };
    },
    textOf: (token) => decode([token]),
  };
}

/** Far beyond every vocabulary there is. The library walks through all numbers up to the largest. */
const largestToken = 2 ** 22;

/** Where a `tokenizer.json` has its tokens' numbers. */
interface TokensOfDocument {
  readonly model?: { readonly vocab?: unknown };
  readonly added_tokens?: unknown;
}

/** Refuses tokens that are no integers, or so large that a short file would take minutes. */
function requireTokens(caller: string, { model, added_tokens: added }: TokensOfDocument): void {
  const { vocab } = model ?? {};
  const own: unknown[] = isTable(vocab) ? Object.values(vocab) : [];
  const further = Array.isArray(added) ? added.map((one: { readonly id?: unknown } | null) => one?.id) : [];
  for (const id of [...own, ...further]) {
    if (typeof id === 'number' && Number.isInteger(id) && id >= 0 && id <= largestToken) continue;
    refuse(caller, `its tokens must be integers in 0..${largestToken}`, typeof id === 'number' ? id : typeof id);
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sizeOfVocabulary(caller: string, inner: Tokenizer): number {
  let size = 0;
  for (const id of made(caller, () => inner.get_vocab(true)).values()) size = Math.max(size, id + 1);
  return size === 0 ? refuse(caller, 'its vocabulary must have a token', 0) : size;
}

/** What the library makes, or refuses in words of its own, which may be lines and long. */
function made<T>(caller: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refuse(caller, 'the file must describe a tokeniser of a known kind', shortened(message));
  }
}

function shortened(message: string): string {
  const line = message.replace(/\s+/g, ' ');
  return line.length <= longestMessage ? line : `${line.slice(0, longestMessage)}…`;
}

const longestMessage = 120;

function refuse(caller: string, rule: string, got: string | number): never {
  throw new FileFormatError({ in: caller, rule, got });
}

/** Bytes that are no whole letter yet. */
const unfinished = '\uFFFD';

/** How far behind the last token the next one may begin: white space that a tokeniser drops. */
const mostDropped = 64;

/**
 * Where tokens stand in a text: each is decoded and looked for from the end of the one before it. Tokens of which
 * several make a letter are decoded together.
 */
function placesIn(
  text: string,
  tokens: Int32Array,
  decode: (tokens: number[]) => string,
): Pick<TokenisedText, 'starts' | 'ends'> {
  const [starts, ends] = [new Int32Array(tokens.length), new Int32Array(tokens.length)];
  let at = 0;
  let pending: number[] = [];
  const pieces = new Map<number, string>();
  tokens.forEach((token, i) => {
    pending.push(token);
    let piece = pending.length === 1 ? pieces.get(token) : undefined;
    if (piece === undefined) {
      piece = decode(pending);
      if (pending.length === 1) pieces.set(token, piece);
    }
    starts[i] = ends[i] = at;
    if (piece.endsWith(unfinished) && !text.startsWith(piece, at)) return;
    const from = found(text, piece, at);
    if (from) {
      starts[i] = from.start;
      at = ends[i] = from.end;
    }
    pending = [];
  });
  return { starts, ends };
}

/** Where a piece stands from a place on: as it is, or without its space, or in the other case. */
function found(text: string, piece: string, at: number): { readonly start: number; readonly end: number } | undefined {
  if (text.startsWith(piece, at)) return { start: at, end: at + piece.length };
  const near = text.slice(at, at + mostDropped + piece.length);
  const bare = piece.replace(/^##/, '').trim();
  for (const [haystack, needle] of [
    [near, piece],
    [near, bare],
    [near.toLowerCase(), bare.toLowerCase()],
  ]) {
    const index = needle === '' ? -1 : haystack.indexOf(needle);
    if (index >= 0) return { start: at + index, end: at + index + needle.length };
  }
  return undefined;
}
