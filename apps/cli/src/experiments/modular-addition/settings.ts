import type { QuadraticMlpOptions } from '@entk/models/networks';

/** What a modular-addition run is made of. */
export interface ModularAdditionSettings {
  readonly p: number;
  /** The paper's n. */
  readonly hiddenUnits: number;
  /** The share of pairs to train on. */
  readonly alpha: number;
  readonly seed: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly scaling: NonNullable<QuadraticMlpOptions['scaling']>;
  /** At most so many draws of any control; as many as the report needs without it. */
  readonly controlDraws?: number;
}

/** The settings that the paper's figures were made with; its text leaves the scaling and the optimiser's rates out. */
export const paperSettings: ModularAdditionSettings = {
  p: 29,
  hiddenUnits: 512,
  alpha: 0.7,
  seed: 0,
  epochs: 500,
  learningRate: 0.05,
  weightDecay: 0.01,
  scaling: 'meanField',
};

/** The epochs at which `reproduce` takes the spectrum: close together around the transition. */
export const analysedEpochs = [0, 20, 40, 60, 70, 80, 85, 90, 95, 100, 110, 120, 150, 200, 300, 500] as const;

/** Checkpoints at which figure 5 shows the second cliff, as far as they are analysed. */
export const comparedEpochs: readonly number[] = [40, 60, 80, 100, 150, 500];

/** Those in the transition at which a claim is held to the second cliff without a prior. */
export const heldEpochs: readonly number[] = [100, 150];

/**
 * How many leading eigenpairs are computed: both cliffs, the constant mode, and enough of the tail to see the drops.
 */
export function analysedPairs(p: number): number {
  return Math.min(p * p, 10 * Math.floor(p / 2) + 20);
}

/** Where the constant mode, the first and the second cliff end: 1, 57 and 113 at p = 29. */
export function cliffEnds(p: number): { readonly constant: number; readonly first: number; readonly second: number } {
  const dimension = 4 * Math.floor(p / 2);
  return { constant: 1, first: 1 + dimension, second: 1 + 2 * dimension };
}
