import { addScalar, hyperbolicTangent, multiplyByScalar, square } from '../tensor/index.js';
import { elementwise } from './elementwise.js';
import { plainKind } from './kind.js';
import type { Layer } from './layer.js';

/** y = tanh x. */
export function tanh(): Layer {
  return elementwise('tanh', hyperbolicTangent, ({ output }) => addScalar(multiplyByScalar(square(output), -1), 1));
}

export const tanhKind = /* @__PURE__ */ plainKind('tanh', 'y = tanh x.', tanh);
