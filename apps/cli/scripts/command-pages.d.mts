import type { Command } from 'commander';

export function contentsPage(program: Command, exitCodesText: string): string;

export function fileOf(command: Command): string;

export function commandPage(
  command: Command,
  examples: Readonly<Record<string, readonly (readonly [words: string, purpose: string])[]>>,
  runs: Readonly<Record<string, { readonly words: string; readonly text: string; readonly about: string }>>,
): string;
