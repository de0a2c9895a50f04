import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { MisuseError } from '@entk/core';
import { type DraftedDescription, draftDescription } from '@entk/models/import';
import { writeWhole } from '../files/folder.js';
import { readAllWeights } from '../inputs/weights-files.js';
import type { CommandContext } from './context.js';

/** What a draft is made of, and what must not stand beside it. */
export interface DraftOptions {
  readonly weights: readonly string[];
  readonly model?: string;
  readonly mapping?: string;
  readonly activation?: string;
  readonly out?: string;
  readonly force: boolean;
  readonly json: boolean;
}

const caller = 'import';

/**
 * Writes a `model.json` that is guessed from the names and shapes of tensors, and says what was guessed and what is not
 * known.
 *
 * @returns Whether there was anything to guess from.
 * @throws MisuseError if the file is there already, or beside an option that needs a network.
 */
export async function writeDraft(draft: string, options: DraftOptions, context: CommandContext): Promise<boolean> {
  for (const name of ['model', 'mapping', 'activation', 'out'] as const) {
    if (options[name] !== undefined) {
      throw new MisuseError({ in: caller, rule: `--draft must stand without --${name}`, got: options[name] });
    }
  }
  const file = resolve(draft);
  if (existsSync(file) && !options.force) {
    throw new MisuseError({
      in: caller,
      rule: '--draft must name a file that is not there yet',
      got: file,
      remedy: 'give another name, or --force to write over it',
    });
  }
  const { tensors, metadata } = await readAllWeights(caller, options.weights);
  const drafted = draftDescription(tensors);
  const any = drafted.description.layers.length > 0;
  if (any) await writeWhole(caller, file, `${JSON.stringify(drafted.description, null, 2)}\n`);
  context.endProgress();
  const written = any ? [file] : [];
  if (options.json) context.print(JSON.stringify({ format: metadata.format, ...drafted, written }));
  else context.print(draftText(drafted, file));
  return any;
}

function draftText({ description: { layers }, guesses, unknown }: DraftedDescription, file: string): string {
  if (layers.length === 0) return 'No tensor has the shape of a layer: nothing was written.';
  const list = (title: string, sentences: readonly string[]) =>
    sentences.length === 0 ? [] : [title, ...sentences.map((sentence) => `  ${sentence}`)];
  return [
    `${layers.length} layers drafted`,
    ...list('guessed:', guesses),
    ...list('not in the file, to be completed by hand:', unknown),
    `written: ${file}`,
  ].join('\n');
}
