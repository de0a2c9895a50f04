import { addressOf, runKernel, unwritten } from './kernels.js';
import type { Tensor } from './tensor.js';

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
 * small parameters, takes ten times as long as one.
 */
export function adamStep(before: AdamState, gradient: Tensor, step: AdamStep): AdamState {
  const [parameter, mean, variance] = [0, 1, 2].map(() => unwritten(gradient.shape));
  const tensors = [before.parameter, gradient, before.mean, before.variance, parameter, mean, variance];
  const weights = step.betas.flatMap((beta) => [beta, 1 - beta]);
  const { correction, epsilon, rate, decay } = step;
  runKernel('adamStep', gradient.size, ...tensors.map(addressOf), ...weights, correction, epsilon, rate, decay);
  return { parameter, mean, variance };
}
