import { resolve } from 'node:path';
import type { NdArray } from '@entk/core';
import { writeSafetensors } from '@entk/formats';
import { type HistoryEntry, initialiseBackend, type TrainingRun } from '@entk/models';
import { oneLayerTransformerByHead, type TiedAutoencoderLayout, tiedAutoencoderInLayout } from '@entk/models/networks';
import { type Command, Option } from 'commander';
import {
  type AdditionTransformerSettings,
  laterSettings as transformerSettings,
} from '../experiments/addition-transformer/settings.js';
import { trainAdditionTransformer } from '../experiments/addition-transformer/train.js';
import { type InductionSettings, inductionSettings } from '../experiments/induction/settings.js';
import { trainInduction } from '../experiments/induction/train.js';
import {
  type ModularAdditionSettings,
  paperSettings as additionSettings,
} from '../experiments/modular-addition/settings.js';
import { type TrainingChoices, trainModularAddition } from '../experiments/modular-addition/train.js';
import {
  paperSettings as superpositionSettings,
  type SuperpositionSettings,
} from '../experiments/superposition/settings.js';
import { importanceOf } from '../experiments/superposition/importance.js';
import { trainSuperposition } from '../experiments/superposition/train.js';
import type { JournalledWork } from '../journal/journal.js';
import type { OutputFolder } from '../files/folder.js';
import { inRun } from '../journal/run.js';
import { type CommandContext, tellOfResuming } from './context.js';
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

/** Options of every `entk train`. */
interface CommonOptions {
  readonly out: string;
  readonly checkpoints?: readonly number[];
  readonly json: boolean;
  readonly resume?: boolean;
  readonly restart?: boolean;
  readonly takeOver?: boolean;
}

/** Options of `entk train modular-addition`. */
interface TrainModularAdditionOptions
  extends CommonOptions,
    Omit<ModularAdditionSettings, 'scaling'>,
    Pick<TrainingChoices, 'loss' | 'optimiser' | 'batchSize'> {
  readonly scaling: 'mean-field' | 'none';
}

/** Options of `entk train superposition`. */
interface TrainSuperpositionOptions extends CommonOptions, Omit<SuperpositionSettings, 'unitRows'> {
  readonly rows: 'unit' | 'as-drawn';
  readonly layout: TiedAutoencoderLayout;
  readonly importanceBase?: number;
}

/** Options and action of `entk train`. */
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
    .action((options) => trainOnSuperposition(options, context));
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
    .action((options) => trainTransformer(options, context));
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
    .action((options) => trainOnInduction(options, context));
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

/** Trains on modular addition and writes a safetensors file for every checkpoint, and `history.json`. */
async function trainOnModularAddition(options: TrainModularAdditionOptions, context: CommandContext): Promise<void> {
  const { checkpoints = [options.epochs], scaling, loss, optimiser, batchSize } = options;
  await trainInRun({ ...options, checkpoints }, ['modular-addition', 'epoch'], context, async (work) => {
    const { run } = await trainModularAddition(
      { ...options, scaling: scaling === 'mean-field' ? 'meanField' : 'none' },
      { checkpoints, loss, optimiser, batchSize, ...work },
    );
    return { run, stored: (parameters) => parameters };
  });
}

/** Trains a toy model of superposition; its inputs go into every checkpoint, for `entk analyze`. */
async function trainOnSuperposition(options: TrainSuperpositionOptions, context: CommandContext): Promise<void> {
  const { checkpoints = [options.steps], rows, layout } = options;
  const importance = importanceOf('train', options, options.features);
  await trainInRun({ ...options, checkpoints }, ['superposition', 'step'], context, async (work) => {
    const unitRows = rows === 'unit';
    const { run, dataSet } = await trainSuperposition({ ...options, importance, unitRows }, { checkpoints, ...work });
    const stored: Stored = (parameters) =>
      new Map([...tiedAutoencoderInLayout(parameters, layout), ['inputs', dataSet.inputs]]);
    return { run, stored };
  });
}

/** What a training counts: passes of a classifier over its data, or steps of an autoencoder, which has no accuracy. */
type TrainingUnit = 'epoch' | 'step';

/** Trains the transformer on modular addition; its files have the names and shapes of the paper's later version. */
async function trainTransformer(
  options: CommonOptions & AdditionTransformerSettings,
  context: CommandContext,
): Promise<void> {
  const { checkpoints = [options.epochs], heads } = options;
  await trainInRun({ ...options, checkpoints }, ['addition-transformer', 'epoch'], context, async (work) => {
    const { run } = await trainAdditionTransformer(options, { checkpoints, ...work });
    return { run, stored: (parameters) => oneLayerTransformerByHead(parameters, heads) };
  });
}

/** Trains the transformer of attention alone; its files hold the parameters by name, those of a head by themselves. */
async function trainOnInduction(options: CommonOptions & InductionSettings, context: CommandContext): Promise<void> {
  const { checkpoints = [options.steps] } = options;
  await trainInRun({ ...options, checkpoints }, ['induction', 'epoch'], context, async (work) => {
    const { run } = await trainInduction(options, { checkpoints, ...work });
    return { run, stored: (parameters) => parameters };
  });
}

/** What of a checkpoint goes into its file. */
type Stored = (parameters: ReadonlyMap<string, NdArray>) => ReadonlyMap<string, NdArray>;

async function trainInRun(
  options: CommonOptions,
  [experiment, unit]: readonly [name: string, unit: TrainingUnit],
  context: CommandContext,
  train: (work: JournalledWork) => Promise<{ readonly run: TrainingRun; readonly stored: Stored }>,
): Promise<void> {
  const { out, json, resume, restart, takeOver, ...settings } = options;
  const request = { caller: 'train', command: `train ${experiment}`, settings, out, resume, restart, takeOver };
  const summary = await inRun(request, async ({ folder, journal, resumed }) => {
    tellOfResuming(context, { resume, resumed }, folder.path);
    await initialiseBackend();
    const { run, stored } = await train({ journal, ...context.work });
    return writeRun(folder, run, stored);
  });
  context.endProgress();
  if (json) context.print(JSON.stringify(summary));
  else printSummary(summary, unit, context);
}

/** What `--json` prints. */
interface TrainingSummary {
  readonly folder: string;
  readonly checkpoints: readonly string[];
  readonly last: HistoryEntry;
}

async function writeRun(
  folder: OutputFolder,
  { checkpoints, history }: TrainingRun,
  stored: Stored,
): Promise<TrainingSummary> {
  const last = history[history.length - 1];
  const digits = Math.max(3, String(last.epoch).length);
  const files: string[] = [];
  for (const { epoch, parameters } of checkpoints) {
    const file = `epoch-${String(epoch).padStart(digits, '0')}.safetensors`;
    await folder.write(file, writeSafetensors(stored(parameters)));
    files.push(file);
  }
  await folder.write('history.json', `${JSON.stringify(history, null, 1)}\n`);
  return { folder: folder.path, checkpoints: files, last };
}

function printSummary(summary: TrainingSummary, unit: TrainingUnit, context: CommandContext): void {
  const { folder, checkpoints, last } = summary;
  const loss = ({ loss, accuracy }: HistoryEntry['train']) =>
    `loss ${loss.toExponential(3)}${unit === 'epoch' ? `, accuracy ${accuracy.toFixed(3)}` : ''}`;
  const test = last.test ? `, test ${loss(last.test)}` : '';
  context.print(`${unit} ${last.epoch}: ${loss(last.train)}${test}`);
  context.print(
    `${checkpoints.length} checkpoint${checkpoints.length === 1 ? '' : 's'} and history.json in ${resolve(folder)}`,
  );
}
