import { type CollapseName, collapseNames } from '../../../cli/src/commands/collapse-option.js';
import { choiceField, type Fields, numberField, textField } from '../address/fields.js';
import type { NumberSetting } from '../settings/number-setting.js';

/** Which kernel of a network, and what is looked at in it: the options of `entk analyze`, by their names. */
export interface AnalysisRequest {
  readonly collapse: CollapseName;
  /** The output of `per-class`; C of a flattened kernel from elsewhere. */
  readonly output: number;
  /** A parameter's name, or all of them. */
  readonly parameter: string | undefined;
  /** Leading eigenpairs. */
  readonly top: number;
  /** `units:1`, `predictions`, `torus:17`; the usual without it. */
  readonly rotate: string | undefined;
  /** `4,10` or `3-8`: ranges of vectors to look at beside the cliffs. */
  readonly cliffs: string | undefined;
  /** What eq. 1 is given. */
  readonly fit: 'targets' | 'outputs';
}

export const topSetting: NumberSetting = {
  label: 'eigenpairs',
  option: 'top',
  min: 2,
  max: 300,
  step: 1,
  hint: 'how many of the largest',
};

export const outputSetting: NumberSetting = {
  label: 'output',
  option: 'class',
  min: 0,
  max: 9999,
  step: 1,
  hint: 'that of per-class, from 0; C of a flattened kernel from elsewhere',
};

export const usualRequest: AnalysisRequest = {
  collapse: 'class-mean',
  output: 0,
  parameter: undefined,
  top: 100,
  rotate: undefined,
  cliffs: undefined,
  fit: 'targets',
};

/** What each collapse is, for its option. */
export const collapseLabels: Readonly<Record<CollapseName, string>> = {
  'class-mean': 'class-mean: (1/C) Σ K_cc',
  trace: 'trace: Σ K_cc',
  'mean-output': 'mean-output: (1/C²) Σ K_ij',
  'per-class': 'per-class: K_cc of one output',
  flattened: 'flattened: all of K, [N·C, N·C]',
};

/** How a request stands in an address. */
export const requestFields: Fields<AnalysisRequest> = {
  collapse: choiceField('collapse', collapseNames),
  output: numberField(outputSetting),
  parameter: textField('parameters'),
  top: numberField(topSetting),
  rotate: textField('rotate'),
  cliffs: textField('cliffs'),
  fit: choiceField('fit', ['targets', 'outputs'] as const),
};
