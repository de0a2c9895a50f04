import { logistic, square, subtract } from '../tensor/index.js';
import { elementwise } from './elementwise.js';
import { plainKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = 1 / (1 + e^−x). */
export function sigmoid(): Layer {
  return elementwise('sigmoid', logistic, ({ output }) => subtract(output, square(output)));
}

export const sigmoidKind = /* @__PURE__ */ plainKind('sigmoid', 'y = 1 / (1 + e^−x).', sigmoid);
