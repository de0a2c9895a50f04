import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = x: what dropout is at inference. */
export function identity(): Layer {
  return {
    kind: 'identity',
    parameters: [],
    positionwise: true,
    units: 'kept',
    outputShape: (input) => input,
    forward: (activation) => ({
      output: activation,
      pullback: (cotangent) => ({ input: () => cotangent, uses: [] }),
      pushforward: (tangent) => tangent,
    }),
  };
}

/** How a description says it. */
export const identityKind: LayerKind<'identity'> = {
  kind: 'identity',
  description: 'y = x, as dropout is at inference.',
  options: () => ({}),
  make: identity,
};
