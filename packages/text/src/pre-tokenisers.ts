/**
 * How byte-level tokenisers split a text before they merge, by what `tokenizer.ggml.pre` calls it: the patterns of the
 * models' own tokenizer.json.
 */
export const preTokenisers: ReadonlyMap<string, object> = new Map([
  ...['gpt-2', 'default'].map((name) => [name, byteLevel(true)] as const),
  ...['smollm', 'starcoder', 'refact', 'command-r', 'codeshell'].map((name) => [name, digitsApart()] as const),
  ...['llama-bpe', 'llama3'].map((name) => [name, splitBy('\\p{N}{1,3}')] as const),
  ...['qwen2', 'stablelm2'].map((name) => [name, splitBy('\\p{N}')] as const),
]);

/** With GPT-2's own pattern, or none where the text is split already. */
function byteLevel(pattern: boolean): object {
  return { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: pattern };
}

function digitsApart(): object {
  return { type: 'Sequence', pretokenizers: [{ type: 'Digits', individual_digits: true }, byteLevel(true)] };
}

/** Words, numbers of so many digits, punctuation and white space. */
function splitBy(digits: string): object {
  const Regex =
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|" +
    `${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`;
  const split = { type: 'Split', pattern: { Regex }, behavior: 'Isolated', invert: false };
  return { type: 'Sequence', pretokenizers: [split, byteLevel(false)] };
}
