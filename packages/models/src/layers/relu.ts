import { multiplyByStep, positivePart, rectify } from '../tensor/elementwise.js';
import { elementwiseLayer } from './elementwise.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = max(x, 0), with slope 0 at x = 0: the g of eq. 13. */
export function relu(): Layer {
  return elementwiseLayer({
    kind: 'relu',
    apply: rectify,
    slope: ({ input }) => positivePart(input),
    timesSlope: (values, { input }) => multiplyByStep(values, input),
    kinks: [0],
  });
}

/** How a description says it. */
export const reluKind: LayerKind<'relu'> = {
  kind: 'relu',
  description: 'y = max(x, 0).',
  options: () => ({}),
  make: relu,
};
