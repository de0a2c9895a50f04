import { addScalar, hyperbolicTangent, multiplyByScalar, square } from '../tensor/index.js';
import { elementwise } from './elementwise.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = tanh x. */
export function tanh(): Layer {
  return elementwise('tanh', hyperbolicTangent, ({ output }) => addScalar(multiplyByScalar(square(output), -1), 1));
}

/** How a description says it. */
export const tanhKind: LayerKind<'tanh'> = {
  kind: 'tanh',
  description: 'y = tanh x.',
  options: () => ({}),
  make: tanh,
};
