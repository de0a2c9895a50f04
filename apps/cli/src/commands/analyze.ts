import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { MisuseError, requireNumber } from '@entk/core';
import type { SpectrumSide } from '@entk/kernels';
import { initialiseBackend, type TransformerLensWeightsOptions } from '@entk/models';
import { type Command, Option } from 'commander';
import { describedSubject } from '../analysis/described-subject.js';
import type { NetworkPlan } from '../analysis/measurements.js';
import { type AnalysisChoices, type PlannedAnalysis, planAnalyses } from '../analysis/plan-analyses.js';
import { type AnalysesResult, runAnalyses } from '../analysis/run-analyses.js';
import { planGiven } from '../analysis/given-kernels.js';
import { runGiven } from '../analysis/run-given.js';
import type { Subject } from '../analysis/subject.js';
import { additionTransformerSubject } from '../experiments/addition-transformer/subject.js';
import { modularAdditionSubject } from '../experiments/modular-addition/subject.js';
import { superpositionSubject } from '../experiments/superposition/subject.js';
import { checkpointFiles, weightsOfModel } from '../inputs/weights-files.js';
import { inRun } from '../journal/run.js';
import { rotationUsages } from '../rotations/rotation-words.js';
import { reportTables } from '../terminal/report-tables.js';
import { collapseNames, requireCollapseChoice } from './collapse-option.js';
import { type CommandContext, tellOfResuming } from './context.js';
import {
  activationOption,
  decimal,
  decimals,
  importanceBaseOption,
  importanceOption,
  positionsRead,
  restartOption,
  resumeOption,
  scalingOption,
  whole,
  wholesOrFile,
} from './option-values.js';
import { requireOptionsOfWay, type Ways } from './options-of-way.js';

/** What is analysed: networks of an experiment, any that is described, or what other tools computed. */
type Way = NetworkWay | 'kernel' | 'gradients';

type Experiment = 'modular-addition' | 'superposition' | 'addition-transformer';

type NetworkWay = Experiment | 'model';

const experiments: readonly Experiment[] = ['modular-addition', 'superposition', 'addition-transformer'];

const networkWays: readonly NetworkWay[] = [...experiments, 'model'];

const ways: Ways<Way> = {
  names: {
    'modular-addition': '--experiment modular-addition',
    superposition: '--experiment superposition',
    'addition-transformer': '--experiment addition-transformer',
    model: '--model',
    kernel: '--kernel',
    gradients: '--gradients',
  },
  options: {
    p: ['modular-addition'],
    scaling: ['modular-addition'],
    beta: ['superposition'],
    importance: ['superposition'],
    importanceBase: ['superposition'],
    instance: ['superposition'],
    mapping: ['model'],
    activation: ['model'],
    weights: networkWays,
    checkpoints: networkWays,
    inputs: networkWays,
    targets: networkWays,
    trainingRows: networkWays,
    fit: networkWays,
    parameters: networkWays,
    outputs: ['model', 'kernel', 'gradients'],
    read: ['model'],
    side: [...networkWays, 'gradients'],
  },
};

/** The words of `entk analyze`. */
interface AnalyzeOptions extends Omit<AnalysisChoices, 'side'> {
  /** `data` is another name of `matrix`. */
  readonly side?: SpectrumSide | 'data';
  readonly experiment?: Experiment;
  readonly model?: string;
  readonly mapping?: string;
  readonly activation?: TransformerLensWeightsOptions['activation'];
  readonly kernel?: string;
  readonly gradients?: readonly string[];
  readonly weights?: readonly string[];
  readonly checkpoints?: readonly string[];
  /** Megabytes. */
  readonly memory?: number;
  readonly out?: string;
  readonly json: boolean;
  readonly resume?: boolean;
  readonly restart?: boolean;
  readonly p?: number;
  readonly scaling: 'mean-field' | 'none';
  readonly beta: readonly number[];
  readonly importance?: readonly number[];
  readonly importanceBase?: number;
  readonly instance: number;
}

