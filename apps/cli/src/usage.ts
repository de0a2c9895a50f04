import { EntkError, suggestion } from '@entk/core';
import { Command, type HelpContext } from 'commander';

/** A command line that cannot be understood. */
export class UsageError extends EntkError {
  override name = 'UsageError';
  /** The command that was called, as far as it is known: `entk train superposition`. */
  readonly command: string;

  constructor(message: string, command: string) {
    super(message);
    this.command = command;
  }
}

/** A command whose mistakes are thrown in one line, with the nearest name and the way to its help. */
export class ProgramCommand extends Command {
  override createCommand(name?: string): Command {
    return new ProgramCommand(name);
  }

  override error(message: string): never {
    const line = message
      .replace(/^error: /, '')
      .replace(/\n\(Did you mean (.*)\?\)$/s, ', did you mean $1?')
      .replace(/^missing required argument '(.*)'$/, (text: string, name: string) => text + this.choicesOf(name))
      .replace(/'([^']*)' is invalid(?: for .*)?\. Allowed choices are (.*)\.$/s, withMeant)
      .replaceAll('\n', ' ');
    throw new UsageError(`${line} (see ${pathOf(this)} --help)`, pathOf(this));
  }

  /** Help of a command that is not there is no help: it is told as an unknown command is. */
  override help(context?: HelpContext): never;
  override help(edit: (text: string) => string): never;
  override help(context?: HelpContext | ((text: string) => string)): never {
    const isFault = typeof context === 'object' && context.error;
    const [asked, name] = this.args;
    if (!isFault || asked !== 'help' || name === undefined) return super.help(context as HelpContext);
    const meant = suggestion(
      name,
      this.commands.map((command) => command.name()),
    );
    return this.error(`unknown command '${name}'${meant === undefined ? '' : `; ${meant}`}`);
  }

  private choicesOf(name: string): string {
    const choices = this.registeredArguments.find((argument) => argument.name() === name)?.argChoices;
    return choices === undefined ? '' : `, one of ${choices.join(', ')}`;
  }
}

/** Adds the choice that a wrong value was probably meant to be. */
function withMeant(text: string, value: string, choices: string): string {
  const meant = suggestion(value, choices.split(', '));
  return meant === undefined ? text : `${text.slice(0, -1)}; ${meant}`;
}

/** The words that call a command: `entk train superposition`. */
export function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
