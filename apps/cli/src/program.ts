import { MisuseError } from '@entk/core';
import { Command, Option } from 'commander';
import {
  type AnalyzeModularAdditionOptions,
  type AnalyzeSuperpositionOptions,
  analyzeModularAdditionFiles,
  analyzeSuperpositionFiles,
} from './commands/analyze.js';
import { addGallery } from './commands/gallery.js';
import type { CommandContext } from './commands/context.js';
import { reproduce } from './commands/reproduce.js';
import { trainOnModularAddition, trainOnSuperposition } from './commands/train.js';
import { exitCodes, type Outcome } from './exit-codes.js';
import { paperSettings as additionSettings } from './experiments/modular-addition/settings.js';
import { paperSettings as superpositionSettings } from './experiments/superposition/settings.js';
import { decimal, decimals, whole, wholes } from './option-values.js';
import { version } from './version.js';

/** The command line of `entk`. Parsing errors are thrown, not exited on. */
export function createProgram(context: CommandContext, outcome: Outcome): Command {
  const program = new Command('entk')
    .description('Finds the features of a trained network through its empirical neural tangent kernel.')
    .version(version)
    .exitOverride();
  addReproduce(program, context, outcome);
  addTrain(program, context);
  addAnalyze(program, context);
  addGallery(program, context);
  return program;
}

/** What every command has that may be killed and go on. */
const resumeOption = ['--resume', 'go on with the unfinished run in the folder, if there is one'] as const;
const restartOption = ['--restart', 'discard the unfinished run in the folder and begin again'] as const;

function addReproduce(program: Command, context: CommandContext, outcome: Outcome): void {
  program
    .command('reproduce')
    .description('run an experiment of the paper from nothing and hold its claims against what is measured')
    .argument('<experiment>', 'superposition, modular-addition, or all')
    .option('--out <folder>', 'where the report, figures and arrays go', 'entk-report')
    .option('--seed <number>', 'seed of the data, the split and the weights', whole, 0)
    .option('--json', 'print claims.json instead of the table', false)
    .option(...resumeOption)
    .option(...restartOption)
    .action(async (name: string, options) => {
      const held = await reproduce(name, options, context);
      outcome.code = held ? exitCodes.done : exitCodes.failed;
    });
}

function addTrain(program: Command, context: CommandContext): void {
  const train = program
    .command('train')
    .description('train a network of the paper with settings of your own and keep its checkpoints');
  trainCommand(train, 'modular-addition', 'the quadratic network that groks a + b mod p')
    .option('--p <number>', 'the modulus', whole, additionSettings.p)
    .option('--hidden-units <number>', "the paper's n", whole, additionSettings.hiddenUnits)
    .option('--alpha <number>', 'share of the pairs to train on', decimal, additionSettings.alpha)
    .option('--epochs <number>', 'passes over the training pairs', whole, additionSettings.epochs)
    .option('--learning-rate <number>', "the optimiser's step", decimal, additionSettings.learningRate)
    .option('--weight-decay <number>', 'decoupled, of AdamW', decimal, additionSettings.weightDecay)
    .addOption(scalingOption())
    .addOption(new Option('--loss <name>').choices(['squared-error', 'cross-entropy']).default('squared-error'))
    .addOption(new Option('--optimiser <name>').choices(['adamw', 'adam']).default('adamw'))
    .option('--batch-size <number>', 'pairs a step; all of them without it', whole)
    .action((options) => trainOnModularAddition(options, context));
  trainCommand(train, 'superposition', 'the tied autoencoder of sparse features')
    .option('--features <number>', "the paper's n", whole, superpositionSettings.features)
    .option('--hidden-units <number>', "the paper's m", whole, superpositionSettings.hiddenUnits)
    .option(
      '--sparsity <number>',
      'S, the probability that a feature is absent',
      decimal,
      superpositionSettings.sparsity,
    )
    .option('--examples <number>', 'N', whole, superpositionSettings.examples)
    .option('--importance <numbers>', 'one a feature, separated by commas; 0.8^i without it', decimals)
    .addOption(
      new Option('--rows <kind>', 'scaled to unit length or not').choices(['unit', 'as-drawn']).default('unit'),
    )
    .option('--steps <number>', 'full-batch steps of Adam', whole, superpositionSettings.steps)
    .option('--learning-rate <number>', "the optimiser's step", decimal, superpositionSettings.learningRate)
    .addOption(
      new Option('--layout <name>', 'names and shapes in the files')
        .choices(['plain', 'arena', 'devinterp'])
        .default('plain'),
    )
    .action((options) => trainOnSuperposition(options, context));
}