const caller = 'analyze';

/** Where the report goes without `--out`; with `--json` it then goes nowhere. */
const usualFolder = 'entk-analysis';

/** Adds `entk analyze` to the program. */
export function addAnalyze(program: Command, context: CommandContext): void {
  program
    .command('analyze')
    .description('find the cliffs and the features of networks trained elsewhere')
    .addOption(
      new Option('--experiment <name>', "what the networks were trained on, if it is one of the program's").choices(
        experiments,
      ),
    )
    .option(
      '--model <file>',
      'any other network: a model.json that lists its layers, or a model that is whole: a folder of Hugging Face, a GGUF file of llama.cpp',
    )
    .option('--weights <files...>', 'safetensors, npz, .pt, an index of shards, or a model.json of TensorFlow.js')
    .option('--checkpoints <files...>', 'weights of one network at several times, or the folder that holds them')
    .option('--mapping <file>', 'which tensor is which parameter, as JSON (--model)')
    .addOption(activationOption())
    .option('--kernel <file>', 'a symmetric .npy array [M, M] that another tool computed, in place of a network')
    .option(
      '--gradients <files...>',
      '.npy arrays [N, k] of gradients, or a folder of them: the kernel G Gᵀ of all rows',
    )
    .option('--inputs <file>', 'a .npy array [N, D], [N, T, D] or of tokens [N, T]; an experiment brings its own')
    .option('--features <file>', 'a .npy array [N, F], a feature a column; an experiment brings its own')
    .option('--feature-names <names>', 'names of the features separated by commas, or a text file, a line each')
    .option('--labels <file>', 'what the examples are called: a text file, a line each, or a .npy array [N]')
    .option('--targets <file>', 'a .npy array [N, C] or of N classes: what eq. 1 predicts with')
    .option('--training-rows <number>', 'how many rows, from the first, the network was trained on', whole)
    .addOption(
      new Option('--fit <what>', 'what eq. 1 is given, the targets or the outputs of the network')
        .choices(['targets', 'outputs'])
        .default('targets'),
    )
    .optionsGroup('The kernel:')
    .addOption(
      new Option(
        '--collapse <name>',
        'how the kernel becomes a matrix; class-mean, or flattened for superposition, mean-output for addition-transformer, without it',
      ).choices(collapseNames),
    )
    .option(
      '--outputs <numbers>',
      'outputs to look at, separated by commas, or linear read-outs of them, a .npy array [C′, C] (--model); how many there are, C (--kernel, --gradients)',
      wholesOrFile,
    )
    .option(
      '--read <positions>',
      'where outputs that are sequences are read: last, all, or 0,3 (--model)',
      positionsRead,
    )
    .option('--class <number>', 'the output of --collapse per-class, from 0', whole)
    .option('--parameters <names>', 'what the kernel sums over: names and patterns separated by commas, or all')
    .option(
      '--top <number>',
      'leading eigenvalues to compute (160; 120 for superposition, 2p + 2 for addition-transformer)',
      whole,
    )
    .addOption(
      new Option('--side <name>', 'where the eigenproblem is solved; by size without it').choices([
        'matrix',
        'parameters',
        'operator',
        'data',
      ]),
    )
    .option('--rotate <words...>', `another basis of every cliff: ${rotationUsages.join(', ')}`)
    .option('--cliffs <ends>', 'ranges of eigenvectors to look at beside those found: 4,10 for 1-4 and 5-10, or 3-8')
    .option('--false-alarm-rate <number>', 'spectra without a drop in which one may be reported', decimal, 0.05)
    .option('--memory <megabytes>', 'the most that a kernel and its eigenproblem may take (2147)', decimal)
    .option('--seed <number>', 'of the controls and the held-out rows', whole, 0)
    .optionsGroup('Results:')
    .option('--out <folder>', `where the report, figures and arrays go (${usualFolder}; nowhere with --json)`)
    .option('--json', 'print one JSON object', false)
    .option(...resumeOption)
    .option(...restartOption)
    .optionsGroup('Modular addition:')
    .option('--p <number>', 'the modulus; that of the weights without it', whole)
    .addOption(scalingOption())
    .optionsGroup('Superposition:')
    .option('--beta <numbers>', 'rescaling I_i^(β/2) of the derivatives, separated by commas', decimals, [0, 0.3, 1])
    .option(...importanceOption)
    .option(...importanceBaseOption)
    .option('--instance <number>', 'which instance of an ARENA file, from 0', whole, 0)
    .action((options: AnalyzeOptions, command: Command) => {
      const way = wayOf(options);
      requireOptionsOfWay(command, ways, way);
      return analyze(options, way, context);
    });
}

