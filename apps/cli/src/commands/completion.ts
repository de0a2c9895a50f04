import { type Command, Argument } from 'commander';
import { bashCompletion } from '../completion/bash.js';
import { completedCommands } from '../completion/completed-command.js';
import { fishCompletion } from '../completion/fish.js';
import { zshCompletion } from '../completion/zsh.js';
import type { CommandContext } from './context.js';

const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** Options and action of `entk completion`. */
export function addCompletion(command: Command, context: CommandContext): void {
  command
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(shells)))
    .action((shell: keyof typeof shells) => {
      const program = command.parent ?? command;
      context.print(shells[shell](program.name(), completedCommands(program)).trimEnd());
    });
}
