import { requireNumber, requireOptions } from '@entk/core';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { normalising } from './normalising.js';
import { parameterName, positive } from './option-schemas.js';
import { rowsToScale } from './rows-to-scale.js';

/** Which parameters a layer norm reads, and its ε. */
export interface LayerNormOptions {
  /** Name of the gain g, axes [H]. No gain without it. */
  readonly gain?: string;
  /** Name of the bias b, axes [H]. No bias without it. */
  readonly bias?: string;
  /** Added to the variance. @default 1e-5, PyTorch's */
  readonly epsilon?: number;
}

/**
 * y = g ∘ x̂ + b with x̂ = (x − μ)/√(σ² + ε), μ and σ² the mean and the variance (over H, not H − 1) of the last axis,
 * at every position (Ba, Kiros and Hinton 2016). A cotangent becomes dense here.
 *
 * @throws MisuseError if ε is not positive.
 */
export function layerNorm(options: LayerNormOptions = {}): Layer {
  requireOptions<LayerNormOptions>('layerNorm', options, { gain: true, bias: true, epsilon: true });
  const { gain, bias, epsilon = 1e-5 } = options;
  requireNumber('layerNorm', 'epsilon', epsilon, { above: 0 });
  return normalising({
    kind: 'layerNorm',
    options: { gain, bias, epsilon },
    gain,
    bias,
    normalise: (values, positions) => rowsToScale(values, positions, { epsilon, centred: true }),
  });
}

/** How a description says it. */
export const layerNormKind: LayerKind<'layerNorm', LayerNormOptions> = {
  kind: 'layerNorm',
  description: 'Mean 0 and variance 1 over the size of each position, then gain and offset.',
  options: () => ({
    gain: parameterName.optional().describe('Name of the gain, axes [size]. No gain without it.'),
    bias: parameterName.optional().describe('Name of the offset, axes [size]. No offset without it.'),
    epsilon: positive.optional().describe('1e-5 unless given.'),
  }),
  make: layerNorm,
};
