import type { FoundTensor } from '@entk/formats';
import { type DraftedLayer, draftedLayers } from './drafted-layers.js';
import { modulesOf } from './module-tensors.js';

/** A `model.json` that begins, guessed from the names and shapes of tensors. */
export interface DraftedDescription {
  /**
   * As a `model.json` has it; `null` stands where nothing could be guessed, and is refused until a person has written
   * something in its place.
   */
  readonly description: { readonly inputs: DraftedInputs; readonly layers: readonly DraftedLayer[] };
  /** What was guessed, a sentence each. */
  readonly guesses: readonly string[];
  /** What the file does not say, a sentence each. */
  readonly unknown: readonly string[];
}

/** Inputs of a description, `null` for what is not known. */
export type DraftedInputs = Readonly<Record<string, number | null>>;

/**
 * Guesses the layers of a network from the names and shapes of its tensors, one layer after the other.
 *
 * A matrix is a dense layer, or an embedding where its name says so; three and four axes are convolutions; a vector is
 * a norm, batch norm where running statistics stand beside it. Where modules are numbered, as in `nn.Sequential`,
 * numbers that are missing are layers without parameters. Activations, strides, padding and the extents of images are
 * in no file of weights: the result says what stands for them.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { openWeights, writeSafetensors } from '@entk/formats';
 * import { draftDescription } from '@entk/models/import';
 *
 * const file = writeSafetensors(new Map([['0.weight', ndArray([8, 4])], ['2.weight', ndArray([3, 8])]]));
 * const draft = draftDescription((await openWeights(file)).tensors);
 * draft.description.layers.map(({ kind }) => kind); // ['dense', 'relu', 'dense']
 * draft.guesses; // ['layers[1] (place 1): relu, after a layer with parameters']
 * ```
 */
export function draftDescription(tensors: ReadonlyMap<string, FoundTensor>): DraftedDescription {
  const modules = modulesOf(tensors);
  const { layers, guesses, unknown } = draftedLayers(modules);
  return { description: { inputs: inputsOf(layers, tensors, unknown), layers }, guesses, unknown };
}

/** What the first layer takes, as far as its weight says. */
function inputsOf(
  [first]: readonly DraftedLayer[],
  tensors: ReadonlyMap<string, FoundTensor>,
  unknown: string[],
): DraftedInputs {
  const [outputs, width = null] = tensors.get(String(first?.weight))?.shape ?? [];
  switch (first?.kind) {
    case 'dense':
      return { size: width };
    case 'embedding':
      unknown.push('inputs.positions: how many tokens an example has');
      return { positions: null, vocabulary: outputs };
    case 'conv1d':
      unknown.push('inputs.length: how long the signals are');
      return { channels: width, length: null };
    case 'conv2d':
      unknown.push('inputs.height and inputs.width: how large the images are');
      return { channels: width, height: null, width: null };
    default:
      unknown.push('inputs: what the network takes');
      return { size: null };
  }
}
