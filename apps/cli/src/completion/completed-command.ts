import type { Argument, Command, Option } from 'commander';
import { pathOf } from '../usage.js';

/** What may stand after an option. */
export type ValueKind =
  /** Nothing: it is a switch. */
  | 'none'
  /** One of a list of words. */
  | 'words'
  | 'file'
  | 'folder'
  /** Numbers, names: nothing that a shell knows. */
  | 'free';

/** An option, as a shell completes it. */
export interface CompletedOption {
  /** `--collapse`. */
  readonly flag: string;
  readonly description: string;
  readonly value: ValueKind;
  readonly words: readonly string[];
  /** Whether several values may follow. */
  readonly several: boolean;
}

/** A word that may be the next. */
export interface CompletedWord {
  readonly word: string;
  readonly description: string;
}

/** A command, as a shell completes it. */
export interface CompletedCommand {
  /** `entk train superposition`. */
  readonly path: string;
  readonly commands: readonly CompletedWord[];
  /** What its arguments may be, if there are any. */
  readonly argument?: { readonly value: ValueKind; readonly words: readonly string[] };
  readonly options: readonly CompletedOption[];
}

/** All commands of a program, from the command line that it parses: there is no other list. */
export function completedCommands(command: Command): CompletedCommand[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command).filter((each) => each.name() !== 'help');
  const [argument] = command.registeredArguments;
  return [
    {
      path: pathOf(command),
      commands: commands.map((each) => ({ word: each.name(), description: each.description() })),
      ...(argument && {
        argument: { value: kindOf(argument, argument.description), words: argument.argChoices ?? [] },
      }),
      options: help.visibleOptions(command).flatMap(completedOption),
    },
    ...commands.flatMap(completedCommands),
  ];
}

function completedOption(option: Option): CompletedOption[] {
  if (option.long == null) return [];
  const takes = option.required || option.optional;
  const value = takes ? kindOf(option, /<(.*?)(\.\.\.)?>/.exec(option.flags)?.[1] ?? '') : 'none';
  const { long: flag, description, argChoices: words = [], variadic: several } = option;
  return [{ flag, description, value, words, several }];
}

/** By the choices, or by what the value is called: `<file>`, `<folder>`, or a sentence that begins with `weights`. */
function kindOf({ argChoices }: Option | Argument, called: string): ValueKind {
  if (argChoices) return 'words';
  if (/^files?$|^weights|^likewise/.test(called)) return 'file';
  return called === 'folder' ? 'folder' : 'free';
}
