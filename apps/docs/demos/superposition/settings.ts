import { choiceField, flagField, numberField, numberFields } from '../address/fields.js';
import type { NumberSettings } from '../settings/number-setting.js';
import type { Preset } from '../settings/use-settings.js';
import { seedOf } from '../training/settings.js';
import type { FeaturesRequest } from './request.js';

/** What a toy model of superposition in the page is made of. */
export interface SuperpositionSettings {
  /** The paper's n. */
  readonly features: number;
  /** The paper's m. */
  readonly hiddenUnits: number;
  /** S, the probability that a feature is absent. */
  readonly sparsity: number;
  /** I_i = importance^i. */
  readonly importance: number;
  /** N. */
  readonly examples: number;
  readonly steps: number;
  readonly learningRate: number;
  readonly seed: number;
}

export type SuperpositionSetting = keyof SuperpositionSettings;

/** Bounds within which a page stays quick and small. */
export const superpositionSettings: NumberSettings<SuperpositionSetting> = {
  features: {
    label: 'features n',
    option: 'features',
    min: 5,
    max: 60,
    step: 1,
    hint: 'inputs and outputs of the autoencoder',
  },
  hiddenUnits: {
    label: 'hidden units m',
    option: 'hidden-units',
    min: 2,
    max: 60,
    step: 1,
    hint: 'fewer than n: features must share',
  },
  sparsity: {
    label: 'sparsity S',
    option: 'sparsity',
    min: 0,
    max: 0.98,
    step: 0.01,
    hint: 'how likely a feature is absent',
  },
  importance: {
    label: 'importance base',
    option: 'importance-base',
    min: 0.5,
    max: 1,
    step: 0.01,
    hint: 'feature i counts baseⁱ in the loss',
  },
  examples: {
    label: 'examples N',
    option: 'examples',
    min: 50,
    max: 1000,
    step: 10,
    hint: 'a fixed data set, rows of unit length',
  },
  steps: { label: 'training steps', option: 'steps', min: 100, max: 10_000, step: 100, hint: 'full batches with Adam' },
  learningRate: {
    label: 'learning rate',
    option: 'learning-rate',
    min: 0.0005,
    max: 0.02,
    step: 0.0005,
    hint: 'of Adam; the paper’s is 0.001',
  },
  seed: seedOf('of the data and the first weights'),
};

/** More weights than this make a spectrum take longer than a reader waits. */
const mostWeights = 2000;

/** What is wrong with settings that are each within their bounds, or nothing. */
export function conflictIn({ features, hiddenUnits }: SuperpositionSettings): string | undefined {
  if (hiddenUnits > features)
    return `m must be at most n = ${features}: more hidden units than features leave nothing to share`;
  if (hiddenUnits * features > mostWeights) {
    return `m · n must be at most ${mostWeights.toLocaleString('en-GB')} in a page: the spectrum takes (mn + n)³ operations`;
  }
  return undefined;
}

/** The columns of figure 1 of the paper, and a network for slow machines. */
export const superpositionPresets: readonly Preset<SuperpositionSettings>[] = [
  { label: 'Paper: m = 10, S = 0.3', settings: paperLike(10, 0.3) },
  { label: 'Paper: m = 10, S = 0.9', settings: paperLike(10, 0.9) },
  { label: 'Paper: m = 40, S = 0.9 (slow: half a minute)', settings: paperLike(40, 0.9) },
  {
    label: 'Small: n = 24, m = 6',
    settings: { ...paperLike(6, 0.3), features: 24, examples: 300, steps: 2000, learningRate: 0.003 },
  },
];

function paperLike(hiddenUnits: number, sparsity: number): SuperpositionSettings {
  return {
    features: 50,
    hiddenUnits,
    sparsity,
    importance: 0.8,
    examples: 500,
    steps: 5000,
    learningRate: 0.001,
    seed: 0,
  };
}

/** β of the rescaling I_i^{β/2}. */
export const betaRange = { label: 'β', option: 'beta', min: 0, max: 1, step: 0.05, hint: '' } as const;

/** How a trained network is looked at. */
export interface SuperpositionView extends FeaturesRequest {
  /** Whether columns of the heatmap are divided by their length. */
  readonly normalise: boolean;
}

export const usualView: SuperpositionView = { beta: 0.3, basis: 'eigenvectors', normalise: true };

/** How settings and view stand in an address. */
export const superpositionFields = {
  settings: numberFields(superpositionSettings),
  view: {
    beta: numberField(betaRange),
    basis: choiceField('basis', ['eigenvectors', 'by outputs'] as const),
    normalise: flagField('normalise'),
  },
};

/** How many eigenpairs are shown: the features' n and enough beyond them to see the drop, as in figure 1. */
export function shownVectors({ features, hiddenUnits }: SuperpositionSettings): number {
  return Math.min(Math.round(1.6 * features), hiddenUnits * features + features);
}
