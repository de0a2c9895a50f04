import { join } from 'node:path';
import { requireInteger, requireNumber } from '@entk/core';
import { figurePdf, figurePng, figureSvg } from '@entk/figures/node';
import { type Command, Option } from 'commander';
import { paperSettings as additionSettings } from '../experiments/modular-addition/settings.js';
import { paperSettings as superpositionSettings } from '../experiments/superposition/settings.js';
import { additionFigure, superpositionFigure } from '../gallery/figures.js';
import { inRun } from '../journal/run.js';
import { galleryPlan, type GallerySettings } from '../gallery/sweep-plan.js';
import type { OutputFolder } from '../files/folder.js';
import { type JobPool, openJobPool } from '../parallel/pool.js';
import { usableThreads } from '../parallel/threads.js';
import type { NamedFigure } from '../report/report.js';
import { significant } from '../report/numbers.js';
import { version } from '../version.js';
import { type CommandContext, tellOfResuming } from './context.js';
import {
  decimal,
  decimals,
  requireGiven,
  restartOption,
  resumeOption,
  takeOverOption,
  threadsOption,
  whole,
  wholes,
} from './option-values.js';
import { requireOptionsOfWay, type Ways } from './options-of-way.js';

/** Options of `entk gallery`. */
interface GalleryOptions {
  readonly experiment: 'modular-addition' | 'superposition';
  readonly seeds: readonly number[];
  readonly out: string;
  readonly json: boolean;
  readonly resume?: boolean;
  readonly restart?: boolean;
  readonly takeOver?: boolean;
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

/** A gallery as data: its figure, what `gallery.json` says of every network, and a line of text for each. */
interface Gallery {
  readonly figure: NamedFigure;
  readonly networks: readonly object[];
  readonly lines: readonly string[];
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
export function addGallery(command: Command, context: CommandContext): void {
  command
    .addOption(new Option('--experiment <name>', 'what the networks are trained on').choices(Object.keys(ways.names)))
    .option('--seeds <numbers>', 'one network each, separated by commas', wholes, [0, 1, 2])
    .option('--hidden-units <number>', "the paper's n of modular addition (512), its m of superposition (10)", whole)
    .option('--out <folder>', 'where the figure and gallery.json go', 'entk-gallery')
    .option('--json', 'print gallery.json instead of a line for each network', false)
    .option(...resumeOption)
    .option(...restartOption)
    .option(...takeOverOption)
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
    .action((options: GalleryOptions, command: Command) => {
      requireGiven(command, 'experiment');
      requireOptionsOfWay(command, ways, options.experiment);
      return gallery(options, context);
    });
}

/** Trains every network, and writes the figure (SVG for light and for dark pages, PNG) and `gallery.json`. */
async function gallery(options: GalleryOptions, context: CommandContext): Promise<void> {
  const { experiment, seeds, out, json, resume, restart, takeOver } = options;
  const threads = usableThreads(options.threads, 'gallery');
  for (const seed of seeds) requireInteger('gallery', 'seed', seed, { min: 0 });
  const [settings, make, plan] = experiment === 'superposition' ? superposition(options) : modularAddition(options);
  const request = { caller: 'gallery', command: `gallery ${experiment}`, settings, out, resume, restart, takeOver };
  const { text, lines, path } = await inRun(request, async ({ folder, journalPlace, resumed }) => {
    tellOfResuming(context, { resume, resumed }, folder.path);
    const pool = openJobPool(context.work, journalPlace, threads);
    try {
      const { figure, networks, lines } = await make(pool);
      const text = `${JSON.stringify({ program: version, experiment, settings, caption: figure.caption, networks }, null, 1)}\n`;
      await writeGallery(folder, figure, text);
      // More of the same, on any engine: entk sweep run.
      const sweep = galleryPlan(plan);
      if (sweep !== undefined) await folder.write('plan.json', sweep);
      return { text, lines, path: join(folder.path, `${figure.name}.svg`) };
    } finally {
      await pool.close();
    }
  });
  context.endProgress();
  context.print(json ? text.trimEnd() : [...lines, `Figure: ${path}`].join('\n'));
}

/** What decides a gallery, how it is made, and what a sweep of the same networks would be told. */
type Prepared = [Record<string, unknown>, (pool: JobPool) => Promise<Gallery>, GallerySettings];

function modularAddition(options: GalleryOptions): Prepared {
  const { p: ps, seeds, alpha, epochs, hiddenUnits = additionSettings.hiddenUnits } = options;
  for (const p of ps) requireInteger('gallery', 'p', p, { min: 3 });
  const settings = { ...additionSettings, seeds, p: ps, alpha, epochs, hiddenUnits, seed: undefined };
  const make = async (pool: JobPool) => {
    const plans = ps.flatMap((p) =>
      seeds.map((seed) => ({ ...additionSettings, p, seed, alpha, epochs, hiddenUnits })),
    );
    const cells = await Promise.all(
      plans.map((plan) => pool.run('galleryAddition', plan, `p-${plan.p}.seed-${plan.seed}`)),
    );
    return {
      figure: additionFigure(cells),
      networks: cells.map(({ settings: { p, seed }, accuracy, eigenvalues, drops }) => {
        return { p, seed, drops, eigenvalues: Array.from(eigenvalues), accuracy };
      }),
      lines: cells.map(({ settings: { p, seed }, accuracy, drops }) => {
        const reached = significant(accuracy.test[accuracy.test.length - 1]);
        return `p ${p}, seed ${seed}: test accuracy ${reached}, drops ${listed(drops)}`;
      }),
    };
  };
  const common = { alpha, epochs, hiddenUnits };
  return [settings, make, { experiment: 'modular-addition', settings: common, axes: { p: ps, seed: seeds } }];
}

function superposition(options: GalleryOptions): Prepared {
  const { sparsity, seeds, features, examples, steps, hiddenUnits = superpositionSettings.hiddenUnits } = options;
  for (const share of sparsity) requireNumber('gallery', 'sparsity', share, { min: 0, below: 1 });
  const settings = {
    ...superpositionSettings,
    seeds,
    sparsity,
    features,
    examples,
    steps,
    hiddenUnits,
    seed: undefined,
  };
  const make = async (pool: JobPool) => {
    const fixed = { ...superpositionSettings, features, examples, steps, hiddenUnits };
    const plans = sparsity.flatMap((share) => seeds.map((seed) => ({ ...fixed, sparsity: share, seed })));
    const cells = await Promise.all(
      plans.map((plan) => pool.run('gallerySuperposition', plan, `S-${plan.sparsity}.seed-${plan.seed}`)),
    );
    return {
      figure: superpositionFigure(cells),
      networks: cells.map(({ settings: { sparsity: share, seed }, finalLoss, assigned, eigenvalues, drops }) => {
        return {
          sparsity: share,
          seed,
          finalLoss,
          meanOverBestAssignment: assigned,
          drops,
          eigenvalues: Array.from(eigenvalues),
        };
      }),
      lines: cells.map(({ settings: { sparsity: share, seed }, assigned, drops }) => {
        return `S ${share}, seed ${seed}: mean over best assignment ${significant(assigned)}, drops ${listed(drops)}`;
      }),
    };
  };
  const common = { features, examples, steps, hiddenUnits };
  return [settings, make, { experiment: 'superposition', settings: common, axes: { sparsity, seed: seeds } }];
}

function listed(drops: readonly { readonly after: number; readonly ratio: number }[]): string {
  if (drops.length === 0) return 'none';
  return drops.map(({ after, ratio }) => `after ${after} (×${significant(ratio)})`).join(', ');
}

async function writeGallery(
  folder: OutputFolder,
  { name, figure, title, width }: NamedFigure,
  text: string,
): Promise<void> {
  const options = { width, title, idPrefix: name };
  await folder.write(`${name}.svg`, figureSvg(figure, options));
  await folder.write(`${name}-dark.svg`, figureSvg(figure, { ...options, theme: 'dark', idPrefix: `${name}-dark` }));
  await folder.write(`${name}.png`, figurePng(figure, options));
  await folder.write(`${name}.pdf`, await figurePdf(figure, options));
  await folder.write('gallery.json', text);
}
