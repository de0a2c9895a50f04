import { requireNumber, requireOptions } from '@entk/core';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { normalising } from './normalising.js';
import { number, parameterName, positive } from './option-schemas.js';
import { rowsToScale } from './rows-to-scale.js';

/** Which parameter an RMS norm reads, and its ε. */
export interface RmsNormOptions {
  /** Name of the gain g, axes [H]. No gain without it. */
  readonly gain?: string;
  /** Added to the mean square. @default 1e-6, LLaMA's; PyTorch's is the machine epsilon of the inputs' type */
  readonly epsilon?: number;
  /** Added to every gain: 1 for Gemma, whose weights are the difference from 1. @default 0 */
  readonly offset?: number;
}

/**
 * y = (offset + g) ∘ x/√(mean(x²) + ε), the mean over the last axis, at every position (Zhang and Sennrich 2019). A
 * cotangent becomes dense here.
 *
 * @throws MisuseError if ε is not positive or the offset is not finite.
 *
 * @example
 * ```ts
 * import { rmsNorm } from '@entk/models';
 *
 * rmsNorm({ gain: 'model.norm.weight', offset: 1 }).parameters; // ['model.norm.weight']
 * ```
 */
export function rmsNorm(options: RmsNormOptions = {}): Layer {
  requireOptions<RmsNormOptions>('rmsNorm', options, { gain: true, epsilon: true, offset: true });
  const { gain, epsilon = 1e-6, offset = 0 } = options;
  requireNumber('rmsNorm', 'epsilon', epsilon, { above: 0 });
  requireNumber('rmsNorm', 'offset', offset);
  return normalising({
    kind: 'rmsNorm',
    options: { gain, epsilon, offset },
    gain,
    offset,
    normalise: (values, positions) => rowsToScale(values, positions, { epsilon, centred: false }),
  });
}

/** How a description says it. */
export const rmsNormKind: LayerKind<'rmsNorm', RmsNormOptions> = {
  kind: 'rmsNorm',
  description: 'Mean square 1 over the size of each position, then the gain.',
  options: () => ({
    gain: parameterName.optional().describe('Name of the gain, axes [size]. No gain without it.'),
    epsilon: positive.optional().describe('1e-6 unless given.'),
    offset: number.optional().describe('Added to the gain, 0 unless given; 1 for Gemma.'),
  }),
  make: rmsNorm,
};
