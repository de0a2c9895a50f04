import { laterSettings } from '../../../cli/src/experiments/addition-transformer/settings.js';
import type { NumberSettings } from '../settings/number-setting.js';
import type { Preset } from '../settings/use-settings.js';

/** What a run of the transformer in the page is made of. */
export interface TransformerSettings {
  /** The modulus, odd. */
  readonly p: number;
  /** The share of pairs to train on. */
  readonly alpha: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly epochs: number;
  /** Of the weights and the batches; the split is the same for all. */
  readonly seed: number;
}

/** The settings that are entered as numbers; p is chosen from `moduli`. */
export type TransformerSetting = Exclude<keyof TransformerSettings, 'p'>;

/** Odd, as the families of waves need, and prime. */
export const moduli = [11, 13, 17, 19, 23, 29, 31] as const;

/** Bounds within which a page comes to an end. */
export const transformerSettings: NumberSettings<TransformerSetting> = {
  alpha: { label: 'training share α', min: 0.3, max: 0.95, step: 0.05, hint: 'of all p² pairs; the rest is the test' },
  learningRate: { label: 'learning rate', min: 1e-4, max: 0.005, step: 1e-4, hint: 'of AdamW, batches of 64' },
  weightDecay: { label: 'weight decay', min: 0, max: 5, step: 0.1, hint: 'decoupled, as in AdamW' },
  epochs: { label: 'epochs', min: 50, max: 8000, step: 50, hint: 'some seeds need more than 4,000' },
  seed: { label: 'seed', min: 0, max: 9999, step: 1, hint: 'of the first weights and the batches' },
};

const { p, alpha, learningRate, weightDecay, epochs, seed } = laterSettings;

/** Those of the later version of the paper. */
export const paperSettings: TransformerSettings = { p, alpha, learningRate, weightDecay, epochs, seed };

/** Smaller, with more data and longer steps: it groks within seconds. The page opens with this run. */
export const openingSettings: TransformerSettings = {
  ...paperSettings,
  p: 17,
  alpha: 0.7,
  learningRate: 0.001,
  epochs: 1000,
};

export const transformerPresets: readonly Preset<TransformerSettings>[] = [
  { label: 'Small: p = 17, 1,000 epochs', settings: openingSettings },
  { label: 'Paper: p = 29, 4,000 epochs', settings: paperSettings },
  { label: 'More data: α = 0.7', settings: { ...paperSettings, alpha: 0.7, epochs: 2000 } },
  { label: 'No weight decay', settings: { ...paperSettings, weightDecay: 0, epochs: 2000 } },
];

/** What is wrong with settings that are each within their bounds: nothing. */
export function conflictIn(): undefined {
  return undefined;
}

/** How many spectra are taken over the training. */
const spectra = 21;

/** Epochs at which spectra are taken: closer together at the beginning, where more happens. */
export function checkpointEpochs(total: number): number[] {
  const places = Array.from({ length: spectra }, (_, index) => Math.round(total * (index / (spectra - 1)) ** 1.5));
  return [...new Set(places)];
}
