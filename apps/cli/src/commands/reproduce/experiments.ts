import { seedCount } from '../../experiments/addition-transformer/settings.js';
import { seedCount as inductionSeedCount } from '../../experiments/induction/settings.js';
import { extensionSettings } from '../../experiments/superposition-extensions/settings.js';

/** What the words of `entk reproduce` are checked against; what an experiment does is loaded when it runs. */
export interface Experiment {
  /** Whether `all` runs it: the paper's own, and not what goes beyond it. */
  readonly ofPaper: boolean;
  /** How many seeds it trains without `--seeds`; those of the paper train one. */
  readonly seeds?: number;
  /** Whether it reads a model that is given. */
  readonly givenModel?: boolean;
}

/** All experiments by name, in the order of the help. */
export const experiments: Readonly<Record<string, Experiment>> = {
  superposition: { ofPaper: true },
  'modular-addition': { ofPaper: true },
  'superposition-extensions': { ofPaper: false, seeds: extensionSettings.seeds },
  'addition-transformer': { ofPaper: false, seeds: seedCount },
  induction: { ofPaper: false, seeds: inductionSeedCount },
  'language-model': { ofPaper: false, givenModel: true },
};

/** The experiments that a name stands for. */
export function named(name: string): string[] {
  return Object.keys(experiments).filter((id) => (name === 'all' ? experiments[id].ofPaper : id === name));
}
