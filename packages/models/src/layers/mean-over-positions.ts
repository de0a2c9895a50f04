import { spreadOverPositions } from '../cotangent.js';
import { meanOfMiddle, reshape, type Tensor } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = (1/T) Σ_t x_t: one position, the mean of all; of a feature map it is global average pooling. */
export function meanOverPositions(): Layer {
  return {
    kind: 'meanOverPositions',
    parameters: [],
    units: 'kept',
    outputShape: ({ width, grid }) => ({ positions: 1, width, grid: grid?.map(() => 1) }),
    forward({ values, positions, grid }) {
      const mean = (tensor: Tensor) => {
        const [height, width] = tensor.shape;
        return meanOfMiddle(reshape(tensor, [height / positions, positions, width]));
      };
      return {
        output: { values: mean(values), positions: 1, grid: grid?.map(() => 1) },
        pullback: (cotangent) => ({ input: () => spreadOverPositions(cotangent, positions), uses: [] }),
        pushforward: (tangent) => tangent && mean(tangent),
      };
    },
  };
}

/** How a description says it. */
export const meanOverPositionsKind: LayerKind<'meanOverPositions'> = {
  kind: 'meanOverPositions',
  description: 'The mean of all positions, as one; of images and signals, global average pooling.',
  options: () => ({}),
  make: meanOverPositions,
};
