import {
  analysedPairs,
  cliffEnds,
  paperSettings as paperRun,
} from '../../../cli/src/experiments/modular-addition/settings.js';
import { choiceField, epochField, numberFields } from '../address/fields.js';
import type { NumberSettings } from '../settings/number-setting.js';
import type { Preset } from '../settings/use-settings.js';
import { earlierOftener } from '../training/checkpoint-epochs.js';
import { seedOf, trainingShare, weightDecayIn } from '../training/settings.js';
import type { RotationRequest } from './rotate.js';

export { analysedPairs, cliffEnds };

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
  hiddenUnits: {
    label: 'hidden units n',
    option: 'hidden-units',
    min: 16,
    max: 1024,
    step: 16,
    hint: 'width of the one hidden layer',
  },
  alpha: trainingShare,
  learningRate: {
    label: 'learning rate',
    option: 'learning-rate',
    min: 0.005,
    max: 0.1,
    step: 0.005,
    hint: 'of AdamW',
  },
  weightDecay: weightDecayIn(0.01),
  epochs: { label: 'epochs', option: 'epochs', min: 50, max: 2000, step: 50, hint: 'full batches' },
  seed: seedOf('of the split and the first weights'),
};

const { p, hiddenUnits, alpha, learningRate, weightDecay, epochs, seed } = paperRun;

/** The settings that the paper's figures were made with. */
export const paperSettings: GrokkingSettings = { p, hiddenUnits, alpha, learningRate, weightDecay, epochs, seed };

export const grokkingPresets: readonly Preset<GrokkingSettings>[] = [
  { label: 'Paper: p = 29, n = 512', settings: paperSettings },
  { label: 'Narrow: p = 29, n = 256', settings: { ...paperSettings, hiddenUnits: 256 } },
  { label: 'Too little data: α = 0.4', settings: { ...paperSettings, alpha: 0.4 } },
  { label: 'Small: p = 17, n = 256', settings: { ...paperSettings, p: 17, hiddenUnits: 256, alpha: 0.8 } },
];

/** More weights than this would make the wait long. */
const mostWork = 31 * 31 * 31 * 3 * 1024;

/** What is wrong with settings that are each within their bounds, or nothing. */
export function conflictIn(settings: GrokkingSettings): string | undefined {
  return settings.p ** 3 * 3 * settings.hiddenUnits > mostWork ? 'p³ · n is too large for a page' : undefined;
}

/** Which cliff is looked at, how it is turned, and when. */
export interface GrokkingView extends RotationRequest {
  /** The newest without it. */
  readonly epoch: number | undefined;
}

export const usualView: GrokkingView = { cliff: 'second', way: 'joint', epoch: undefined };

/** How settings and view stand in an address. */
export const grokkingFields = {
  settings: { p: choiceField<number>('p', moduli), ...numberFields(grokkingSettings) },
  view: {
    cliff: choiceField('cliff', ['first', 'second'] as const),
    way: choiceField('way', ['none', 'two stages', 'joint', 'units'] as const),
    epoch: epochField,
  },
};

/** Epochs at which the spectrum is taken. */
export function checkpointEpochs(total: number): number[] {
  return earlierOftener(total, 26, 1.8);
}
