import type { NetworkDefinition } from '../network.js';
import type { InputsDescription } from './network-description.js';

/** What `defineNetwork` is told of inputs that a description was checked to have. */
export function definitionOf({
  size,
  positions,
  vocabulary,
  channels,
  length,
  height,
  width,
}: InputsDescription): Pick<NetworkDefinition, 'inputSize' | 'vocabularySize' | 'positions' | 'grid'> {
  if (vocabulary !== undefined) return { vocabularySize: vocabulary, positions };
  if (channels === undefined) return { inputSize: size, positions };
  return { inputSize: channels, grid: [length, height, width].filter((extent) => extent !== undefined) };
}
