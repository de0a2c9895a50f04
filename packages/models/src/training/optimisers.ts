import { requireNumber, requireOptions, requireList } from '@entk/core';
import { pow } from '@entk/core/elementary';
import { adamStep, type Tensor, zeros } from '../tensor/index.js';

/** A rule that turns a gradient into a step. Its state is a list of tensors a parameter. */
export interface Optimiser {
  readonly name: string;
  /** The state before the first step. */
  initialState(parameter: Tensor): Tensor[];
  /** The parameter and its state after step `count`, counted from 1. Run inside `scoped`. */
  step(
    parameter: Tensor,
    gradient: Tensor,
    state: readonly Tensor[],
    count: number,
  ): { parameter: Tensor; state: Tensor[] };
}

/** Settings of Adam. The defaults are PyTorch's and the paper's. */
export interface AdamOptions {
  /** @default 1e-3 */
  readonly learningRate?: number;
  /** Decay of the two moments' averages. @default [0.9, 0.999] */
  readonly betas?: readonly [number, number];
  /** Added to √v̂. @default 1e-8 */
  readonly epsilon?: number;
}

/** Settings of AdamW. */
export interface AdamWOptions extends AdamOptions {
  /** λ. @default 0.01 */
  readonly weightDecay?: number;
}

/**
 * Adam (Kingma and Ba 2015) as PyTorch computes it: θ ← θ − η · m̂ / (√v̂ + ε).
 *
 * @throws MisuseError if a setting is out of its range.
 */
export function adam(options: AdamOptions = {}): Optimiser {
  requireOptions<AdamOptions>('adam', options, { learningRate: true, betas: true, epsilon: true });
  return decayedAdam('adam', { ...options, weightDecay: 0 });
}

/**
 * AdamW (Loshchilov and Hutter 2019) as PyTorch computes it: θ ← θ (1 − η λ), then Adam's step. The decay is not part
 * of the gradient.
 *
 * @throws MisuseError if a setting is out of its range.
 */
export function adamW(options: AdamWOptions = {}): Optimiser {
  requireOptions<AdamWOptions>('adamW', options, { weightDecay: true, learningRate: true, betas: true, epsilon: true });
  return decayedAdam('adamW', options);
}

function decayedAdam(
  name: string,
  { learningRate = 1e-3, betas = [0.9, 0.999], epsilon = 1e-8, weightDecay = 0.01 }: AdamWOptions,
): Optimiser {
  requireNumber(name, 'learningRate', learningRate, { min: 0 });
  requireNumber(name, 'weightDecay', weightDecay, { min: 0 });
  requireNumber(name, 'epsilon', epsilon, { min: 0 });
  requireList(name, 'betas', betas);
  betas.forEach((beta, index) => requireNumber(name, `betas[${index}]`, beta, { min: 0, below: 1 }));
  const [beta1, beta2] = betas;
  return {
    name,
    initialState: (parameter) => [zeros(parameter.shape), zeros(parameter.shape)],
    step(parameter, gradient, [mean, variance], count) {
      const next = adamStep({ parameter, mean, variance }, gradient, {
        betas,
        correction: 1 / Math.sqrt(1 - pow(beta2, count)),
        epsilon,
        rate: learningRate / (1 - pow(beta1, count)),
        decay: 1 - learningRate * weightDecay,
      });
      return { parameter: next.parameter, state: [next.mean, next.variance] };
    },
  };
}
