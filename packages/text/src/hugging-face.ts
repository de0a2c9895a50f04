import { isJsonObject, parseJsonDocument, refuseFile } from '@entk/formats/reading';
import { type Tokeniser, tokeniserOf } from './tokeniser.js';

/**
 * The tokeniser that a folder of Hugging Face holds.
 *
 * @param tokenizer The bytes of `tokenizer.json`.
 * @param config Those of `tokenizer_config.json`, which says which token begins a text.
 * @throws FileFormatError for anything that is no JSON, or describes no tokeniser of a known kind.
 * @throws MisuseError if the bytes are no `Uint8Array`.
 * @remarks Offline; Gemma's 33 MB take about 2 s.
 * @example
 * ```ts
 * import { huggingFaceTokeniser } from '@entk/text';
 *
 * const document = {
 *   model: { type: 'WordLevel', vocab: { '[UNK]': 0, one: 1, two: 2 }, unk_token: '[UNK]' },
 *   pre_tokenizer: { type: 'WhitespaceSplit' },
 * };
 * const tokeniser = huggingFaceTokeniser(new TextEncoder().encode(JSON.stringify(document)));
 * tokeniser.encode('two one').tokens; // Int32Array [2, 1]
 * ```
 */
export function huggingFaceTokeniser(tokenizer: Uint8Array, config?: Uint8Array): Tokeniser {
  const caller = 'huggingFaceTokeniser';
  const document = objectOf(caller, 'tokenizer.json', tokenizer);
  const beside = config === undefined ? {} : objectOf(caller, 'tokenizer_config.json', config);
  if (!isJsonObject(document.model)) refuseFile(caller, 'tokenizer.json must have a "model"');
  return tokeniserOf(caller, { tokenizer: { ...absent, ...document }, config: beside }, beginningOf(beside));
}

/** What the library looks for, and a file may leave out. */
const absent = { added_tokens: [], normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null };

function objectOf(caller: string, what: string, bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const value = parseJsonDocument(caller, what, bytes);
  return isJsonObject(value) ? value : refuseFile(caller, `${what} must be an object`);
}

/** A text, or an object that has it. */
function beginningOf({ bos_token: given }: Readonly<Record<string, unknown>>): string | undefined {
  const token = isJsonObject(given) ? given.content : given;
  return typeof token === 'string' ? token : undefined;
}
