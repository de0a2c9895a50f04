import { ndArray } from '@entk/core';
import { numbersOf, type Tensor, toTensor } from './tensor.js';

/** The numbers of one step of Adam, the same for every entry. */
export interface AdamStep {
  /** β₁ and β₂. */
  readonly betas: readonly [number, number];
  /** 1/√(1 − β₂ᵗ), by which √v is multiplied. */
  readonly correction: number;
  /** Added to the corrected √v. */
  readonly epsilon: number;
  /** η/(1 − β₁ᵗ). */
  readonly rate: number;
  /** What the parameter is multiplied by before the step; 1 without decay. */
  readonly decay: number;
}

/** A parameter and the averages of its gradient and of its square. */
export interface AdamState {
  readonly parameter: Tensor;
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/**
 * One step of Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← decay·θ − rate · m/(correction·√v + ε).
 *
 * Every operation is rounded to float32, in this order, as if each were a kernel of the backend; a dozen of those, for
 * small parameters, takes ten times as long as one loop.
 */
export function adamStep(before: AdamState, gradient: Tensor, step: AdamStep): AdamState {
  const f = Math.fround;
  const [beta1, beta2] = step.betas.map(f);
  const [rest1, rest2] = step.betas.map((beta) => f(1 - beta));
  const [correction, epsilon, rate, decay] = [step.correction, step.epsilon, step.rate, step.decay].map(f);
  const [parameter, mean, variance, slope] = [before.parameter, before.mean, before.variance, gradient].map(numbersOf);
  const [nextParameter, nextMean, nextVariance] = [0, 1, 2].map(() => new Float32Array(slope.length));
  for (let i = 0; i < slope.length; i++) {
    const g = slope[i];
    const m = f(f(mean[i] * beta1) + f(g * rest1));
    const v = f(f(variance[i] * beta2) + f(f(g * g) * rest2));
    nextMean[i] = m;
    nextVariance[i] = v;
    const denominator = f(f(f(Math.sqrt(v)) * correction) + epsilon);
    nextParameter[i] = f(f(parameter[i] * decay) - f(f(m / denominator) * rate));
  }
  const tensor = (data: Float32Array) => toTensor(ndArray(gradient.shape, data));
  return { parameter: tensor(nextParameter), mean: tensor(nextMean), variance: tensor(nextVariance) };
}
