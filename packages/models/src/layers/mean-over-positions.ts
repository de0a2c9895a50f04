import { spreadOverPositions } from '../cotangent.js';
import { meanOfMiddle, reshape, type Tensor, weightsOfSpans } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import { weightedSum } from './last-position.js';
import type { Layer } from './layer.js';

/**
 * y = (1/T) Σ_t x_t: one position, the mean of all; of a feature map it is global average pooling, of sequences of
 * different length the mean of the positions that hold a token.
 */
export function meanOverPositions(): Layer {
  return {
    kind: 'meanOverPositions',
    parameters: [],
    units: 'kept',
    leavesOutPadding: true,
    outputShape: ({ width, grid }) => ({ positions: 1, width, grid: grid?.map(() => 1) }),
    forward({ values, positions, grid, spans }) {
      if (spans) return weightedSum(values, positions, weightsOfSpans(spans, positions, 'mean'));
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
