import type { SuperpositionSettings } from '../superposition/settings.js';

/** What the networks of all structures have in common. */
export interface ExtensionSettings {
  /** n; a multiple of the largest set, 4. */
  readonly features: number;
  /** m of the two networks of every structure, the narrow one first. */
  readonly widths: readonly number[];
  /** S. */
  readonly sparsity: number;
  /** N. */
  readonly examples: number;
  readonly steps: number;
  readonly learningRate: number;
  /** Of the first network; each further one has the next. */
  readonly seed: number;
  /** Networks of every structure and width, each with data, weights and baselines of its own. */
  readonly seeds: number;
  /** Draws of each control, for every network. */
  readonly controlDraws: number;
  readonly autoencoder: AutoencoderSettings;
}

/** How the sparse autoencoders on hidden activations are trained. */
export interface AutoencoderSettings {
  /** L, a multiple of n. */
  readonly latentsPerFeature: number;
  /** λ, each trained; a figure shows the best of them. */
  readonly penalties: readonly number[];
  readonly steps: number;
  readonly learningRate: number;
}

/**
 * Smaller than the paper's networks, since fifty are trained. Every feature is worth the same (I_i = 1), as in Elhage
 * et al. 2022, sections on correlated features: importance is another structure. The narrow networks want a larger λ
 * than the wide ones; beyond these bounds the autoencoders match worse in both.
 */
export const extensionSettings: ExtensionSettings = {
  features: 32,
  widths: [6, 12],
  sparsity: 0.9,
  examples: 400,
  steps: 2500,
  learningRate: 2e-3,
  seed: 0,
  seeds: 5,
  controlDraws: 4,
  autoencoder: { latentsPerFeature: 2, penalties: [0.1, 0.3, 0.6], steps: 3000, learningRate: 1e-2 },
};

/** The settings of one network, as the superposition experiment trains them. */
export function networkSettings(
  { features, sparsity, examples, steps, learningRate }: ExtensionSettings,
  hiddenUnits: number,
  seed: number,
): SuperpositionSettings {
  return {
    features,
    hiddenUnits,
    sparsity,
    examples,
    steps,
    learningRate,
    seed,
    importance: Array.from({ length: features }, () => 1),
    unitRows: true,
  };
}
