import { logistic, square, subtract } from '../tensor/index.js';
import { elementwise } from './elementwise.js';
import type { Layer } from './layer.js';

/** y = 1 / (1 + e^−x). */
export function sigmoid(): Layer {
  return elementwise('sigmoid', logistic, ({ output }) => subtract(output, square(output)));
}
