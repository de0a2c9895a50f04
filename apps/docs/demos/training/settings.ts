import type { NumberSetting } from '../settings/number-setting.js';

/** The share of pairs to train on, as both demos of modular addition have it. */
export const trainingShare: NumberSetting = {
  label: 'training share α',
  option: 'alpha',
  min: 0.3,
  max: 0.95,
  step: 0.05,
  hint: 'of all p² pairs; the rest is the test',
};

/** AdamW's weight decay, in steps of so much. */
export function weightDecayIn(step: number): NumberSetting {
  return { label: 'weight decay', option: 'weight-decay', min: 0, max: 5, step, hint: 'decoupled, as in AdamW' };
}

/** A seed, and what it is of. */
export function seedOf(hint: string): NumberSetting {
  return { label: 'seed', option: 'seed', min: 0, max: 9999, step: 1, hint };
}
