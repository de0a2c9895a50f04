import type { PresenceStructure } from '@entk/datasets';

/** What one superposition network is made of. */
export interface SuperpositionSettings {
  /** The paper's n. */
  readonly features: number;
  /** The paper's m. */
  readonly hiddenUnits: number;
  /** S, the probability that a feature is absent. */
  readonly sparsity: number;
  /** How features depend on each other; they are independent without it. */
  readonly structure?: PresenceStructure;
  /** N. */
  readonly examples: number;
  /** I_i; 0.8^i without it. */
  readonly importance?: readonly number[];
  /** Rows scaled to unit length. */
  readonly unitRows: boolean;
  readonly steps: number;
  readonly learningRate: number;
  readonly seed: number;
  /** At most so many draws of any control; as many as the report needs without it. */
  readonly controlDraws?: number;
}

/** What the networks of figure 1 have in common; the text leaves out the unit rows and the optimiser's settings. */
export const paperSettings: SuperpositionSettings = {
  features: 50,
  hiddenUnits: 10,
  sparsity: 0.9,
  examples: 500,
  unitRows: true,
  steps: 5000,
  learningRate: 1e-3,
  seed: 0,
};

/**
 * The columns of figure 1: dense, sparse (high superposition), and dense again by width. Labels break only at the
 * comma.
 */
export const paperNetworks = [
  { id: 'm10-S0.3', label: 'm\u00A0=\u00A010, S\u00A0=\u00A00.3', hiddenUnits: 10, sparsity: 0.3 },
  { id: 'm10-S0.9', label: 'm\u00A0=\u00A010, S\u00A0=\u00A00.9', hiddenUnits: 10, sparsity: 0.9 },
  { id: 'm40-S0.9', label: 'm\u00A0=\u00A040, S\u00A0=\u00A00.9', hiddenUnits: 40, sparsity: 0.9 },
] as const;

/** β of the importance rescaling I_i^{β/2}: the paper's 0, 0.3 and 1, and the sweep between. */
export const sweptBetas = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1] as const;

/** Leading eigenpairs computed: the features' 50, and enough beyond them to see the drop. */
export const analysedPairs = 120;

/** Vectors that figure 1's heatmaps show. */
export const shownVectors = 80;
