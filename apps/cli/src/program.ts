import { Command, Option } from 'commander';
import { addAnalyze } from './analyze-program.js';
import type { CommandContext } from './commands/context.js';
import { addGallery } from './commands/gallery.js';
import { type ImportOptions, importNetwork } from './commands/import.js';
import { reproduce } from './commands/reproduce.js';
import { trainOnModularAddition, trainOnSuperposition } from './commands/train.js';
import { exitCodes, type Outcome } from './exit-codes.js';
import { paperSettings as additionSettings } from './experiments/modular-addition/settings.js';
import { paperSettings as superpositionSettings } from './experiments/superposition/settings.js';
import {
  decimal,
  decimals,
  restartOption,
  resumeOption,
  scalingOption,
  whole,
  wholes,
} from './commands/option-values.js';
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
  addImport(program, context, outcome);
  addGallery(program, context);
  return program;
}

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

function addImport(program: Command, context: CommandContext, outcome: Outcome): void {
  program
    .command('import')
    .description('show what weights files hold, and where each tensor goes in a network')
    .requiredOption('--weights <files...>', 'safetensors, npz, an index of shards, or a model.json of TensorFlow.js')
    .option('--model <file>', 'the network: a model.json that lists its layers')
    .option('--mapping <file>', 'which tensor is which parameter, as JSON')
    .addOption(
      new Option(
        '--activation <name>',
        'of the MLPs of a TransformerLens checkpoint, which does not say (gelu)',
      ).choices(['relu', 'gelu', 'gelu_new']),
    )
    .option('--out <file>', 'where a complete network goes: NAME.safetensors, and NAME.model.json beside it')
    .option('--json', 'print one JSON object', false)
    .action(async (options: ImportOptions) => {
      const complete = await importNetwork(options, context);
      outcome.code = complete ? exitCodes.done : exitCodes.failed;
    });
}
