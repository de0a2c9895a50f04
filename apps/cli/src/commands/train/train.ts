import { resolve } from 'node:path';
import type { NdArray } from '@entk/core';
import { writeSafetensors } from '@entk/formats';
import { type HistoryEntry, initialiseBackend, type TrainingRun } from '@entk/models';
import { oneLayerTransformerByHead, tiedAutoencoderInLayout } from '@entk/models/networks';
import type { AdditionTransformerSettings } from '../../experiments/addition-transformer/settings.js';
import { trainAdditionTransformer } from '../../experiments/addition-transformer/train.js';
import type { InductionSettings } from '../../experiments/induction/settings.js';
import { trainInduction } from '../../experiments/induction/train.js';
import { trainModularAddition } from '../../experiments/modular-addition/train.js';
import { importanceOf } from '../../experiments/superposition/importance.js';
import { trainSuperposition } from '../../experiments/superposition/train.js';
import type { JournalledWork } from '../../journal/journal.js';
import type { OutputFolder } from '../../files/folder.js';
import { inRun } from '../../journal/run.js';
import { type CommandContext, tellOfResuming } from '../context.js';
import type { CommonOptions, TrainModularAdditionOptions, TrainSuperpositionOptions } from './options.js';

/** Trains on modular addition and writes a safetensors file for every checkpoint, and `history.json`. */
export async function trainOnModularAddition(
  options: TrainModularAdditionOptions,
  context: CommandContext,
): Promise<void> {
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
export async function trainOnSuperposition(options: TrainSuperpositionOptions, context: CommandContext): Promise<void> {
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
export async function trainTransformer(
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
export async function trainOnInduction(
  options: CommonOptions & InductionSettings,
  context: CommandContext,
): Promise<void> {
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
