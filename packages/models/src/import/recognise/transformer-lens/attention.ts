import { atan2 } from '@entk/core/elementary';
import type { FoundTensor } from '@entk/formats';
import type { LayerDescription } from '../../../description/network-description.js';
import type { RotaryOptions } from '../../../layers/rotary-frequencies.js';
import type { TensorSource } from '../../weight-mapping.js';
import type { Settings } from './settings.js';

type Tensors = ReadonlyMap<string, FoundTensor>;

/** Keys and values of fewer heads than the queries begin with `_`. */
function nameOf(tensors: Tensors, at: string, name: string): string {
  return tensors.has(`${at}._${name}`) ? `${at}._${name}` : `${at}.${name}`;
}

/** Whether a block has all weights of attention, with axes [head, d_model, d_head], or [head, d_head, d_model]. */
export function hasAttention(tensors: Tensors, block: number): boolean {
  const at = `blocks.${block}.attn`;
  const [query, key, value, output] = ['W_Q', 'W_K', 'W_V', 'W_O'].map((name) => {
    return tensors.get(nameOf(tensors, at, name))?.shape ?? [];
  });
  if (query.length !== 3 || key.length !== 3 || value.length !== 3 || output.length !== 3) return false;
  const [, width, headSize] = query;
  return (
    [key, value].every((shape) => shape[1] === width && shape[2] === headSize) &&
    output[0] === query[0] &&
    output[1] === headSize
  );
}

/**
 * The attention of a block.
 *
 * @param sources Gets what is done to each of its tensors.
 */
export function attentionOf(
  tensors: Tensors,
  block: number,
  { scale, bidirectional, windows, scoreCap, epsilon = 1e-5 }: Settings,
  sources: Record<string, TensorSource>,
): LayerDescription {
  const at = `blocks.${block}.attn`;
  const shapeOf = (name: string) => tensors.get(nameOf(tensors, at, name))?.shape as readonly number[];
  const [heads, width, headSize] = shapeOf('W_Q');
  const [keyValueHeads] = shapeOf('W_K');
  const put = (name: string, source: Omit<TensorSource, 'tensor'>) => {
    const tensor = nameOf(tensors, at, name);
    sources[tensor] = { tensor, ...source };
    return tensor;
  };
  const weight = (name: string) => put(name, { transpose: [0, 2, 1], into: [shapeOf(name)[0] * headSize, width] });
  const bias = (option: string, name: string) =>
    tensors.has(nameOf(tensors, at, name)) ? { [option]: put(name, { into: [shapeOf(name)[0] * headSize] }) } : {};
  const norm = (option: string, name: string) =>
    tensors.has(`${at}.${name}.w`) ? { [option]: { gain: `${at}.${name}.w`, epsilon } } : {};
  const rotary = rotaryOf(tensors, at);
  const window = windows?.[block];
  return {
    kind: 'attention',
    heads,
    ...(keyValueHeads !== heads && { keyValueHeads }),
    headSize,
    query: weight('W_Q'),
    ...bias('queryBias', 'b_Q'),
    ...norm('queryNorm', 'q_norm'),
    key: weight('W_K'),
    ...bias('keyBias', 'b_K'),
    ...norm('keyNorm', 'k_norm'),
    value: weight('W_V'),
    ...bias('valueBias', 'b_V'),
    output: put('W_O', { reshape: [heads * headSize, shapeOf('W_O')[2]], transpose: true }),
    ...(tensors.has(`${at}.b_O`) && { outputBias: `${at}.b_O` }),
    causal: !bidirectional,
    ...(window !== undefined && { window }),
    ...(scale !== undefined && { scale }),
    ...(scoreCap !== undefined && { softcap: scoreCap }),
    ...(rotary && { rotary }),
  };
}

/** Frequencies are the angles of position 1; those of neighbours are the same where pairs are adjacent. */
function rotaryOf(tensors: Tensors, at: string): RotaryOptions | undefined {
  const [sines, cosines] = ['rotary_sin', 'rotary_cos'].map((name) => tensors.get(`${at}.${name}`));
  if (!sines?.data || !cosines?.data || sines.shape.length !== 2 || sines.shape[0] < 2) return undefined;
  const size = sines.shape[1];
  const angles = Array.from({ length: size }, (_, i) =>
    atan2(Number(sines.data?.[size + i]), Number(cosines.data?.[size + i])),
  );
  const adjacent = size > 2 && angles[0] === angles[1];
  const frequencies = angles.filter((_, i) => (adjacent ? i % 2 === 0 : i < size / 2));
  return { frequencies, ...(adjacent && { pairs: 'adjacent' }) };
}
