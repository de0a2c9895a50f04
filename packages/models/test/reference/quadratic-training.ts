import type { NdArray } from '@entk/core';
import type { ParameterSet } from '../../src/index.js';
import { AdamW } from './adam-w.js';

/**
 * Full-batch AdamW on f(x) = (1/H) W2 ((1/√D) W1 x)² with mean squared error, in float64 and with gradients written out
 * by hand: g = 2 (f − y)/(N C), ∂L/∂W2 = (1/H) gᵀ h² and ∂L/∂W1 = (2/(H √D)) ((g W2) ∘ h)ᵀ x, h being (1/√D) W1 x.
 */
export function trainQuadratic(
  initial: ParameterSet,
  { inputs, targets }: { readonly inputs: NdArray; readonly targets: NdArray },
  { steps, hiddenUnits: H, learningRate }: { steps: number; hiddenUnits: number; learningRate: number },
): { parameters: Map<string, Float64Array>; losses: number[] } {
  const [N, D] = inputs.shape;
  const C = targets.shape[1];
  const parameters = new Map(Array.from(initial, ([name, { data }]) => [name, Float64Array.from(data)]));
  const [w1, w2] = ['net.0.weight', 'net.3.weight'].map((name) => parameters.get(name) as Float64Array);
  const optimiser = new AdamW({ learningRate });
  const losses: number[] = [];
  for (let step = 0; ; step++) {
    let loss = 0;
    const gradient1 = new Float64Array(H * D);
    const gradient2 = new Float64Array(C * H);
    for (let n = 0; n < N; n++) {
      const x = inputs.data.subarray(n * D, (n + 1) * D);
      const hidden = Array.from({ length: H }, (_, h) => {
        let sum = 0;
        for (let d = 0; d < D; d++) sum += w1[h * D + d] * x[d];
        return sum / Math.sqrt(D);
      });
      const back = new Float64Array(H);
      for (let c = 0; c < C; c++) {
        let output = 0;
        for (let h = 0; h < H; h++) output += (w2[c * H + h] * hidden[h] ** 2) / H;
        const difference = output - targets.data[n * C + c];
        loss += difference ** 2 / (N * C);
        const g = (2 * difference) / (N * C);
        for (let h = 0; h < H; h++) {
          gradient2[c * H + h] += (g * hidden[h] ** 2) / H;
          back[h] += (g * w2[c * H + h] * 2 * hidden[h]) / (H * Math.sqrt(D));
        }
      }
      for (let h = 0; h < H; h++) for (let d = 0; d < D; d++) gradient1[h * D + d] += back[h] * x[d];
    }
    losses.push(loss);
    if (step === steps) return { parameters, losses };
    optimiser.step('w1', w1, gradient1);
    optimiser.step('w2', w2, gradient2);
  }
}
