import { asLastPosition } from '../cotangent.js';
import { lastOfRows } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = x_T: the last position alone. */
export function lastPosition(): Layer {
  return {
    kind: 'lastPosition',
    parameters: [],
    units: 'kept',
    outputShape: ({ width }) => ({ positions: 1, width }),
    forward: ({ values, positions }) => ({
      output: { values: lastOfRows(values, positions), positions: 1 },
      pullback: (cotangent) => ({ input: () => asLastPosition(cotangent, positions), uses: [] }),
      pushforward: (tangent) => tangent && lastOfRows(tangent, positions),
    }),
  };
}

/** How a description says it. */
export const lastPositionKind: LayerKind<'lastPosition'> = {
  kind: 'lastPosition',
  description: 'The last position, as one.',
  options: () => ({}),
  make: lastPosition,
};
