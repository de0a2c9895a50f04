import { basename } from 'node:path';
import { MisuseError } from '@entk/core';
import type { Network, ParameterSet } from '@entk/models';
import type { Tokeniser } from '@entk/text';
import { loadNetwork, requireNetwork } from '../inputs/load-network.js';
import { tokeniserBeside } from '../inputs/tokenisers.js';
import { weightsOfModel } from '../inputs/weights-files.js';

/** A language model whose weights stay as their file stores them until they are used. */
export interface OpenedModel {
  /** The file or folder that it comes from, without the folders around it. */
  readonly name: string;
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly tokeniser: Tokeniser;
  /** What the files do not say and had to be assumed. */
  readonly assumptions: readonly string[];
}

/**
 * Opens a GGUF file or a folder of Hugging Face, for contexts of so many tokens.
 *
 * @param option What asks for it: `--text`.
 * @throws MisuseError in one line for files that are missing or damaged, or are of no language model.
 */
export async function openLanguageModel(
  caller: string,
  { model, context, option }: { readonly model: string; readonly context: number; readonly option: string },
): Promise<OpenedModel> {
  const file = await weightsOfModel(caller, model);
  if (file === undefined) {
    throw new MisuseError({
      in: caller,
      rule: `${option} goes with a --model that is whole: a GGUF file, or a folder of Hugging Face`,
      got: model,
    });
  }
  const loaded = requireNetwork(
    caller,
    await loadNetwork(caller, { weights: [file], configured: true, positions: context, asStored: true }),
  );
  const { network, parameters } = loaded.report;
  if (!network.tokens || network.outputPositions !== context) {
    throw new MisuseError({
      in: caller,
      rule: `${option} needs a model that gives an output at every token`,
      got: model,
    });
  }
  const tokeniser = await tokeniserBeside(caller, file, loaded.found.metadata, network.inputSize);
  return { name: basename(model), network, parameters, tokeniser, assumptions: loaded.assumptions };
}
