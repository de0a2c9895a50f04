import { type Command, Option } from 'commander';
import type { AnalysisChoices } from '../../analysis/analysis-choices.js';
import { collapseNames } from '../collapse-option.js';
import { decimal, expectOption, fastOption, memoryOption, threadsOfProblemOption, whole } from '../option-values.js';
import { addReportOptions, type ReportOptions } from '../reported-run.js';

/** The words of `entk compare`. */
export interface CompareOptions
  extends ReportOptions,
    Pick<
      AnalysisChoices,
      'inputs' | 'parameters' | 'collapse' | 'class' | 'top' | 'cliffs' | 'expect' | 'falseAlarmRate'
    > {
  readonly model?: readonly string[];
  readonly mapping?: readonly string[];
  /** Megabytes. */
  readonly memory?: number;
  readonly threads?: number;
}

/** Where the report goes without `--out`; with `--json` it then goes nowhere. */
export const usualFolder = 'entk-comparison';

/** All options of `entk compare`. */
export function addCompareOptions(command: Command): void {
  command
    .argument('<first>', 'weights: safetensors, npz, .pt, an index of shards, or a model.json of TensorFlow.js')
    .argument('<second>', 'likewise')
    .option('--model <files...>', 'a model.json that lists the layers: one for both, or one each')
    .option('--mapping <files...>', 'which tensor is which parameter, as JSON: one for both, or one each')
    .option('--inputs <file>', 'a .npy array [N, D], [N, T, D] or of tokens [N, T], of both networks')
    .addOption(
      new Option('--collapse <name>', 'how the kernels become matrices').choices(collapseNames).default('class-mean'),
    )
    .option('--class <number>', 'the output of --collapse per-class, from 0', whole)
    .option('--parameters <names>', 'what the kernels sum over: names and patterns separated by commas, or all')
    .option('--top <number>', 'leading eigenvalues to compute (160)', whole)
    .option('--cliffs <ends>', 'ranges of eigenvectors to look at beside those found: 4,10 for 1-4 and 5-10, or 3-8')
    .option(...expectOption)
    .option('--false-alarm-rate <number>', 'spectra without a drop in which one may be reported', decimal, 0.05)
    .option(...memoryOption)
    .option(...threadsOfProblemOption)
    .option(...fastOption);
  addReportOptions(command, usualFolder);
}
