import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import { paperSettings as additionSettings } from '../../experiments/modular-addition/settings.js';
import { paperSettings as superpositionSettings } from '../../experiments/superposition/settings.js';
import { openOutputFolder } from '../../files/folder.js';
import { additionFigure, superpositionFigure } from '../../gallery/figures.js';
import { networkJson, networksOf, type ShownNetwork } from '../../gallery/networks.js';
import { checkedPlan, type GalleryPlan, placePlan } from '../../gallery/plan.js';
import type { NamedFigure } from '../../report/report.js';
import { significant } from '../../report/numbers.js';
import { writeFigure } from '../../report/write-results.js';
import { gather } from '../../sweep/collect/gather.js';
import { beginSweep, openSweep } from '../../sweep/folder/open-sweep.js';
import { settingsText } from '../../sweep/plan/plan.js';
import { runShard } from '../../sweep/run-cells.js';
import { version } from '../../version.js';
import type { CommandContext } from '../context.js';
import type { GalleryOptions } from './options.js';

/**
 * Trains every network as a cell of a sweep, those that have no result yet, and writes the figure and `gallery.json`
 * of all that are done.
 */
export async function gallery(options: GalleryOptions, context: CommandContext): Promise<ExitCode> {
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