function wayOf({ experiment, model, kernel, gradients }: AnalyzeOptions): Way {
  const given = Object.entries({ kernel, gradients, model, experiment }).filter(([, value]) => value !== undefined);
  if ((kernel !== undefined || gradients !== undefined) && given.length > 1) {
    const [first, second] = given.map(([name]) => `--${name}`);
    throw new MisuseError({ in: caller, rule: `${first} and ${second} exclude each other` });
  }
  if (kernel !== undefined) return 'kernel';
  if (gradients !== undefined) return 'gradients';
  if (experiment !== undefined && model !== undefined) {
    throw new MisuseError({ in: caller, rule: '--model and --experiment exclude each other', got: experiment });
  }
  return experiment ?? 'model';
}

/** Reads and checks everything, analyses, and shows what was found, or writes it down. */
async function analyze(options: AnalyzeOptions, way: Way, context: CommandContext): Promise<void> {
  const { json, resume, restart } = options;
  const memoryBudget = budgetOf(options.memory);
  const out = options.out ?? (json ? undefined : usualFolder);
  if (out === undefined && (resume || restart)) {
    throw new MisuseError({ in: caller, rule: `--json with --${resume ? 'resume' : 'restart'} needs --out` });
  }
  requireCollapseChoice(options);
  if (way === 'kernel' || way === 'gradients') {
    await analyzeGiven(options, way, context, { memoryBudget, out });
    return;
  }
  const subject = await subjectOf(way, options);
  const side = options.side === 'data' ? 'matrix' : options.side;
  const planned = await planAnalyses(subject, { ...options, side });
  const training = options.checkpoints !== undefined;
  await initialiseBackend();
  if (out === undefined) {
    const result = await runAnalyses(subject, planned, { ...context.work, memoryBudget, training });
    context.endProgress();
    context.print(result.json.trimEnd());
    return;
  }
  const request = { caller, command: `analyze ${subject.name}`, settings: identityOf(planned, options), out };
  const { result, path } = await inRun({ ...request, resume, restart }, async ({ folder, journal, resumed }) => {
    tellOfResuming(context, { resume, resumed }, folder.path);
    const result = await runAnalyses(subject, planned, { ...context.work, memoryBudget, training, folder, journal });
    return { result, path: folder.path };
  });
  context.endProgress();
  context.print(json ? result.json.trimEnd() : textOf(result, join(path, 'report.html'), context));
}

/** The same of what another tool computed. */
async function analyzeGiven(
  options: AnalyzeOptions,
  way: 'kernel' | 'gradients',
  context: CommandContext,
  { memoryBudget, out }: { readonly memoryBudget?: number; readonly out?: string },
): Promise<void> {
  const { json, resume, restart } = options;
  const side = options.side === 'data' ? 'matrix' : options.side;
  const given = await planGiven({ ...options, outputs: countOf(options.outputs), side });
  try {
    const work = { ...context.work, memoryBudget };
    if (out === undefined) {
      const result = await runGiven(given, work);
      context.endProgress();
      context.print(result.json.trimEnd());
      return;
    }
    const settings = { ...given.identity, memory: options.memory ?? 'default' };
    const request = { caller, command: `analyze ${way}`, settings, out, resume, restart };
    const { result, path } = await inRun(request, async ({ folder, resumed }) => {
      tellOfResuming(context, { resume, resumed }, folder.path);
      return { result: await runGiven(given, { ...work, folder }), path: folder.path };
    });
    context.endProgress();
    context.print(json ? result.json.trimEnd() : textOf(result, join(path, 'report.html'), context));
  } finally {
    await given.close();
  }
}

