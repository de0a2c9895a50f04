import { requireNumber, requireOptions } from '@entk/core';
import { add, addScalar, multiplyByScalar, positivePart, rectify, subtract, type Tensor } from '../tensor/index.js';
import { elementwise } from './elementwise.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { number } from './option-schemas.js';

/** The leak. */
export interface LeakyReluOptions {
  /** y/x for x ≤ 0. @default 0.01, PyTorch's; TensorFlow's is 0.2 */
  readonly slope?: number;
}

/**
 * y = x where x > 0, else slope · x, with that slope at x = 0 too.
 *
 * @throws MisuseError if the slope is not finite.
 */
export function leakyRelu(options: LeakyReluOptions = {}): Layer {
  requireOptions<LeakyReluOptions>('leakyRelu', options, { slope: true });
  const { slope = 0.01 } = options;
  requireNumber('leakyRelu', 'slope', slope);
  const leak = (x: Tensor) => multiplyByScalar(x, slope);
  const layer = elementwise(
    'leakyRelu',
    (x) => add(rectify(x), leak(subtract(x, rectify(x)))),
    ({ input }) => {
      const positive = positivePart(input);
      return add(positive, leak(addScalar(multiplyByScalar(positive, -1), 1)));
    },
    slope === 1 ? [] : [0],
  );
  return { ...layer, options: { slope } };
}

/** How a description says it. */
export const leakyReluKind: LayerKind<'leakyRelu', LeakyReluOptions> = {
  kind: 'leakyRelu',
  description: 'y = x where x > 0, else slope · x.',
  options: () => ({ slope: number.optional().describe('0.01 unless given.') }),
  make: leakyRelu,
};
