import { dirname, join } from 'node:path';
import { MisuseError } from '@entk/core';
import type { WeightsMetadata } from '@entk/formats';
import { ggufTokeniser, huggingFaceTokeniser, type Tokeniser } from '@entk/text';
import { besideFile, inFile } from './read-file.js';

/**
 * The tokeniser of a model: what its GGUF file holds, or `tokenizer.json` beside its weights.
 *
 * @param file The weights.
 * @throws MisuseError in the file's name for a model without one, one that is damaged, or one of another vocabulary.
 */
export async function tokeniserBeside(
  caller: string,
  file: string,
  { gguf }: WeightsMetadata,
  vocabularySize: number,
): Promise<Tokeniser> {
  const tokeniser = await inFile(file, () => (gguf ? ggufTokeniser(gguf) : inFolder(caller, file)));
  if (tokeniser.vocabularySize <= vocabularySize) return tokeniser;
  throw new MisuseError({
    in: caller,
    rule: `the tokeniser must have at most the ${vocabularySize} tokens of the model`,
    got: tokeniser.vocabularySize,
    context: file,
  });
}

async function inFolder(caller: string, file: string): Promise<Tokeniser> {
  const read = besideFile(caller, file);
  const [tokenizer, config] = [await read('tokenizer.json'), await read('tokenizer_config.json')];
  if (tokenizer) return inFile(join(dirname(file), 'tokenizer.json'), () => huggingFaceTokeniser(tokenizer, config));
  throw new MisuseError({ in: caller, rule: 'tokenizer.json must stand beside the weights, for --text' });
}
