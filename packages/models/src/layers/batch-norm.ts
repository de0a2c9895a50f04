import { requireNumber, requireOptions } from '@entk/core';
import { throughGain } from '../cotangent.js';
import { addScalar, divide, multiply, ones, scoped, squareRoot, subtract, type Tensor } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { normalising } from './normalising.js';
import { parameterName, positive } from './option-schemas.js';

/** Which arrays a batch norm reads, and its ε. */
export interface BatchNormOptions {
  /** Name of the gain g, axes [H]. No gain without it. */
  readonly gain?: string;
  /** Name of the bias b, axes [H]. No bias without it. */
  readonly bias?: string;
  /** Name of the running mean, axes [H]: a buffer, which is no parameter of θ. */
  readonly mean: string;
  /** Name of the running variance, axes [H]: a buffer. */
  readonly variance: string;
  /** Added to the variance. @default 1e-5, PyTorch's */
  readonly epsilon?: number;
}

/**
 * y = g ∘ (x − mean)/√(variance + ε) + b at every position, as batch norm is at inference (Ioffe and Szegedy 2015): the
 * running mean and variance are constants, so it is linear, and examples do not see each other.
 *
 * Training leaves the two as they are.
 *
 * @throws MisuseError if ε is not positive.
 *
 * @example
 * ```ts
 * import { batchNorm } from '@entk/models';
 *
 * const layer = batchNorm({ gain: 'bn.weight', bias: 'bn.bias', mean: 'bn.running_mean', variance: 'bn.running_var' });
 * layer.parameters; // ['bn.weight', 'bn.bias']
 * Object.keys(layer.buffers ?? {}); // ['bn.running_mean', 'bn.running_var']
 * ```
 */
export function batchNorm(options: BatchNormOptions): Layer {
  requireOptions<BatchNormOptions>('batchNorm', options, {
    gain: true,
    bias: true,
    mean: true,
    variance: true,
    epsilon: true,
  });
  const { gain, bias, mean, variance, epsilon = 1e-5 } = options;
  requireNumber('batchNorm', 'epsilon', epsilon, { above: 0 });
  return normalising({
    kind: 'batchNorm',
    options: { gain, bias, mean, variance, epsilon },
    gain,
    bias,
    statistics: { mean: { name: mean, start: 0 }, variance: { name: variance, start: 1 } },
    normalise(values, _, tensors) {
      const inverse = scoped(() => {
        const deviation = squareRoot(addScalar(tensors.get(variance) as Tensor, epsilon));
        return divide(ones(deviation.shape), deviation);
      });
      return {
        values: scoped(() => multiply(subtract(values, tensors.get(mean) as Tensor), inverse)),
        back: (cotangent) => throughGain(cotangent, inverse),
        forward: (tangent) => multiply(tangent, inverse),
      };
    },
  });
}

/** How a description says it. */
export const batchNormKind: LayerKind<'batchNorm', BatchNormOptions> = {
  kind: 'batchNorm',
  description: 'Batch norm at inference: running mean and variance are constants, and no parameters.',
  options: () => ({
    gain: parameterName.optional().describe('Name of the gain, axes [size]. No gain without it.'),
    bias: parameterName.optional().describe('Name of the offset, axes [size]. No offset without it.'),
    mean: parameterName.describe('Name of the running mean, axes [size].'),
    variance: parameterName.describe('Name of the running variance, axes [size].'),
    epsilon: positive.optional().describe('1e-5 unless given.'),
  }),
  make: batchNorm,
};
