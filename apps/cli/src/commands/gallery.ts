import { type Command, Option } from 'commander';
import type { Outcome } from '../exit-codes.js';
import { paperSettings as additionSettings } from '../experiments/modular-addition/settings.js';
import { paperSettings as superpositionSettings } from '../experiments/superposition/settings.js';
import type { CommandContext } from './context.js';
import type { GalleryOptions } from './gallery/options.js';
import { decimal, decimals, requireGiven, threadsOption, whole, wholes } from './option-values.js';
import { requireOptionsOfWay, type Ways } from './options-of-way.js';

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

/** Options of `entk gallery`, and its action, which is loaded when it is called: help needs none of it. */
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
      const { gallery } = await import('./gallery/gallery.js');
      outcome.code = await gallery(options, context);
    });
}
