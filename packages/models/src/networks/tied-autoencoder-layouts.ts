import { MisuseError, type NdArray, ndArray, requireFields, requireNdArray, requireOneOf } from '@entk/core';
import type { ParameterSet } from '../parameters.js';
import { tiedAutoencoderParameterNames } from './tied-autoencoder.js';

/**
 * How people store a toy model of superposition, W [m, n] and b [n]:
 *
 * | layout | weight | bias |
 * |---|---|---|
 * | `plain` | `W` [m, n] | `b` [n] |
 * | `arena` | `W` [instances, m, n] | `b_final` [instances, n] |
 * | `devinterp` | `embedding.weight` [m, n] | `unembedding.bias` [n] |
 *
 * A `devinterp` file may hold `unembedding.weight` [n, m] too, which is then the transpose of the other.
 */
export type TiedAutoencoderLayout = 'plain' | 'arena' | 'devinterp';

/** Names of the tensors in each layout. */
export const tiedAutoencoderTensors: Readonly<
  Record<TiedAutoencoderLayout, { readonly weight: string; readonly bias: string }>
> = {
  plain: { weight: 'W', bias: 'b' },
  arena: { weight: 'W', bias: 'b_final' },
  devinterp: { weight: 'embedding.weight', bias: 'unembedding.bias' },
};

/**
 * The parameters of a tied autoencoder under the names and shapes of a layout; `arena` as a single instance.
 *
 * @throws MisuseError if `W` or `b` is missing, or the layout has another name.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { tiedAutoencoderInLayout } from '@entk/models/networks';
 *
 * const parameters = new Map([['W', ndArray([2, 5])], ['b', ndArray([5])]]);
 * tiedAutoencoderInLayout(parameters, 'arena').get('b_final')?.shape; // [1, 5]
 * ```
 */
export function tiedAutoencoderInLayout(parameters: ParameterSet, layout: TiedAutoencoderLayout): Map<string, NdArray> {
  requireOneOf('tiedAutoencoderInLayout', 'layout', layout, Object.keys(tiedAutoencoderTensors));
  const own = tiedAutoencoderParameterNames;
  requireFields('tiedAutoencoderInLayout', 'parameters', parameters, ['get', 'keys']);
  const [weight, bias] = [parameters.get(own.weight), parameters.get(own.bias)];
  if (!weight || !bias) {
    throw new MisuseError({
      in: 'tiedAutoencoderInLayout',
      rule: 'parameters must hold "W" and "b"',
      got: Array.from(parameters.keys()),
    });
  }
  requireNdArray('tiedAutoencoderInLayout', `parameter "${own.weight}"`, weight);
  requireNdArray('tiedAutoencoderInLayout', `parameter "${own.bias}"`, bias);
  const names = tiedAutoencoderTensors[layout];
  const stored = (array: NdArray) => (layout === 'arena' ? ndArray([1, ...array.shape], array.data) : array);
  return new Map([
    [names.weight, stored(weight)],
    [names.bias, stored(bias)],
  ]);
}
