import { asLastPosition, spreadByWeights } from '../cotangent.js';
import { lastOfRows, weightedOverPositions, weightsOfSpans } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Activation, Layer, LayerPass } from './layer.js';

/** y = x_T: the last position alone, of sequences of different length the last that holds a token. */
export function lastPosition(): Layer {
  return {
    kind: 'lastPosition',
    parameters: [],
    units: 'kept',
    leavesOutPadding: true,
    outputShape: ({ width }) => ({ positions: 1, width }),
    forward: ({ values, positions, spans }) =>
      spans
        ? weightedSum(values, positions, weightsOfSpans(spans, positions, 'last'))
        : {
            output: { values: lastOfRows(values, positions), positions: 1 },
            pullback: (cotangent) => ({ input: () => asLastPosition(cotangent, positions), uses: [] }),
            pushforward: (tangent) => tangent && lastOfRows(tangent, positions),
          },
  };
}

/** y = Σ_t w[n, t] x[n, t, ·] of a batch, w with axes [N·T, 1]. */
export function weightedSum(values: Activation['values'], positions: number, weights: Activation['values']): LayerPass {
  return {
    output: { values: weightedOverPositions(values, weights, positions), positions: 1 },
    pullback: (cotangent) => ({ input: () => spreadByWeights(cotangent, positions, weights), uses: [] }),
    pushforward: (tangent) => tangent && weightedOverPositions(tangent, weights, positions),
  };
}

/** How a description says it. */
export const lastPositionKind: LayerKind<'lastPosition'> = {
  kind: 'lastPosition',
  description: 'The last position, as one.',
  options: () => ({}),
  make: lastPosition,
};
