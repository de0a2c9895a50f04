import { createHash } from 'node:crypto';
import type { RowLabels } from '@entk/alignment';
import { MisuseError, requireInteger } from '@entk/core';
import type { Network, ParameterSet } from '@entk/models';
import { type Contexts, textContexts } from '@entk/text';
import { chosenParameters } from '../../analysis/parameter-groups.js';
import { inFile, readFile } from '../../inputs/read-file.js';
import { labelFamilies } from '../label-families.js';
import { openLanguageModel } from '../open-model.js';
import { beginningNote, decodedText, keptVectors, usualSplits, weightsOf } from '../plan-language.js';
import type { Weighting } from './weightings.js';

/** What the command line says of a flattened kernel. */
export interface FlattenedChoices {
  readonly model: string;
  readonly text: string;
  readonly context?: number;
  readonly contexts?: number;
  readonly beginning?: boolean;
  readonly parameters?: string;
  readonly weighting?: Weighting;
  readonly top?: number;
  readonly seed: number;
}

/** The flattened kernel of some parameters, of the hidden state at the last position of each context. */
export interface FlattenedPlan {
  readonly model: string;
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly contexts: Contexts;
  readonly textOf: (token: number) => string;
  /** Whose kernel it is. */
  readonly names: readonly string[];
  /** The lowest layer that reads one of them: what it takes is computed once. */
  readonly from: number;
  readonly weighting: Weighting;
  readonly top: number;
  readonly labels: readonly RowLabels[];
  readonly splits: number;
  readonly seed: number;
  readonly notes: readonly string[];
}

const caller = 'analyze';
const [usualContext, usualContexts] = [64, 64];

/** Reads and checks every file, before anything is computed. */
export async function planFlattened(choices: FlattenedChoices): Promise<FlattenedPlan> {
  const { model, text: file, context = usualContext, contexts: count, top = keptVectors, seed, beginning } = choices;
  requireInteger(caller, 'context', context, { min: 2 });
  requireInteger(caller, 'top', top, { min: 1 });
  requireInteger(caller, 'seed', seed, { min: 0 });
  if (count !== undefined) requireInteger(caller, 'contexts', count, { min: 1 });
  const text = await readFile(caller, file, decodedText);
  const opened = await openLanguageModel(caller, { model, context, option: '--text' });
  const { name, network, parameters, tokeniser } = opened;
  const names = chosenParameters(
    network.parameterShapes,
    choices.parameters ?? (weightsOf(network, undefined).at(-1) as string),
  );
  const from = lowestLayer(network, names);
  const cutInto = (wanted: number | undefined) =>
    inFile(file, () => textContexts(tokeniser, text, { length: context, count: wanted, beginning }));
  const all = await cutInto(count);
  const contexts = count === undefined && all.tokens.shape[0] > usualContexts ? await cutInto(usualContexts) : all;
  const textOf = (token: number) => tokeniser.textOf(token);
  const [labels] = await labelFamilies({ contexts, positions: [context - 1], textOf }, undefined);
  return {
    model: name,
    network,
    parameters,
    contexts,
    textOf,
    names,
    from,
    weighting: choices.weighting ?? 'unembedding',
    top,
    labels: [labels],
    splits: usualSplits,
    seed,
    notes: [
      beginningNote(contexts.beginning, tokeniser.beginning, textOf),
      ...opened.assumptions.map((assumption) => `Assumed: ${assumption}.`),
    ],
  };
}

/** The lowest layer that reads one of the parameters, all of which must be read before the vocabulary. */
function lowestLayer({ layers }: Network, names: readonly string[]): number {
  const last = layers.length - 1;
  const { kind, parameters } = layers[last];
  if (kind !== 'dense' || last === 0) {
    throw new MisuseError({
      in: caller,
      rule: '--text with --collapse flattened needs a model whose last layer is the matrix of the vocabulary',
      got: kind,
    });
  }
  const ofVocabulary = names.filter((name) => parameters.includes(name));
  if (ofVocabulary.length > 0) {
    throw new MisuseError({
      in: caller,
      rule: '--parameters must be read before the vocabulary, where --collapse flattened is read off the hidden state',
      got: ofVocabulary,
    });
  }
  return layers.findIndex((layer) => layer.parameters.some((name) => names.includes(name)));
}

export function flattenedSettings(plan: FlattenedPlan): Record<string, string | number> {
  const [count, length] = plan.contexts.tokens.shape;
  return {
    model: plan.model,
    collapse: 'flattened',
    weighting: plan.weighting,
    parameters: plan.names.join(', '),
    contexts: count,
    'tokens of a context': length,
    'beginning of text': plan.contexts.beginning ? 'yes' : 'no',
    'position read': length - 1,
    top: plan.top,
    splits: plan.splits,
    seed: plan.seed,
  };
}

/** Of all that is computed with. */
export function digestOfFlattened({ parameters, contexts }: FlattenedPlan): string {
  const hash = createHash('sha256');
  for (const { data } of [...parameters.values(), contexts.tokens]) {
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return hash.digest('hex');
}