/** What the two `entk train` commands have in common. */
function trainCommand(train: Command, name: string, description: string): Command {
  return train
    .command(name)
    .description(description)
    .option('--out <folder>', 'where checkpoints (safetensors) and the history go', 'entk-checkpoints')
    .option('--checkpoints <epochs>', 'epochs (or steps) to keep, separated by commas; the last without it', wholes)
    .option('--seed <number>', 'seed of the data, the weights and the batches', whole, 0)
    .option('--json', 'print a summary as JSON', false)
    .option(...resumeOption)
    .option(...restartOption);
}

/** The options of `entk analyze` that belong to one experiment; the others refuse them. */
const analyzeOptions = {
  'modular-addition': ['p', 'collapse', 'class', 'scaling'],
  superposition: ['beta', 'parameters', 'importance', 'inputs', 'instance', 'side'],
} as const;

function addAnalyze(program: Command, context: CommandContext): void {
  program
    .command('analyze')
    .description('find the cliffs and the features of networks trained elsewhere')
    .addOption(
      new Option('--experiment <name>', 'what the networks were trained on')
        .choices(Object.keys(analyzeOptions))
        .makeOptionMandatory(),
    )
    .requiredOption('--weights <files...>', 'safetensors or npz files')
    .option('--top <number>', 'leading eigenvalues to compute (160 for modular-addition, 120 for superposition)', whole)
    .option('--memory <megabytes>', 'the most that a kernel and its eigenproblem may take (2147)', decimal)
    .option('--json', 'print one JSON object', false)
    .optionsGroup('Modular addition:')
    .option('--p <number>', 'the modulus', whole, additionSettings.p)
    .addOption(
      new Option('--collapse <name>', 'how the kernel becomes a matrix')
        .choices(['class-mean', 'trace', 'mean-output', 'per-class'])
        .default('class-mean'),
    )
    .option('--class <number>', 'the output of --collapse per-class, from 0', whole)
    .addOption(scalingOption())
    .optionsGroup('Superposition:')
    .option('--beta <numbers>', 'rescaling I_i^(β/2) of the derivatives, separated by commas', decimals, [0, 0.3, 1])
    .addOption(new Option('--parameters <names>', 'what the kernel sums over').choices(['all', 'W']).default('all'))
    .option('--importance <numbers>', 'one a feature, separated by commas; 0.8^i without it', decimals)
    .option('--inputs <file>', 'a .npy matrix [N, n], for weights without "inputs"')
    .option('--instance <number>', 'which instance of an ARENA file, from 0', whole, 0)
    .addOption(
      new Option('--side <name>', 'where the eigenproblem is solved; by size without it').choices([
        'data',
        'parameters',
        'operator',
      ]),
    )
    .action((options, command: Command) => analyze(options, command, context));
}

async function analyze(
  options: { experiment: keyof typeof analyzeOptions } & AnalyzeModularAdditionOptions & AnalyzeSuperpositionOptions,
  command: Command,
  context: CommandContext,
): Promise<void> {
  for (const [experiment, names] of Object.entries(analyzeOptions)) {
    const foreign =
      experiment !== options.experiment && names.find((name) => command.getOptionValueSource(name) === 'cli');
    if (foreign) {
      throw new MisuseError({
        in: 'analyze',
        rule: `--${foreign} goes with --experiment ${experiment}`,
        got: options.experiment,
      });
    }
  }
  if (options.experiment === 'superposition')
    await analyzeSuperpositionFiles({ ...options, top: options.top ?? 120 }, context);
  else await analyzeModularAdditionFiles({ ...options, top: options.top ?? Math.min(160, options.p ** 2) }, context);
}

function scalingOption(): Option {
  return new Option('--scaling <name>', 'factors of the forward pass')
    .choices(['mean-field', 'none'])
    .default('mean-field');
}
