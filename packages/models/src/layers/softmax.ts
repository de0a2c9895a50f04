import { type Cotangent, type DenseCotangent, timesExamples, toDense } from '../cotangent.js';
import { multiply, softmax as softmaxOf, subtract, sumOverColumns, type Tensor } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';

/**
 * y_i = e^{x_i} / Σ_j e^{x_j} over the last axis, at every position.
 *
 * Back and forward alike, v → y ∘ (v − v·y); a cotangent becomes dense here.
 */
export function softmax(): Layer {
  return {
    kind: 'softmax',
    parameters: [],
    positionwise: true,
    outputShape: (input) => input,
    held: ({ positions, width }, _, outputCount) => ({
      forward: positions * width,
      pullback: positions * width * outputCount,
      working: 4 * positions * width * (outputCount + 1) + positions * outputCount,
    }),
    forward(activation) {
      const { values, positions } = activation;
      const output = softmaxOf(values);
      const exampleCount = values.shape[0] / positions;
      return {
        output: { ...activation, values: output },
        pullback: (cotangent) => ({ input: () => backThrough(output, toDense(cotangent, exampleCount)), uses: [] }),
        pushforward: (tangent) => tangent && forwardThrough(output, tangent),
      };
    },
  };
}

function backThrough(output: Tensor, cotangent: DenseCotangent): Cotangent {
  const weighted = timesExamples(cotangent, output);
  const centred = subtract(cotangent.values, sumOverColumns(weighted));
  return { ...cotangent, values: timesExamples({ ...cotangent, values: centred }, output) };
}

function forwardThrough(output: Tensor, tangent: Tensor): Tensor {
  return multiply(output, subtract(tangent, sumOverColumns(multiply(output, tangent))));
}

/** How a description says it. */
export const softmaxKind: LayerKind<'softmax'> = {
  kind: 'softmax',
  description: 'y = e^x / Σ e^x, over the size of each position.',
  options: () => ({}),
  make: softmax,
};
