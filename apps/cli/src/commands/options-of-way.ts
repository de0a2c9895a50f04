import { MisuseError } from '@entk/core';
import type { Command } from 'commander';

/** The ways in which a command can be called, and the options that not all of them take. */
export interface Ways<Way extends string> {
  /** Each as the command line has it: `--experiment superposition`. */
  readonly names: Readonly<Record<Way, string>>;
  /** Options, by the names that commander gives them, and the ways that take them. */
  readonly options: Readonly<Record<string, readonly Way[]>>;
}

/**
 * Refuses what was given on the command line and does not go with the way of the call.
 *
 * @throws MisuseError naming the option and what it goes with.
 */
export function requireOptionsOfWay<Way extends string>(
  command: Command,
  { names, options }: Ways<Way>,
  way: Way,
): void {
  for (const [option, takers] of Object.entries(options)) {
    if (takers.includes(way) || command.getOptionValueSource(option) !== 'cli') continue;
    throw new MisuseError({
      in: command.name(),
      rule: `--${flagOf(option)} goes with ${takers.map((taker) => names[taker]).join(' or ')}, not with ${names[way]}`,
    });
  }
}

/** `trainingRows` is `training-rows` on the command line. */
function flagOf(option: string): string {
  return option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