/** C of a kernel that came from elsewhere. */
function countOf(outputs: readonly number[] | string | undefined): number | undefined {
  if (outputs === undefined || (typeof outputs === 'object' && outputs.length === 1)) return outputs?.[0];
  throw new MisuseError({ in: caller, rule: '--outputs of a kernel or of gradients must be one number', got: outputs });
}

function textOf({ reports }: AnalysesResult, page: string, { columns }: CommandContext): string {
  return `${reportTables(reports, columns)}\nReport: ${page}`;
}

async function subjectOf(way: NetworkWay, options: AnalyzeOptions): Promise<Subject> {
  const { checkpoints, mapping, activation, p, scaling, beta: betas, instance, inputs } = options;
  const whole = options.model === undefined ? undefined : await weightsOfModel(caller, options.model);
  if (whole !== undefined && (options.weights || checkpoints)) {
    throw new MisuseError({
      in: caller,
      rule: '--model with a folder or a GGUF file, whose weights are its own, excludes --weights and --checkpoints',
      got: options.model,
    });
  }
  const model = whole === undefined ? options.model : undefined;
  const weights = whole === undefined ? options.weights : [whole];
  if ((weights === undefined) === (checkpoints === undefined)) {
    throw new MisuseError({
      in: caller,
      rule: weights ? '--weights and --checkpoints exclude each other' : '--weights or --checkpoints must be given',
    });
  }
  const states = checkpoints && (await checkpointFiles(caller, checkpoints));
  if (way === 'model') {
    if (options.model !== undefined && inputs === undefined) {
      throw new MisuseError({ in: caller, rule: '--model needs --inputs FILE.npy' });
    }
    const configured = whole !== undefined;
    return describedSubject({ model, mapping, activation, configured, inputs, weights: weights ?? [] }, states);
  }
  const files = states ?? (weights as readonly string[]);
  if (way === 'addition-transformer') return additionTransformerSubject(files);
  if (way === 'superposition') return superpositionSubject({ files, betas, ...options, instance });
  return modularAdditionSubject({ files, p, scaling });
}

/** The memory budget in bytes; that of the packages without the option. */
export function budgetOf(memory: number | undefined): number | undefined {
  if (memory === undefined) return undefined;
  requireNumber(caller, 'memory', memory, { above: 0 });
  return memory * 1e6;
}

/** What decides the results: a run that was interrupted is resumed with the same weights, inputs and choices only. */
function identityOf(planned: readonly PlannedAnalysis[], { memory }: AnalyzeOptions): Record<string, unknown> {
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

/** Of all that is computed with: weights, inputs, features, targets, and how. */
export function digestOf(plans: readonly NetworkPlan[]): string {
  const hash = createHash('sha256');
  const add = ({ data }: { readonly data: Float32Array | Float64Array | Int32Array }) => {
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  };
  for (const plan of plans) {
    const {
      parameters,
      inputs,
      readout,
      outputFactors,
      families,
      prediction,
      ranges,
      falseAlarmRate,
      labels,
      rotations,
    } = plan;
    for (const [name, array] of parameters) {
      hash.update(name);
      add(array);
    }
    add(inputs);
    if (readout) hash.update(JSON.stringify(readout));
    if (outputFactors) add({ data: Float64Array.from(outputFactors) });
    if (prediction) {
      add(prediction.targets);
      hash.update(JSON.stringify([prediction.train, prediction.fit]));
    }
    for (const family of families) {
      add(family.features);
      hash.update(JSON.stringify(family.labels));
    }
    hash.update(JSON.stringify([ranges, falseAlarmRate, labels, rotations.map(({ word }) => word)]));
  }
  return hash.digest('hex');
}
