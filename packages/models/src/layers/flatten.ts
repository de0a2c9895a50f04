import { withChannels, withPositions } from '../cotangent.js';
import { reshape, type Tensor, transposeAxes } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/**
 * T positions of H numbers become one of T·H, position after position; of a feature map channel after channel, as
 * PyTorch flattens [N, channels, height, width].
 */
export function flatten(): Layer {
  return {
    kind: 'flatten',
    parameters: [],
    units: 'kept',
    outputShape: ({ positions, width }) => ({ positions: 1, width: positions * width }),
    forward({ values, positions, grid }) {
      const flat = (tensor: Tensor) => {
        const [height, width] = tensor.shape;
        const examples = height / positions;
        const ordered = grid ? transposeAxes(reshape(tensor, [examples, positions, width]), [0, 2, 1]) : tensor;
        return reshape(ordered, [examples, positions * width]);
      };
      const back = grid ? withChannels : withPositions;
      return {
        output: { values: flat(values), positions: 1 },
        pullback: (cotangent) => ({ input: () => back(cotangent, positions), uses: [] }),
        pushforward: (tangent) => tangent && flat(tangent),
      };
    },
  };
}

/** How a description says it. */
export const flattenKind: LayerKind<'flatten'> = {
  kind: 'flatten',
  description: 'All positions as one, one after the other; of images and signals channel after channel, as PyTorch.',
  options: () => ({}),
  make: flatten,
};
