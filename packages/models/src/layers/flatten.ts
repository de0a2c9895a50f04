import { withPositions } from '../cotangent.js';
import { reshape, type Tensor } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/** T positions of H numbers become one of T·H, position after position. */
export function flatten(): Layer {
  return {
    kind: 'flatten',
    parameters: [],
    outputShape: ({ positions, width }) => ({ positions: 1, width: positions * width }),
    forward({ values, positions }) {
      const flat = (tensor: Tensor) => reshape(tensor, [tensor.shape[0] / positions, tensor.shape[1] * positions]);
      return {
        output: { values: flat(values), positions: 1 },
        pullback: (cotangent) => ({ input: () => withPositions(cotangent, positions), uses: [] }),
        pushforward: (tangent) => tangent && flat(tangent),
      };
    },
  };
}

/** How a description says it. */
export const flattenKind: LayerKind<'flatten'> = {
  kind: 'flatten',
  description: 'All positions as one, one after the other.',
  options: () => ({}),
  make: flatten,
};
