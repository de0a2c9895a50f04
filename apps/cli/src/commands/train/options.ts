import type { TiedAutoencoderLayout } from '@entk/models/networks';
import type { ModularAdditionSettings } from '../../experiments/modular-addition/settings.js';
import type { TrainingChoices } from '../../experiments/modular-addition/train.js';
import type { SuperpositionSettings } from '../../experiments/superposition/settings.js';

/** Options of every `entk train`. */
export interface CommonOptions {
  readonly out: string;
  readonly checkpoints?: readonly number[];
  readonly json: boolean;
  readonly resume?: boolean;
  readonly restart?: boolean;
  readonly takeOver?: boolean;
}

/** Options of `entk train modular-addition`. */
export interface TrainModularAdditionOptions
  extends CommonOptions,
    Omit<ModularAdditionSettings, 'scaling'>,
    Pick<TrainingChoices, 'loss' | 'optimiser' | 'batchSize'> {
  readonly scaling: 'mean-field' | 'none';
}

/** Options of `entk train superposition`. */
export interface TrainSuperpositionOptions extends CommonOptions, Omit<SuperpositionSettings, 'unitRows'> {
  readonly rows: 'unit' | 'as-drawn';
  readonly layout: TiedAutoencoderLayout;
  readonly importanceBase?: number;
}
