import type { Command } from 'commander';
import type { CommandContext } from './commands/context.js';
import type { Outcome } from './exit-codes.js';

/** A command of the program: what a list says of it, and the rest of it, which is loaded when it is called. */
export interface LazyCommand {
  readonly description: string;
  /** Resolves with what gives the command its options and its action. */
  readonly load: () => Promise<(command: Command, context: CommandContext, outcome: Outcome) => void>;
}

/** All commands by name, in the order of `--help`. */
export const commands: Readonly<Record<string, LazyCommand>> = {
  reproduce: {
    description: 'run an experiment from nothing and hold its claims against what is measured',
    load: async () => (await import('./commands/reproduce.js')).addReproduce,
  },
  train: {
    description:
      'train a network of the paper, or of its later version, with your own settings, and keep its checkpoints',
    load: async () => (await import('./commands/train.js')).addTrain,
  },
  analyze: {
    description: 'find the cliffs and the features of networks trained elsewhere',
    load: async () => (await import('./commands/analyze.js')).addAnalyze,
  },
  compare: {
    description: 'hold the cliffs of one network against those of another, on the same inputs',
    load: async () => (await import('./commands/compare.js')).addCompare,
  },
  import: {
    description: 'show what weights files hold, and where each tensor goes in a network',
    load: async () => (await import('./commands/import.js')).addImport,
  },
  gallery: {
    description: 'train networks across seeds and settings and show their spectra side by side',
    load: async () => (await import('./commands/gallery.js')).addGallery,
  },
  sweep: {
    description: 'compute many cells: one network each, over axes of settings',
    load: async () => (await import('./commands/sweep.js')).addSweep,
  },
  completion: {
    description: 'print a script by which a shell completes commands, options and their values',
    load: async () => (await import('./commands/completion.js')).addCompletion,
  },
};

/**
 * The commands that some words need: those named among them, and all of them for a script that completes each.
 * Loading one that is not called costs only time.
 */
export function neededBy(words: readonly string[]): Set<string> {
  const names = Object.keys(commands);
  return new Set(words.includes('completion') ? names : names.filter((name) => words.includes(name)));
}
