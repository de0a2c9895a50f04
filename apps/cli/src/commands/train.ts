import { type Command, Option } from 'commander';
import { laterSettings as transformerSettings } from '../experiments/addition-transformer/settings.js';
import { inductionSettings } from '../experiments/induction/settings.js';
import { paperSettings as additionSettings } from '../experiments/modular-addition/settings.js';
import { paperSettings as superpositionSettings } from '../experiments/superposition/settings.js';
import type { CommandContext } from './context.js';
import {
  decimal,
  importanceBaseOption,
  importanceOption,
  restartOption,
  takeOverOption,
  resumeOption,
  scalingOption,
  whole,
  wholes,
} from './option-values.js';

const actions = () => import('./train/train.js');

/** Options of `entk train`, and its actions, which are loaded when they are called: help needs none of them. */
export function addTrain(train: Command, context: CommandContext): void {
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
    .action(async (options) => (await actions()).trainOnModularAddition(options, context));
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
    .option(...importanceOption)
    .option(...importanceBaseOption)
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
    .action(async (options) => (await actions()).trainOnSuperposition(options, context));
  trainCommand(train, 'addition-transformer', 'the one-layer transformer that groks a + b mod p')
    .option('--p <number>', 'the modulus', whole, transformerSettings.p)
    .option('--width <number>', 'numbers of a position', whole, transformerSettings.width)
    .option('--heads <number>', 'of attention; they divide the width', whole, transformerSettings.heads)
    .option('--hidden-units <number>', 'units of the MLP', whole, transformerSettings.hiddenUnits)
    .option('--alpha <number>', 'share of the pairs to train on', decimal, transformerSettings.alpha)
    .option('--split-seed <number>', "of Python's shuffle of the pairs", whole, transformerSettings.splitSeed)
    .option('--epochs <number>', 'passes over the training pairs', whole, transformerSettings.epochs)
    .option('--batch-size <number>', 'pairs a step', whole, transformerSettings.batchSize)
    .option('--learning-rate <number>', "AdamW's step", decimal, transformerSettings.learningRate)
    .option('--weight-decay <number>', 'decoupled, of AdamW', decimal, transformerSettings.weightDecay)
    .action(async (options) => (await actions()).trainTransformer(options, context));
  trainCommand(train, 'induction', 'the transformer of attention alone in which induction heads form')
    .option('--vocabulary-size <number>', 'different tokens', whole, inductionSettings.vocabularySize)
    .option('--length <number>', 'tokens of a sequence', whole, inductionSettings.length)
    .option('--shortest <number>', 'fewest tokens before they repeat', whole, inductionSettings.shortest)
    .option('--longest <number>', 'most tokens before they repeat', whole, inductionSettings.longest)
    .option('--width <number>', 'numbers of a position', whole, inductionSettings.width)
    .option('--heads <number>', 'of each layer; they divide the width', whole, inductionSettings.heads)
    .option('--steps <number>', 'on sequences of their own', whole, inductionSettings.steps)
    .option('--batch-size <number>', 'sequences a step', whole, inductionSettings.batchSize)
    .option('--learning-rate <number>', "AdamW's step", decimal, inductionSettings.learningRate)
    .option('--weight-decay <number>', 'decoupled, of AdamW', decimal, inductionSettings.weightDecay)
    .action(async (options) => (await actions()).trainOnInduction(options, context));
}

/** What the `entk train` commands have in common. */
function trainCommand(train: Command, name: string, description: string): Command {
  return train
    .command(name)
    .description(description)
    .option('--out <folder>', 'where checkpoints (safetensors) and the history go', 'entk-checkpoints')
    .option('--checkpoints <epochs>', 'epochs (or steps) to keep, separated by commas; the last without it', wholes)
    .option('--seed <number>', 'seed of the data, the weights and the batches', whole, 0)
    .option('--json', 'print a summary as JSON', false)
    .option(...resumeOption)
    .option(...restartOption)
    .option(...takeOverOption);
}
