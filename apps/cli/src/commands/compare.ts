import { basename, join } from 'node:path';
import { MisuseError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { type Command, Option } from 'commander';
import { compareNetworks } from '../analysis/compare-networks.js';
import { comparisonPage, comparisonRecord, comparisonReport } from '../analysis/comparison-report.js';
import { describedSubject } from '../analysis/described-subject.js';
import { measureNetwork } from '../analysis/measure-network.js';
import type { KernelMeasurement, NetworkPlan } from '../analysis/measurements.js';
import { distinctNames } from '../analysis/names.js';
import { type AnalysisChoices, planAnalyses } from '../analysis/plan-analyses.js';
import { inFile } from '../inputs/read-file.js';
import { inRun } from '../journal/run.js';
import { reportHtml } from '../report/html.js';
import { writeFiguresAndArrays } from '../report/write-results.js';
import { reportTables } from '../terminal/report-tables.js';
import { digestOf, budgetOf } from './analyze.js';
import { collapseNames, requireCollapseChoice } from './collapse-option.js';
import { type CommandContext, tellOfResuming } from './context.js';
import { decimal, restartOption, resumeOption, whole } from './option-values.js';

/** The words of `entk compare`. */
interface CompareOptions
  extends Pick<AnalysisChoices, 'inputs' | 'parameters' | 'collapse' | 'class' | 'top' | 'cliffs' | 'falseAlarmRate'> {
  readonly model?: readonly string[];
  readonly mapping?: readonly string[];
  /** Megabytes. */
  readonly memory?: number;
  readonly out?: string;
  readonly json: boolean;
  readonly resume?: boolean;
  readonly restart?: boolean;
}

const caller = 'compare';

/** Where the report goes without `--out`; with `--json` it then goes nowhere. */
const usualFolder = 'entk-comparison';

/** Adds `entk compare` to the program. */
export function addCompare(program: Command, context: CommandContext): void {
  program
    .command('compare')
    .description('hold the cliffs of one network against those of another, on the same inputs')
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
    .option('--false-alarm-rate <number>', 'spectra without a drop in which one may be reported', decimal, 0.05)
    .option('--memory <megabytes>', 'the most that a kernel and its eigenproblem may take (2147)', decimal)
    .option('--out <folder>', `where the report, figures and arrays go (${usualFolder}; nowhere with --json)`)
    .option('--json', 'print one JSON object', false)
    .option(...resumeOption)
    .option(...restartOption)
    .action((first: string, second: string, options: CompareOptions) => compare([first, second], options, context));
}

/** Reads and checks both networks, finds both spectra, and shows how they overlap, or writes it down. */
async function compare(
  files: readonly [string, string],
  options: CompareOptions,
  context: CommandContext,
): Promise<void> {
  const { json, resume, restart, falseAlarmRate } = options;
  const memoryBudget = budgetOf(options.memory);
  const out = options.out ?? (json ? undefined : usualFolder);
  if (out === undefined && (resume || restart)) {
    throw new MisuseError({ in: caller, rule: `--json with --${resume ? 'resume' : 'restart'} needs --out` });
  }
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

  async function compared(spectrumOf: (plan: NetworkPlan, index: number) => Promise<KernelMeasurement>) {
    const [first, second] = [
      { name: names[0], full: await spectrumOf(plans[0], 0), ranges: plans[0].ranges },
      { name: names[1], full: await spectrumOf(plans[1], 1), ranges: plans[1].ranges },
    ];
    const comparison = compareNetworks(first, second);
    const record = `${JSON.stringify(comparisonRecord(comparison, settings), null, 2)}\n`;
    return { record, report: comparisonReport(comparison, settings, falseAlarmRate) };
  }
  const measured = (plan: NetworkPlan, index: number, work: Parameters<typeof measureNetwork>[1]) =>
    inFile(files[index], async () => (await measureNetwork(plan, { ...context.work, ...work, memoryBudget })).full);

  if (out === undefined) {
    const { record } = await compared((plan, index) => measured(plan, index, {}));
    context.endProgress();
    context.print(record.trimEnd());
    return;
  }
  const identity = {
    ...settings,
    files: files.join(', '),
    falseAlarmRate,
    digest: digestOf(plans),
    memory: options.memory ?? 'default',
  };
  const request = { caller, command: 'compare', settings: identity, out };
  await inRun({ ...request, resume, restart }, async ({ folder, journal, resumed }) => {
    tellOfResuming(context, { resume, resumed }, folder.path);
    const { record, report } = await compared((plan, index) =>
      measured(plan, index, { journal: journal.within(`network-${index}`) }),
    );
    await writeFiguresAndArrays(folder, report);
    await folder.write('comparison.json', record);
    await folder.write('report.html', reportHtml([report], comparisonPage));
    context.endProgress();
    context.print(
      json
        ? record.trimEnd()
        : `${reportTables([report], context.columns)}\nReport: ${join(folder.path, 'report.html')}`,
    );
  });
}

/** One file for both networks, or one each. */
function oneOf(option: string, files: readonly string[] | undefined, index: number): string | undefined {
  if (files && files.length > 2)
    throw new MisuseError({ in: caller, rule: `${option} must be one file or two`, got: files });
  return files?.[files.length === 2 ? index : 0];
}
