import { laterSettings } from '../../../cli/src/experiments/addition-transformer/settings.js';
import { choiceField, epochField, numberFields } from '../address/fields.js';
import type { NumberSettings } from '../settings/number-setting.js';
import type { Preset } from '../settings/use-settings.js';
import { earlierOftener } from '../training/checkpoint-epochs.js';
import { seedOf, trainingShare, weightDecayIn } from '../training/settings.js';

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
  alpha: trainingShare,
  learningRate: {
    label: 'learning rate',
    option: 'learning-rate',
    min: 1e-4,
    max: 0.005,
    step: 1e-4,
    hint: 'of AdamW, batches of 64',
  },
  weightDecay: weightDecayIn(0.1),
  epochs: { label: 'epochs', option: 'epochs', min: 50, max: 8000, step: 50, hint: 'some seeds need more than 4,000' },
  seed: seedOf('of the first weights and the batches'),
};

/** Those of the later version of the paper. */
export const paperSettings: TransformerSettings = {
  p: laterSettings.p,
  alpha: laterSettings.alpha,
  learningRate: laterSettings.learningRate,
  weightDecay: laterSettings.weightDecay,
  epochs: laterSettings.epochs,
  seed: laterSettings.seed,
};

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

/** Pairs a step: as many as the paper has, or all there are. */
export function batchSize({ p, alpha }: TransformerSettings): number {
  return Math.min(laterSettings.batchSize, Math.floor(alpha * p * p));
}

/** What is wrong with settings that are each within their bounds: nothing. */
export function conflictIn(): undefined {
  return undefined;
}

/** Which parameter's kernel is looked at, and when. */
export interface TransformerView {
  readonly kernel: string;
  /** The newest without it. */
  readonly epoch: number | undefined;
}

const attention = ['W_Q', 'W_K', 'W_V', 'W_O'].map((name) => `transformer_block.attn.${name}`);
const mlp = ['W_in', 'W_out'].map((name) => `transformer_block.mlp.${name}`);

/** The kernels of one checkpoint: that of all parameters, and each weight's alone. */
export const kernelNames = ['full', 'embed.W_E', 'pos_embed.W_pos', ...attention, ...mlp, 'unembed.W_U'];

export const usualView: TransformerView = { kernel: 'unembed.W_U', epoch: undefined };

/** How settings and view stand in an address. */
export const transformerFields = {
  settings: { p: choiceField<number>('p', moduli), ...numberFields(transformerSettings) },
  view: { kernel: choiceField('kernel', kernelNames), epoch: epochField },
};

/** Epochs at which spectra are taken. */
export function checkpointEpochs(total: number): number[] {
  return earlierOftener(total, 21, 1.5);
}
