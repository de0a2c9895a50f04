import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { type ExitCode, exitCodes, type Outcome } from '../exit-codes.js';
import { paperSettings as additionSettings } from '../experiments/modular-addition/settings.js';
import { paperSettings as superpositionSettings } from '../experiments/superposition/settings.js';
import { openOutputFolder } from '../files/folder.js';
import { additionFigure, superpositionFigure } from '../gallery/figures.js';
import { networkJson, networksOf, type ShownNetwork } from '../gallery/networks.js';
import { checkedPlan, type GalleryPlan, placePlan } from '../gallery/plan.js';
import type { NamedFigure } from '../report/report.js';
import { significant } from '../report/numbers.js';
import { writeFigure } from '../report/write-results.js';
import { gather } from '../sweep/collect/gather.js';
import { beginSweep, openSweep } from '../sweep/folder/open-sweep.js';
import { settingsText } from '../sweep/plan/plan.js';
import { runShard } from '../sweep/run-cells.js';
import { version } from '../version.js';
import type { CommandContext } from './context.js';
import { decimal, decimals, requireGiven, threadsOption, whole, wholes } from './option-values.js';
import { requireOptionsOfWay, type Ways } from './options-of-way.js';

/** Options of `entk gallery`. */
interface GalleryOptions {
  readonly experiment: 'modular-addition' | 'superposition';
  readonly seeds: readonly number[];
  readonly out: string;
  readonly json: boolean;
  readonly threads?: number;
  readonly p: readonly number[];
  readonly alpha: number;
  readonly epochs: number;
  readonly sparsity: readonly number[];
  readonly features: number;
  readonly examples: number;
  readonly steps: number;
  /** The paper's n for modular addition, its m for superposition; its own value without it. */
  readonly hiddenUnits?: number;
}

const ways: Ways<GalleryOptions['experiment']> = {
  names: { 'modular-addition': '--experiment modular-addition', superposition: '--experiment superposition' },
  options: {
    p: ['modular-addition'],
    alpha: ['modular-addition'],
    epochs: ['modular-addition'],
    sparsity: ['superposition'],
    features: ['superposition'],
    examples: ['superposition'],
    steps: ['superposition'],
  },
};

/** Options and action of `entk gallery`. */
export function addGallery(command: Command, context: CommandContext, outcome: Outcome): void {
  command
    .addOption(new Option('--experiment <name>', 'what the networks are trained on').choices(Object.keys(ways.names)))
    .option('--seeds <numbers>', 'one network each, separated by commas', wholes, [0, 1, 2])
    .option('--hidden-units <number>', "the paper's n of modular addition (512), its m of superposition (10)", whole)
    .option('--out <folder>', 'where the figure and gallery.json go', 'entk-gallery')
    .option('--json', 'print gallery.json instead of a line for each network', false)
    .option(...threadsOption)
    .optionsGroup('Modular addition:')
    .option('--p <numbers>', 'moduli, a column each', wholes, [11, 17, 23, 29])
    .option('--alpha <number>', 'share of the pairs to train on', decimal, additionSettings.alpha)
    .option('--epochs <number>', 'passes over the training pairs', whole, additionSettings.epochs)
    .optionsGroup('Superposition:')
    .option(
      '--sparsity <numbers>',
      'S, the probability that a feature is absent, a column each',
      decimals,
      [0.3, 0.6, 0.9],
    )
    .option('--features <number>', "the paper's n", whole, superpositionSettings.features)
    .option('--examples <number>', 'N', whole, superpositionSettings.examples)
    .option('--steps <number>', 'full-batch steps of Adam', whole, superpositionSettings.steps)
    .action(async (options: GalleryOptions, command: Command) => {
      requireGiven(command, 'experiment');
      requireOptionsOfWay(command, ways, options.experiment);
      outcome.code = await gallery(options, context);
    });
}

/**
 * Trains every network as a cell of a sweep, those that have no result yet, and writes the figure and `gallery.json`
 * of all that are done.
 */
async function gallery(options: GalleryOptions, context: CommandContext): Promise<ExitCode> {
  const { out, json, threads } = options;
  const { plan, column, figureOf, said } =
    options.experiment === 'superposition' ? superposition(options) : addition(options);
  await placePlan(out, checkedPlan(plan));
  const sweep = await openSweep(out);
  await beginSweep(sweep, out);
  await runShard(sweep, { threads, ...context.work });
  context.endProgress();
  const cells = await gather(sweep);
  const failed = cells.filter(({ failure }) => failure);
  for (const { cell, failure } of failed) context.note(`${settingsText(cell.axes)}: ${failure?.message}`);
  const networks = networksOf(cells, column);
  if (networks.length === 0) return exitCodes.failedCells;
  const folder = await openOutputFolder('gallery', out);
  const figure = figureOf(networks);
  const { experiment, axes, settings } = plan;
  const text = `${JSON.stringify(
    {
      program: version,
      experiment,
      settings: { ...settings, [column]: axes[column], seeds: axes.seed },
      caption: figure.caption,
      networks: networks.map(networkJson),
    },
    null,
    1,
  )}\n`;
  await writeFigure(folder, figure);
  await folder.write('gallery.json', text);
  const lines = networks.map((network) => `${said(network)}, drops ${listed(network.record.drops)}`);
  context.print(json ? text.trimEnd() : [...lines, `Figure: ${join(folder.path, `${figure.name}.svg`)}`].join('\n'));
  return failed.length > 0 ? exitCodes.failedCells : exitCodes.done;
}

/** The networks of a gallery, and how they are shown. */
interface Prepared {
  readonly plan: GalleryPlan;
  /** The axis of its columns. */
  readonly column: string;
  readonly figureOf: (networks: readonly ShownNetwork[]) => NamedFigure;
  /** A network in words. */
  readonly said: (network: ShownNetwork) => string;
}

function addition(options: GalleryOptions): Prepared {
  const { p, seeds, alpha, epochs, hiddenUnits = additionSettings.hiddenUnits } = options;
  return {
    plan: {
      experiment: 'modular-addition',
      measure: ['spectrum'],
      settings: { alpha, epochs, hiddenUnits },
      axes: { p, seed: seeds },
    },
    column: 'p',
    figureOf: additionFigure,
    said: ({ column, seed, record }) =>
      `p ${column}, seed ${seed}: test accuracy ${significant(Number(record.scalars.testAccuracy))}`,
  };
}

function superposition(options: GalleryOptions): Prepared {
  const { sparsity, seeds, features, examples, steps, hiddenUnits = superpositionSettings.hiddenUnits } = options;
  return {
    plan: {
      experiment: 'superposition',
      measure: ['spectrum', 'heatmap'],
      settings: { features, examples, steps, hiddenUnits },
      axes: { sparsity, seed: seeds },
    },
    column: 'sparsity',
    figureOf: superpositionFigure,
    said: ({ column, seed, record }) =>
      `S ${column}, seed ${seed}: mean over best assignment ${significant(Number(record.scalars.meanOverBestAssignment))}`,
  };
}

function listed(drops: readonly { readonly after: number; readonly ratio: number }[]): string {
  if (drops.length === 0) return 'none';
  return drops.map(({ after, ratio }) => `after ${after} (×${significant(ratio)})`).join(', ');
}
