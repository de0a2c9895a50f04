import { positivePart, rectify } from '../tensor/index.js';
import { elementwise } from './elementwise.js';
import { plainKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = max(x, 0), with slope 0 at x = 0: the g of eq. 13. */
export function relu(): Layer {
  return elementwise('relu', rectify, ({ input }) => positivePart(input));
}

export const reluKind = /* @__PURE__ */ plainKind('relu', 'y = max(x, 0).', relu);
