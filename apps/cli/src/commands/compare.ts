import { basename } from 'node:path';
import { MisuseError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { type Command, Option } from 'commander';
import { compareNetworks } from '../analysis/compare-networks.js';
import { comparisonPage, comparisonRecord, comparisonReport } from '../analysis/comparison-report.js';
import { describedSubject } from '../analysis/described-subject.js';
import { measureNetwork } from '../analysis/measure-network.js';
import type { NetworkPlan } from '../analysis/measurements.js';
import { distinctNames } from '../analysis/names.js';
import type { AnalysisChoices } from '../analysis/analysis-choices.js';
import { planAnalyses } from '../analysis/plan-analyses.js';
import { digestOf } from '../analysis/plan-digest.js';
import { inFile } from '../inputs/read-file.js';
import type { Journal } from '../journal/journal.js';
import { inThreads } from '../parallel/arithmetic.js';
import { reportHtml } from '../report/html.js';
import { writeFiguresAndArrays } from '../report/write-results.js';
import { collapseNames, requireCollapseChoice } from './collapse-option.js';
import type { CommandContext } from './context.js';
import {
  budgetOf,
  decimal,
  expectOption,
  fastOption,
  memoryOption,
  threadsOfProblemOption,
  whole,
} from './option-values.js';
import { addReportOptions, type ReportOptions, type ReportPlace, reportFolder, runReported } from './reported-run.js';

/** The words of `entk compare`. */
interface CompareOptions
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

const caller = 'compare';

/** Where the report goes without `--out`; with `--json` it then goes nowhere. */
const usualFolder = 'entk-comparison';

/** Options and action of `entk compare`. */
export function addCompare(command: Command, context: CommandContext): void {
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
  command.action((first: string, second: string, options: CompareOptions) => {
    return inThreads(caller, options.threads, () => compare([first, second], options, context));
  });
}

/** Reads and checks both networks, finds both spectra, and shows how they overlap, or writes it down. */
async function compare(
  files: readonly [string, string],
  options: CompareOptions,
  context: CommandContext,
): Promise<void> {
  const { falseAlarmRate } = options;
  const memoryBudget = budgetOf(caller, options.memory);
  const out = reportFolder(caller, options, usualFolder);
  if (options.inputs === undefined) throw new MisuseError({ in: caller, rule: '--inputs FILE.npy must be given' });
  requireCollapseChoice(options);
  const choices = { ...options, fit: 'targets', seed: 0 } as const;
  const plans: NetworkPlan[] = [];
  for (const [index, file] of files.entries()) {
    const model = oneOf('--model', options.model, index);
    const mapping = oneOf('--mapping', options.mapping, index);
    const [{ plan }] = await planAnalyses(describedSubject({ model, mapping, weights: [file] }, undefined), choices);
    plans.push({ ...plan, groups: [] });
  }
  const names = distinctNames(files);
  const settings = {
    first: basename(files[0]),
    second: basename(files[1]),
    inputs: basename(options.inputs),
    collapse: options.collapse ?? 'class-mean',
    parameters: options.parameters ?? 'all',
    top: plans.map(({ top }) => top).join(', '),
  };
  await initialiseBackend();

  async function measured(index: 0 | 1, journal: Journal | undefined) {
    const work = { ...context.work, journal: journal?.within(`network-${index}`), memoryBudget };
    const { full } = await inFile(files[index], () => measureNetwork(plans[index], work));
    return { name: names[index], full, ranges: plans[index].ranges };
  }

  const request = {
    caller,
    command: 'compare',
    out,
    settings: () => ({
      ...settings,
      files: files.join(', '),
      falseAlarmRate,
      digest: digestOf(plans),
      memory: options.memory ?? 'default',
    }),
    async measure({ folder, journal }: ReportPlace) {
      const comparison = compareNetworks(await measured(0, journal), await measured(1, journal));
      const json = `${JSON.stringify(comparisonRecord(comparison, settings), null, 2)}\n`;
      const report = comparisonReport(comparison, settings, falseAlarmRate);
      if (folder) {
        await writeFiguresAndArrays(folder, report);
        await folder.write('comparison.json', json);
        await folder.write('report.html', reportHtml([report], comparisonPage));
      }
      return { json, reports: [report] };
    },
  };
  await runReported(request, options, context);
}

/** One file for both networks, or one each. */
function oneOf(option: string, files: readonly string[] | undefined, index: number): string | undefined {
  if (files && files.length > 2)
    throw new MisuseError({ in: caller, rule: `${option} must be one file or two`, got: files });
  return files?.[files.length === 2 ? index : 0];
}
