import type { NumberSettings } from '../settings/number-setting.js';
import type { Preset } from '../settings/use-settings.js';

/** What a run of modular addition in the page is made of. */
export interface GrokkingSettings {
  /** The modulus, odd. */
  readonly p: number;
  /** The paper's n. */
  readonly hiddenUnits: number;
  /** The share of pairs to train on. */
  readonly alpha: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly epochs: number;
  readonly seed: number;
}

/** The settings that are entered as numbers; p is chosen from `moduli`. */
export type GrokkingSetting = Exclude<keyof GrokkingSettings, 'p'>;

/** Odd, as the Fourier families need, and with kernels of p² rows that a page solves in a second. */
export const moduli = [7, 11, 13, 17, 19, 23, 29, 31] as const;

/** Bounds within which a page stays quick. */
export const grokkingSettings: NumberSettings<GrokkingSetting> = {
  hiddenUnits: { label: 'hidden units n', min: 16, max: 1024, step: 16, hint: 'width of the one hidden layer' },
  alpha: { label: 'training share α', min: 0.3, max: 0.95, step: 0.05, hint: 'of all p² pairs; the rest is the test' },
  learningRate: { label: 'learning rate', min: 0.005, max: 0.1, step: 0.005, hint: 'of AdamW' },
  weightDecay: { label: 'weight decay', min: 0, max: 5, step: 0.01, hint: 'decoupled, as in AdamW' },
  epochs: { label: 'epochs', min: 50, max: 2000, step: 50, hint: 'full batches' },
  seed: { label: 'seed', min: 0, max: 9999, step: 1, hint: 'of the split and the first weights' },
};

/** The settings that the paper's figures were made with. */
export const paperSettings: GrokkingSettings = {
  p: 29,
  hiddenUnits: 512,
  alpha: 0.7,
  learningRate: 0.05,
  weightDecay: 0.01,
  epochs: 500,
  seed: 0,
};

export const grokkingPresets: readonly Preset<GrokkingSettings>[] = [
  { label: 'Paper: p = 29, n = 512', settings: paperSettings },
  { label: 'Narrow: p = 29, n = 256', settings: { ...paperSettings, hiddenUnits: 256 } },
  { label: 'Too little data: α = 0.4', settings: { ...paperSettings, alpha: 0.4 } },
  { label: 'Small: p = 17, n = 256', settings: { ...paperSettings, p: 17, hiddenUnits: 256, alpha: 0.8 } },
];

/** More weights than this would make the wait long. */
const mostWork = 31 * 31 * 31 * 3 * 1024;

/** What is wrong with settings that are each within their bounds, or nothing. */
export function conflictIn({ p, hiddenUnits }: GrokkingSettings): string | undefined {
  return p ** 3 * 3 * hiddenUnits > mostWork ? 'p³ · n is too large for a page' : undefined;
}

/** Where the constant mode, the first and the second cliff end: 1, 57 and 113 at p = 29. */
export function cliffEnds(p: number): { readonly constant: number; readonly first: number; readonly second: number } {
  const dimension = 4 * Math.floor(p / 2);
  return { constant: 1, first: 1 + dimension, second: 1 + 2 * dimension };
}

/**
 * How many leading eigenpairs are computed: both cliffs, the constant mode, and enough of the tail to see the drops.
 */
export function shownPairs(p: number): number {
  return Math.min(p * p, 10 * Math.floor(p / 2) + 20);
}

/** How many spectra are taken over the training. */
const spectra = 26;

/** Epochs at which the spectrum is taken: closer together at the beginning, where more happens. */
export function checkpointEpochs(epochs: number): number[] {
  const places = Array.from({ length: spectra }, (_, index) => Math.round(epochs * (index / (spectra - 1)) ** 1.8));
  return [...new Set(places)];
}
