import { add, addScalar, logistic, multiply, multiplyByScalar, type Tensor } from '../tensor/index.js';
import { elementwise } from './elementwise.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = x·σ(x), σ the logistic function: swish with β = 1 (Hendrycks and Gimpel 2016). */
export function silu(): Layer {
  return elementwise(
    'silu',
    (x) => multiply(x, logistic(x)),
    ({ input, output }) => {
      const gate = logistic(input);
      return add(gate, multiply(output, oneMinus(gate)));
    },
  );
}

function oneMinus(tensor: Tensor): Tensor {
  return addScalar(multiplyByScalar(tensor, -1), 1);
}

/** How a description says it. */
export const siluKind: LayerKind<'silu'> = {
  kind: 'silu',
  description: 'y = x / (1 + e^−x), also called swish.',
  options: () => ({}),
  make: silu,
};
