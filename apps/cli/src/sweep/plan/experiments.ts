import { collapseNames } from '../../commands/collapse-option.js';
import { laterSettings } from '../../experiments/addition-transformer/settings.js';
import { paperSettings as additionSettings } from '../../experiments/modular-addition/settings.js';
import { paperSettings as superpositionSettings } from '../../experiments/superposition/settings.js';
import type { SettingRule, Settings, SettingValue } from './setting.js';

/** What a cell can be of. */
export type ExperimentName =
  | 'modular-addition'
  | 'superposition'
  | 'addition-transformer'
  | 'network'
  | 'kernel'
  | 'gradients';

/**
 * What is measured of a cell: the spectrum of its kernel with its drops, all that the claims are read from, its
 * features against its eigenvectors, or entries of a matrix that `collect` makes of all.
 */
export type Measure = 'spectrum' | 'claims' | 'heatmap' | 'entries';

/** What a plan may say of an experiment. */
export interface ExperimentRules {
  readonly measures: readonly Measure[];
  readonly settings: Readonly<Record<string, SettingRule>>;
  /** An axis that a plan has without naming it: all tiles of every kernel. */
  readonly implied?: 'tile';
}

const seed: SettingRule = {
  kind: 'integer',
  min: 0,
  default: 0,
  description: 'Of the data, the split and the weights.',
};
const count = (description: string, usual: number): SettingRule => {
  return { kind: 'integer', min: 1, default: usual, description };
};
const share = (description: string, usual: number): SettingRule => {
  return { kind: 'number', above: 0, below: 1, default: usual, description };
};
const rate = (usual: number): SettingRule => {
  return { kind: 'number', above: 0, default: usual, description: 'Of the optimiser.' };
};
const weightDecay = (usual: number): SettingRule => {
  return { kind: 'number', min: 0, default: usual, description: 'Of AdamW.' };
};
const modulus: SettingRule = { kind: 'integer', min: 3, odd: true, default: additionSettings.p, description: 'p.' };
const controlDraws: SettingRule = {
  kind: 'integer',
  min: 1,
  description: 'At most so many draws of any control; as many as the report of the experiment needs without it.',
};
const file = (description: string, required = false): SettingRule => ({ kind: 'file', description, required });
const text = (description: string): SettingRule => ({ kind: 'text', description });

/** The settings of any kernel of a network that was trained elsewhere. */
const ofNetwork = {
  weights: file('Of one network: safetensors, npz, .pt, an index of shards.', true),
  model: file('A model.json that lists its layers; without it the weights must say what they are of.'),
  mapping: file('Which tensor is which parameter.'),
  inputs: file('A .npy array [N, D], [N, T, D] or of tokens [N, T].', true),
  parameters: {
    ...text('What the kernel sums over: names and patterns separated by commas, or all.'),
    default: 'all',
  },
  collapse: {
    kind: 'choice',
    choices: collapseNames,
    default: 'class-mean',
    description: 'How the kernel becomes a matrix.',
  },
  class: { kind: 'integer', min: 0, description: 'The output of the collapse per-class.' },
  read: { kind: 'choice', choices: ['last', 'all'], description: 'Where outputs that are sequences are read.' },
} as const satisfies Readonly<Record<string, SettingRule>>;

const { weights, model, mapping, inputs, parameters, ...reading } = ofNetwork;

