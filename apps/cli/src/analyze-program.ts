import { MisuseError, requireOneOf } from '@entk/core';
import { type Command, Option } from 'commander';
import {
  type AnalyzeModularAdditionOptions,
  type AnalyzeSuperpositionOptions,
  analyzeModularAdditionFiles,
  analyzeSuperpositionFiles,
} from './commands/analyze.js';
import { type AnalyzeModelOptions, analyzeModelFiles } from './commands/analyze-model.js';
import type { CommandContext } from './commands/context.js';
import { paperSettings as additionSettings } from './experiments/modular-addition/settings.js';
import { collapseNames } from './commands/collapse-option.js';
import { decimal, decimals, restartOption, resumeOption, scalingOption, whole } from './commands/option-values.js';

/** What is analysed: networks of an experiment of the paper, or one that is described. */
const ways = {
  'modular-addition': '--experiment modular-addition',
  superposition: '--experiment superposition',
  model: '--model',
} as const;

type Way = keyof typeof ways;

/** The options that do not go with every way; elsewhere they are refused. */
const optionsOf: Readonly<Record<string, readonly Way[]>> = {
  p: ['modular-addition'],
  scaling: ['modular-addition'],
  collapse: ['modular-addition', 'model'],
  class: ['modular-addition', 'model'],
  beta: ['superposition'],
  importance: ['superposition'],
  instance: ['superposition'],
  side: ['superposition'],
  parameters: ['superposition', 'model'],
  inputs: ['superposition', 'model'],
  mapping: ['model'],
  targets: ['model'],
  trainingRows: ['model'],
  fit: ['model'],
  features: ['model'],
  seed: ['model'],
  out: ['model'],
  resume: ['model'],
  restart: ['model'],
};

/** The words of `entk analyze` in all three ways. */
type AnalyzeOptions = Omit<AnalyzeModularAdditionOptions, 'top' | 'collapse'> &
  Omit<AnalyzeSuperpositionOptions, 'top' | 'parameters' | 'inputs'> &
  Omit<AnalyzeModelOptions, 'model' | 'inputs'> & {
    readonly experiment?: 'modular-addition' | 'superposition';
    readonly model?: string;
    readonly inputs?: string;
  };

/** `entk analyze`. */
export function addAnalyze(program: Command, context: CommandContext): void {
  program
    .command('analyze')
    .description('find the cliffs and the features of networks trained elsewhere')
    .addOption(
      new Option('--experiment <name>', 'what the networks were trained on, if it is in the paper').choices([
        'modular-addition',
        'superposition',
      ]),
    )
    .option('--model <file>', 'any other network: a model.json that lists its layers')
    .requiredOption('--weights <files...>', 'safetensors, npz, an index of shards, or a model.json of TensorFlow.js')
    .option('--top <number>', 'leading eigenvalues to compute (160, and 120 for superposition)', whole)
    .option('--memory <megabytes>', 'the most that a kernel and its eigenproblem may take (2147)', decimal)
    .option('--json', 'print one JSON object', false)
    .addOption(
      new Option('--collapse <name>', 'how the kernel becomes a matrix').choices(collapseNames).default('class-mean'),
    )
    .option('--class <number>', 'the output of --collapse per-class, from 0', whole)
    .option(
      '--parameters <names>',
      'what the kernel sums over: all or W (superposition); names, * within dots, ** across (--model)',
    )
    .option('--inputs <file>', 'a .npy array [N, D], [N, T, D] or of tokens [N, T]')
    .optionsGroup('Any network (--model):')
    .option('--mapping <file>', 'which tensor is which parameter, as JSON')
    .option('--targets <file>', 'a .npy array [N, C] or of N classes: what eq. 1 predicts with')
    .option('--training-rows <number>', 'how many rows, from the first, the network was trained on', whole)
    .addOption(
      new Option('--fit <what>', 'what eq. 1 is given, the targets or the outputs of the network')
        .choices(['targets', 'outputs'])
        .default('targets'),
    )
    .option('--features <file>', 'a .npy array [N, F], a feature a column')
    .option('--seed <number>', 'of the controls and the held-out rows', whole, 0)
    .option('--out <folder>', 'where the report, figures and arrays go', 'entk-analysis')
    .option(...resumeOption)
    .option(...restartOption)
    .optionsGroup('Modular addition:')
    .option('--p <number>', 'the modulus', whole, additionSettings.p)
    .addOption(scalingOption())
    .optionsGroup('Superposition:')
    .option('--beta <numbers>', 'rescaling I_i^(β/2) of the derivatives, separated by commas', decimals, [0, 0.3, 1])
    .option('--importance <numbers>', 'one a feature, separated by commas; 0.8^i without it', decimals)
    .option('--instance <number>', 'which instance of an ARENA file, from 0', whole, 0)
    .addOption(
      new Option('--side <name>', 'where the eigenproblem is solved; by size without it').choices([
        'matrix',
        'parameters',
        'operator',
      ]),
    )
    .action((options: AnalyzeOptions, command: Command) => analyze(options, command, context));
}

async function analyze(options: AnalyzeOptions, command: Command, context: CommandContext): Promise<void> {
  const way = wayOf(options);
  for (const [name, accepted] of Object.entries(optionsOf)) {
    if (accepted.includes(way) || command.getOptionValueSource(name) !== 'cli') continue;
    throw new MisuseError({
      in: 'analyze',
      rule: `--${name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)} goes with ${accepted.map((one) => ways[one]).join(' or ')}`,
      got: way === 'model' ? '--model' : way,
    });
  }
  const { model, inputs, parameters, collapse } = options;
  if (way === 'model') {
    if (inputs === undefined) throw new MisuseError({ in: 'analyze', rule: '--model needs --inputs FILE.npy' });
    return analyzeModelFiles({ ...options, model: model as string, inputs }, context);
  }
  if (way === 'superposition') {
    const chosen = parameters ?? 'all';
    requireOneOf('analyze', '--parameters', chosen, ['all', 'W']);
    return analyzeSuperpositionFiles({ ...options, parameters: chosen, top: options.top ?? 120 }, context);
  }
  if (collapse === 'flattened') {
    throw new MisuseError({ in: 'analyze', rule: '--collapse flattened goes with --model', got: way });
  }
  return analyzeModularAdditionFiles(
    { ...options, collapse, top: options.top ?? Math.min(160, options.p ** 2) },
    context,
  );
}

function wayOf({ experiment, model }: AnalyzeOptions): Way {
  if (experiment === undefined && model === undefined) {
    throw new MisuseError({
      in: 'analyze',
      rule: 'either --model or --experiment must say what the weights are of',
      remedy: '--model model.json lists the layers of any network; --experiment is for those of the paper',
    });
  }
  if (experiment !== undefined && model !== undefined) {
    throw new MisuseError({ in: 'analyze', rule: '--model and --experiment exclude each other', got: experiment });
  }
  return experiment ?? 'model';
}
