import { logistic, square, subtract } from '../tensor/index.js';
import { elementwise } from './elementwise.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = 1 / (1 + e^−x). */
export function sigmoid(): Layer {
  return elementwise('sigmoid', logistic, ({ output }) => subtract(output, square(output)));
}

/** How a description says it. */
export const sigmoidKind: LayerKind<'sigmoid'> = {
  kind: 'sigmoid',
  description: 'y = 1 / (1 + e^−x).',
  options: () => ({}),
  make: sigmoid,
};
