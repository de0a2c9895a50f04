/** Unit roundoff of float32. */
export const eps32 = 2 ** -24;

/**
 * Parameters after some steps of Adam: a step rounds a parameter of size up to 4 twice, and its own relative error,
 * that of a gradient of small networks over its own size, is some 64 roundings of the rate. Worst measured: 2.2e-6 of
 * 1.3e-5 after 20 steps of rate 0.05.
 */
export function stepsTolerance(steps: number, learningRate: number): number {
  return steps * (8 + 64 * learningRate) * eps32;
}

/** A loss at parameters that are within 1.3e-5: twice that share of them, relative. Worst measured: 1.2e-7. */
export const lossTolerance = 2.6e-5;

/**
 * Outputs of size up to 5 in float32, against TensorFlow.js on its CPU backend: 5·eps32 for each of 33 terms in 3
 * layers, twice.
 */
export const tfjsPrediction = 2e-5;

/**
 * Gradients of tfjs in float32, a few operations each, against differences in float64: worst measured 2.4e-7 of the
 * largest.
 */
export const autodiffDifference = { relativeToMax: 1e-5 };

/** Activations of five layers of float32 with sums of 15 terms at most, as a share of the largest: 5 · 15 · 2⁻²⁴. */
export const activationOfLargest = 75 * 2 ** -24;

/**
 * Logits of tiny transformers in float32, of the largest: 2.2e-6 was measured after three blocks with six norms each.
 */
export const logitOfLargest = 1e-5;

/**
 * Losses of a small transformer over a hundred steps in float32, beside float64: steps of Adam amplify roundings of
 * small gradients. Worst measured: 1.3e-6 of the largest.
 */
export const besideTorch = { relativeToMax: 1e-5 };
