import { Argument, type Command } from 'commander';
import { exitCodes, type Outcome } from '../exit-codes.js';
import type { CommandContext } from './context.js';
import { fastOption, restartOption, resumeOption, takeOverOption, threadsOption, whole } from './option-values.js';
import { experiments, named } from './reproduce/experiments.js';

/** What `entk reproduce` takes, for its help. */
function usage(): string {
  const beyond = Object.keys(experiments).filter((id) => !experiments[id].ofPaper);
  const paper = `${named('all').join(', ')}, or all of them`;
  return beyond.length === 0 ? paper : `${paper}; beyond the paper: ${beyond.join(', ')}`;
}

/** Options of `entk reproduce`, and its action, which is loaded when it is called: help needs none of it. */
export function addReproduce(command: Command, context: CommandContext, outcome: Outcome): void {
  command
    .addArgument(new Argument('<experiment>', usage()).choices([...Object.keys(experiments), 'all']))
    .option('--out <folder>', 'where the report, figures and arrays go', 'entk-report')
    .option('--seed <number>', 'seed of the data, the split and the weights', whole, 0)
    .option('--seeds <number>', `how many seeds, from --seed on (${seedsText()})`, whole)
    .option('--model <file>', 'of language-model: a GGUF file, or a folder of Hugging Face')
    .option('--text <file>', 'of language-model: a text that is measured beside the grammar')
    .option('--json', 'print claims.json instead of the table', false)
    .option(...resumeOption)
    .option(...restartOption)
    .option(...takeOverOption)
    .option(...threadsOption)
    .option(...fastOption)
    .action(async (name: string, options) => {
      const { reproduce } = await import('./reproduce/reproduce.js');
      const held = await reproduce(name, options, context);
      outcome.code = held ? exitCodes.done : exitCodes.failed;
    });
}

/** `addition-transformer: 12, superposition-extensions: 5`. */
function seedsText(): string {
  return Object.entries(experiments)
    .flatMap(([id, { seeds }]) => (seeds === undefined ? [] : [`${id}: ${seeds}`]))
    .join(', ');
}
