import { MisuseError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { planGiven } from '../../analysis/given-kernels.js';
import { type PlannedAnalysis, planAnalyses } from '../../analysis/plan-analyses.js';
import { digestOf } from '../../analysis/plan-digest.js';
import { runAnalyses } from '../../analysis/run-analyses.js';
import { runGiven } from '../../analysis/run-given.js';
import { digestOfFlattened, flattenedSettings, planFlattened } from '../../language/flattened/plan-flattened.js';
import { runFlattened } from '../../language/flattened/run-flattened.js';
import { languageSettings } from '../../language/language-report.js';
import { digestOfLanguage, planLanguage } from '../../language/plan-language.js';
import { runLanguage } from '../../language/run-language.js';
import { inThreads } from '../../parallel/arithmetic.js';
import { type AnalyzeOptions, usualFolder } from './options.js';
import { subjectOf } from './subject.js';
import type { GivenWay, NetworkWay, Way } from './ways.js';
import { requireCollapseChoice } from '../collapse-option.js';
import type { CommandContext } from '../context.js';
import { budgetOf } from '../option-values.js';
import { type ReportPlace, reportFolder, runReported } from '../reported-run.js';

const caller = 'analyze';

/** The action of `entk analyze`: checks the words, analyses, and shows what was found, or writes it down. */
export function analyze(words: AnalyzeOptions, way: Way, context: CommandContext): Promise<void> {
  const options = { ...words, side: words.side === 'data' ? 'matrix' : words.side } as const;
  const out = reportFolder(caller, options, usualFolder);
  const place = { out, memoryBudget: budgetOf(caller, options.memory) };
  requireCollapseChoice(options);
  // The kernels of a language model are jobs of threads that have one each.
  if (way === 'text') return analyzeText(options, context, place);
  return inThreads(caller, options.threads, () =>
    way === 'kernel' || way === 'gradients'
      ? analyzeGiven(options, way, context, place)
      : analyzeNetworks(options, way, context, place),
  );
}

/** `--side data` is `matrix` by now. */
type Options = AnalyzeOptions & { readonly side?: Exclude<AnalyzeOptions['side'], 'data'> };

/** Where the results go, and how much memory they may take. */
interface Place {
  readonly out: string | undefined;
  readonly memoryBudget: number | undefined;
}

/** Reads and checks everything, analyses, and shows what was found, or writes it down. */
async function analyzeNetworks(
  options: Options,
  way: NetworkWay,
  context: CommandContext,
  { out, memoryBudget }: Place,
): Promise<void> {
  const subject = await subjectOf(way, options);
  const planned = await planAnalyses(subject, options);
  const work = { ...context.work, memoryBudget, training: options.checkpoints !== undefined };
  await initialiseBackend();
  const request = {
    caller,
    command: `analyze ${subject.name}`,
    out,
    settings: () => identityOf(planned, options),
    measure: ({ folder, journal }: ReportPlace) => runAnalyses(subject, planned, { ...work, folder, journal }),
  };
  await runReported(request, options, context);
}

/** The same of a language model, weight by weight, at the tokens of a text. */
async function analyzeText(options: Options, context: CommandContext, { out, memoryBudget }: Place): Promise<void> {
  await initialiseBackend();
  if (isFlattened(options)) return analyzeFlattened(options, context, { out, memoryBudget });
  const plan = await planLanguage({ ...options, model: options.model as string, text: options.text as string });
  const request = {
    caller,
    command: 'analyze text',
    out,
    settings: () => ({
      ...languageSettings(plan),
      digest: digestOfLanguage(plan),
      memory: options.memory ?? 'default',
    }),
    measure: (place: ReportPlace) =>
      runLanguage(plan, { ...context.work, memoryBudget, threads: options.threads, ...place }),
  };
  await runReported(request, options, context);
}

/** The same of the flattened kernel of some parameters, at the last position of each context. */
async function analyzeFlattened(
  options: Options,
  context: CommandContext,
  { out, memoryBudget }: Place,
): Promise<void> {
  const plan = await planFlattened({ ...options, model: options.model as string, text: options.text as string });
  const request = {
    caller,
    command: 'analyze text flattened',
    out,
    settings: () => ({
      ...flattenedSettings(plan),
      digest: digestOfFlattened(plan),
      memory: options.memory ?? 'default',
    }),
    measure: (place: ReportPlace) => runFlattened(plan, { ...context.work, memoryBudget, ...place }),
  };
  await runReported(request, options, context);
}

/** Whether a text is looked at by a flattened kernel, with which own positions and their options have no place. */
function isFlattened({ collapse, weighting, ...options }: Options): boolean {
  if (collapse !== undefined && collapse !== 'flattened') {
    throw new MisuseError({ in: caller, rule: '--text takes --collapse flattened, or none', got: collapse });
  }
  if (collapse === undefined) {
    if (weighting === undefined) return false;
    throw new MisuseError({ in: caller, rule: '--weighting needs --collapse flattened', got: weighting });
  }
  const { skip, readOut, readouts, textLabels, spectraOnly, causes } = options;
  const given = { skip, 'read-out': readOut, readouts, 'text-labels': textLabels, 'spectra-only': spectraOnly, causes };
  const [other] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  if (other === undefined) return true;
  throw new MisuseError({ in: caller, rule: `--${other} and --collapse flattened exclude each other with --text` });
}

/** The same of what another tool computed. */
async function analyzeGiven(
  options: Options,
  way: GivenWay,
  context: CommandContext,
  { out, memoryBudget }: Place,
): Promise<void> {
  const given = await planGiven({ ...options, outputs: countOf(options.outputs) });
  const request = {
    caller,
    command: `analyze ${way}`,
    out,
    settings: () => ({ ...given.identity, memory: options.memory ?? 'default' }),
    measure: ({ folder }: ReportPlace) => runGiven(given, { ...context.work, memoryBudget, folder }),
  };
  try {
    await runReported(request, options, context);
  } finally {
    await given.close();
  }
}

/** C of a kernel that came from elsewhere. */
function countOf(outputs: readonly number[] | string | undefined): number | undefined {
  if (outputs === undefined || (typeof outputs === 'object' && outputs.length === 1)) return outputs?.[0];
  throw new MisuseError({ in: caller, rule: '--outputs of a kernel or of gradients must be one number', got: outputs });
}

/** What decides the results: a run that was interrupted is resumed with the same weights, inputs and choices only. */
function identityOf(planned: readonly PlannedAnalysis[], { memory }: Options): Record<string, unknown> {
  const [{ context, plan }] = planned;
  return {
    ...context.settings,
    analyses: planned.length,
    chosen: plan.chosen,
    side: plan.side ?? 'by size',
    digest: digestOf(planned.map(({ plan: one }) => one)),
    memory: memory ?? 'default',
  };
}
