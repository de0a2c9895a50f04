import { EntkError, suggestion } from '@entk/core';
import { Command } from 'commander';

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
      .replace(/'([^']*)' is invalid(?: for .*)?\. Allowed choices are (.*)\.$/s, withMeant)
      .replaceAll('\n', ' ');
    throw new UsageError(`${line} (see ${pathOf(this)} --help)`, pathOf(this));
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
