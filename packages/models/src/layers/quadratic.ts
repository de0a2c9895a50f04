import { multiplyByScalar, square } from '../tensor/index.js';
import { elementwise } from './elementwise.js';
import { plainKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = x², the activation of eq. 6. */
export function quadratic(): Layer {
  return elementwise('quadratic', square, ({ input }) => multiplyByScalar(input, 2));
}

export const quadraticKind = /* @__PURE__ */ plainKind('quadratic', 'y = x².', quadratic);
