import { createHash } from 'node:crypto';
import { MisuseError, requireInteger } from '@entk/core';
import { type TaggedWord, textContexts } from '@entk/text';
import { chosenParameters } from '../analysis/parameter-groups.js';
import { inFile, readFile } from '../inputs/read-file.js';
import { blockMatrices } from './block-matrices.js';
import { labelFamilies } from './label-families.js';
import { type LanguagePlan, placeOf } from './language-plan.js';
import { languageReadout } from './language-readout.js';
import { openLanguageModel } from './open-model.js';

/** What the command line says of a language model on a text. */
export interface LanguageChoices {
  readonly model: string;
  /** A file of text in UTF-8. */
  readonly text: string;
  /** T. */
  readonly context?: number;
  /** N. */
  readonly contexts?: number;
  /** Whether contexts begin with the token that begins texts. @default where the model has one */
  readonly beginning?: boolean;
  /** How many positions of each context are not read. */
  readonly skip?: number;
  readonly readOut?: readonly string[];
  /** How many random read-outs. */
  readonly readouts?: number;
  readonly parameters?: string;
  readonly top?: number;
  /** A file of lines `start, end, label`, separated by tabs. */
  readonly textLabels?: string;
  /** No labels, and nothing held to them. */
  readonly spectraOnly?: boolean;
  /** Whether weights are moved along their vectors, and the model run again. */
  readonly causes?: boolean;
  readonly seed: number;
}

const caller = 'analyze';

/** T: what the measurements of the docs are made with. */
const usualContext = 64;
const usualContexts = 16;

/** A model sees too little of a text at its first positions for what it expects to mean much. */
const usualSkip = 8;

const usualTop = 50;

/** Leading vectors that are kept, rotated and held to labels, as the paper on language models has it. */
export const keptVectors = 25;

export const usualSplits = 6;
const draws = 100;

/** Leading vectors of each weight that is moved. */
const movedVectors = 2;

/** Reads and checks every file, before anything is computed. */
export async function planLanguage(choices: LanguageChoices): Promise<LanguagePlan> {
  const { model, context = usualContext, contexts: count, skip = usualSkip, top = usualTop, seed } = choices;
  requireInteger(caller, 'context', context, { min: 2 });
  requireInteger(caller, 'skip', skip, { min: 0, max: context - 1 });
  requireInteger(caller, 'seed', seed, { min: 0 });
  if (count !== undefined) requireInteger(caller, 'contexts', count, { min: 1 });
  const text = await readFile(caller, choices.text, decodedText);
  const own = choices.textLabels === undefined ? undefined : await labelsIn(choices.textLabels);
  const { name, network, parameters, tokeniser, assumptions } = await openLanguageModel(caller, {
    model,
    context,
    option: '--text',
  });
  const cut = await inFile(choices.text, () =>
    textContexts(tokeniser, text, { length: context, count, beginning: choices.beginning }),
  );
  const contexts =
    count === undefined && cut.tokens.shape[0] > usualContexts
      ? textContexts(tokeniser, text, { length: context, count: usualContexts, beginning: choices.beginning })
      : cut;
  const readout = await languageReadout(choices, { tokeniser, contexts, outputs: network.outputSize, seed });
  const positions = Array.from({ length: context - skip }, (_, p) => p + skip);
  const rows = contexts.tokens.shape[0] * positions.length;
  requireInteger(caller, 'top', top, { min: 1 });
  const weights = weightsOf(network, choices.parameters);
  const plan = { contexts, positions, textOf: (token: number) => tokeniser.textOf(token) };
  return {
    model: name,
    network,
    parameters,
    ...plan,
    readout,
    weights,
    labels: choices.spectraOnly ? [] : await labelFamilies(plan, own),
    top: Math.min(top, rows),
    kept: Math.min(keptVectors, top, rows),
    splits: usualSplits,
    draws,
    seed,
    ...(choices.causes && { moved: { names: movedWeights(weights), vectors: movedVectors } }),
    notes: [
      beginningNote(contexts.beginning, tokeniser.beginning, plan.textOf),
      ...assumptions.map((assumption) => `Assumed: ${assumption}.`),
    ],
  };
}

export function beginningNote(
  beginning: boolean,
  token: number | undefined,
  textOf: (token: number) => string,
): string {
  if (token === undefined) return 'The model defines no token that begins texts: contexts are the text alone.';
  const name = JSON.stringify(textOf(token));
  return beginning
    ? `Every context begins with ${name}, the token that the model defines for it; --no-beginning takes contexts without.`
    : `Contexts are without ${name}, which the model defines as the token that begins texts: what it expects at the first positions, and with that every score, suffers.`;
}

/** The last weight of the last block, as the later paper has it, and the same weight two thirds of the way up. */
export function movedWeights(weights: readonly string[]): string[] {
  const name = weights[weights.length - 1];
  const { block, kind } = placeOf(name);
  const lower = weights.find((one) => {
    const place = placeOf(one);
    return place.kind === kind && place.block === Math.floor((2 * (block ?? 0)) / 3);
  });
  return lower === undefined || lower === name ? [name] : [lower, name];
}

/** The matrices of the blocks, or the parameters asked for. */
export function weightsOf(network: LanguagePlan['network'], words: string | undefined): string[] {
  if (words !== undefined && words !== 'all') return chosenParameters(network.parameterShapes, words);
  return blockMatrices(network);
}

/** A text in UTF-8. */
export function decodedText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new MisuseError({ in: caller, rule: 'a text must be in UTF-8' });
  }
}

/** `start, end, label` a line, separated by tabs; places are counted as JavaScript counts. */
function labelsIn(file: string): Promise<TaggedWord[]> {
  return readFile(caller, file, (bytes) =>
    decodedText(bytes)
      .split(/\r?\n/)
      .flatMap((line, index): TaggedWord[] => {
        if (line.trim() === '') return [];
        const [start, end, ...label] = line.split('\t');
        const [from, to] = [start, end].map((word) => (/^\d+$/.test(word ?? '') ? Number(word) : Number.NaN));
        if (from <= to && label.length === 1 && label[0] !== '') return [{ start: from, end: to, tag: label[0] }];
        throw new MisuseError({
          in: caller,
          rule: 'a line of --text-labels must be start, end and label separated by tabs',
          got: line.slice(0, 60),
          context: `line ${index + 1}`,
        });
      }),
  );
}

/** Of all that is computed with: weights, tokens, read-outs and labels. */
export function digestOfLanguage({ parameters, contexts, readout, labels, weights }: LanguagePlan): string {
  const hash = createHash('sha256');
  const add = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  };
  for (const name of weights) hash.update(name);
  for (const { data } of parameters.values()) add(data);
  add(contexts.tokens.data);
  add(contexts.next.data);
  if (readout.weights) add(readout.weights.data);
  for (const family of labels) {
    hash.update(JSON.stringify(family.labels));
    add(Int32Array.from(family.labelOf));
  }
  return hash.digest('hex');
}
