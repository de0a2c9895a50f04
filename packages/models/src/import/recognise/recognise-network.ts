import { FileFormatError } from '@entk/core';
import type { FoundWeights } from '@entk/formats';
import { fewNames } from '@entk/formats/reading';
import { ggufWeights } from './gguf/gguf.js';
import { huggingFaceWeights } from './hugging-face/hugging-face.js';
import type { Recognised, Recogniser } from './recogniser.js';
import { tfjsWeights } from './tfjs.js';
import { nanoGptWeights } from './nano-gpt.js';
import { transformerLensWeights } from './transformer-lens/transformer-lens.js';

/**
 * The recognisers that are tried unasked, in this order: those of names or metadata that no other network has. `W` and
 * `b` may be anybody's, so those of the paper's experiments are tried where they are named.
 */
const unasked: readonly Recogniser[] = [
  tfjsWeights(),
  transformerLensWeights(),
  huggingFaceWeights(),
  ggufWeights(),
  nanoGptWeights(),
];

/** What was recognised, and what by. */
export interface RecognisedNetwork extends Recognised {
  /** The recogniser's name. */
  readonly source: string;
}

/**
 * The network that a weights file says it is of.
 *
 * @param recognisers Tried in this order. @default layers models of TensorFlow.js, names of TransformerLens,
 *   a `config.json` of Hugging Face, metadata of GGUF, names of nanoGPT
 * @returns `undefined` if no recogniser knows the file: its network has to be described.
 * @throws FileFormatError for a file that contradicts itself, or the settings of its recogniser.
 * @throws ShapeError for tensors whose shapes do not fit each other.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { openWeights, writeSafetensors } from '@entk/formats';
 * import { recogniseNetwork, superpositionWeights } from '@entk/models/import';
 *
 * const file = writeSafetensors(new Map([['W', ndArray([2, 5])], ['b', ndArray([5])]]));
 * const found = await openWeights(file);
 * recogniseNetwork(found); // undefined
 * recogniseNetwork(found, [superpositionWeights()])?.description.inputs; // { size: 5 }
 * ```
 */
export function recogniseNetwork(
  { tensors, metadata }: FoundWeights,
  recognisers: readonly Recogniser[] = unasked,
): RecognisedNetwork | undefined {
  for (const { name, recognise } of recognisers) {
    const recognised = recognise(tensors, metadata);
    if (recognised) return { ...recognised, source: name };
  }
  return undefined;
}

/**
 * {@link recogniseNetwork} for a caller that has no other way to know the network.
 *
 * @throws FileFormatError in the name of `caller`, saying what each recogniser looks for and what the file holds.
 */
export function requireRecognised(
  caller: string,
  found: FoundWeights,
  recognisers: readonly Recogniser[] = unasked,
): RecognisedNetwork {
  const recognised = recogniseNetwork(found, recognisers);
  if (recognised) return recognised;
  throw new FileFormatError({
    in: caller,
    rule: `the file must hold ${recognisers.map(({ expects }) => expects).join(', or ')}`,
    got: [...found.tensors.keys()].length === 0 ? 'no tensors' : undefined,
    context: found.tensors.size === 0 ? undefined : `it holds ${fewNames([...found.tensors.keys()])}`,
  });
}
