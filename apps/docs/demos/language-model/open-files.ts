import { FileFormatError } from '@entk/core';
import { openWeights } from '@entk/formats';
import type { Network, ParameterSet } from '@entk/models';
import { ggufWeights, huggingFaceWeights, placeWeights, requirePlaced, requireRecognised } from '@entk/models/import';
import { ggufTokeniser, huggingFaceTokeniser, type Tokeniser } from '@entk/text';

/** A language model of the reader's files. */
export interface OpenedModel {
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly tokeniser: Tokeniser;
}

const caller = 'language model';

/** Which file the weights are in, the first that there is. */
const endings = ['.gguf', '.safetensors.index.json', '.safetensors'];

/** The file of a model that has its weights, or names the files that have. */
export function weightsFile(files: readonly File[]): File | undefined {
  return endings.flatMap((ending) => files.filter(({ name }) => name.endsWith(ending)))[0];
}

/**
 * Opens a GGUF file or the files of a folder of Hugging Face, for contexts of so many tokens. Weights of a GGUF file
 * stay as it stores them until they are used.
 *
 * @throws FileFormatError in the words of whichever reader refused a file.
 */
export async function openFiles(files: readonly File[], positions: number): Promise<OpenedModel> {
  const weights = weightsFile(files);
  if (!weights) {
    throw new FileFormatError({
      in: caller,
      rule: 'a .gguf file must be given, or model.safetensors with config.json and tokenizer.json',
      got: files.map(({ name }) => name).join(', ') || 'no file',
    });
  }
  const read = async (name: string) => {
    const file = files.find((one) => one.name === (name.split('/').at(-1) ?? name));
    return file && new Uint8Array(await file.arrayBuffer());
  };
  const found = await openWeights(new Uint8Array(await weights.arrayBuffer()), read, { name: weights.name });
  const known = [huggingFaceWeights({ positions, unknown: 'refuse' }), ggufWeights({ positions })];
  const { description, mapping, unsupported } = requireRecognised(caller, found, known);
  const report = placeWeights(description, found.tensors, mapping, unsupported, { asStored: true });
  const { network, parameters } = requirePlaced(caller, report);
  if (!network.tokens || network.outputPositions !== positions) {
    throw new FileFormatError({ in: caller, rule: 'the model must give an output at every token', got: weights.name });
  }
  const { gguf } = found.metadata;
  const tokenizer = gguf ? undefined : await read('tokenizer.json');
  if (!gguf && !tokenizer) throw new FileFormatError({ in: caller, rule: 'tokenizer.json must be among the files' });
  const tokeniser = gguf
    ? ggufTokeniser(gguf)
    : huggingFaceTokeniser(tokenizer as Uint8Array, await read('tokenizer_config.json'));
  if (tokeniser.vocabularySize > network.inputSize) {
    throw new FileFormatError({
      in: caller,
      rule: `the tokeniser must have at most the ${network.inputSize} tokens of the model`,
      got: tokeniser.vocabularySize,
    });
  }
  return { network, parameters, tokeniser };
}