/** Settings by the names of the command line, in camel case. */
export const experiments: Readonly<Record<ExperimentName, ExperimentRules>> = {
  'modular-addition': {
    measures: ['spectrum', 'claims'],
    settings: {
      p: modulus,
      hiddenUnits: count('n.', additionSettings.hiddenUnits),
      alpha: share('Of the pairs to train on.', additionSettings.alpha),
      seed,
      epochs: count('Passes over the training pairs.', additionSettings.epochs),
      learningRate: rate(additionSettings.learningRate),
      weightDecay: weightDecay(additionSettings.weightDecay),
      scaling: {
        kind: 'choice',
        choices: ['mean-field', 'none'],
        default: 'mean-field',
        description: 'Factors of the forward pass.',
      },
      controlDraws,
    },
  },
  superposition: {
    measures: ['spectrum', 'claims', 'heatmap'],
    settings: {
      features: count('n.', superpositionSettings.features),
      hiddenUnits: count('m.', superpositionSettings.hiddenUnits),
      sparsity: {
        kind: 'number',
        min: 0,
        below: 1,
        default: superpositionSettings.sparsity,
        description: 'S, the probability that a feature is absent.',
      },
      examples: count('N.', superpositionSettings.examples),
      importanceBase: { kind: 'number', above: 0, max: 1, default: 0.8, description: 'I_i = base^i, i from 0.' },
      unitRows: {
        kind: 'switch',
        default: superpositionSettings.unitRows,
        description: 'Whether rows are scaled to unit length.',
      },
      steps: count('Of training.', superpositionSettings.steps),
      learningRate: rate(superpositionSettings.learningRate),
      seed,
      controlDraws,
    },
  },
  'addition-transformer': {
    measures: ['claims'],
    settings: {
      p: modulus,
      width: count('D, the numbers of a position.', laterSettings.width),
      heads: count('Of the attention; they divide the width.', laterSettings.heads),
      hiddenUnits: count('Of the MLP.', laterSettings.hiddenUnits),
      alpha: share('Of the pairs to train on.', laterSettings.alpha),
      seed,
      splitSeed: { ...seed, default: laterSettings.splitSeed, description: 'Of the split.' },
      epochs: count('Passes over the training pairs.', laterSettings.epochs),
      batchSize: count('Pairs of a step.', laterSettings.batchSize),
      learningRate: rate(laterSettings.learningRate),
      weightDecay: weightDecay(laterSettings.weightDecay),
      controlDraws,
    },
  },
  network: {
    measures: ['spectrum'],
    settings: {
      weights,
      model,
      mapping,
      inputs,
      targets: file('A .npy array [N, C] or of N classes: what eq. 1 predicts with.'),
      trainingRows: { kind: 'integer', min: 1, description: 'How many rows, from the first, were trained on.' },
      fit: {
        kind: 'choice',
        choices: ['targets', 'outputs'],
        default: 'targets',
        description: 'What eq. 1 is given.',
      },
      features: file('A .npy array [N, F], a feature a column.'),
      featureNames: text('Names of the features, separated by commas.'),
      parameters,
      ...reading,
      cliffs: text('Ranges of eigenvectors to look at beside those found: 4,10 or 3-8.'),
      top: { kind: 'integer', min: 1, description: 'Leading eigenvalues; 160 without it.' },
      falseAlarmRate: share('Of spectra without a drop in which one may be reported.', 0.05),
      seed: { ...seed, description: 'Of the controls and the held-out rows.' },
    },
  },
  kernel: {
    measures: ['entries'],
    implied: 'tile',
    settings: {
      ...ofNetwork,
      tileSize: {
        kind: 'integer',
        min: 1,
        max: 8192,
        default: 1024,
        description: 'Examples on a side of a tile; other sizes give kernels that differ in their last digits.',
      },
      tile: {
        kind: 'integer',
        min: 0,
        description: 'Counted row of tiles by row of tiles on and above the diagonal; all of them without it.',
      },
    },
  },
  gradients: {
    measures: ['entries'],
    settings: {
      gradients: file(
        'A .npy array [N, k] of gradients that were computed elsewhere; an axis of the files of all.',
        true,
      ),
    },
  },
};

/** The names of the settings that are files. */
export function fileSettings(experiment: ExperimentName): string[] {
  const rules = Object.entries(experiments[experiment].settings);
  return rules.flatMap(([name, { kind }]) => (kind === 'file' ? [name] : []));
}

/** What every cell has where the plan does not say. */
export function usualSettings(experiment: ExperimentName): Settings {
  const rules = Object.entries(experiments[experiment].settings);
  return Object.fromEntries(
    rules.flatMap(([name, { default: usual }]): [string, SettingValue][] =>
      usual === undefined ? [] : [[name, usual]],
    ),
  );
}
