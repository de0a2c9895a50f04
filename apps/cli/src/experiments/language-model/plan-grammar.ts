import { requireInteger } from '@entk/core';
import { templateSentences } from '@entk/datasets';
import { textContexts } from '@entk/text';
import { type LanguagePlan, placeOf } from '../../language/language-plan.js';
import { languageReadout } from '../../language/language-readout.js';
import { openLanguageModel } from '../../language/open-model.js';
import {
  beginningNote,
  keptVectors,
  movedWeights,
  planLanguage,
  usualSplits,
  weightsOf,
} from '../../language/plan-language.js';
import { grammarLabels } from './grammar-labels.js';
import type { LanguageModelSettings } from './settings.js';
import { untrainedParameters } from './untrained-parameters.js';

const caller = 'reproduce language-model';

/** Eigenvalues of each kernel. */
const top = 50;

/** Shuffles of the labels. */
const draws = 100;

/** The same model on the same text: as it is, and of the same shape and untrained; and on a text that was given. */
export interface GrammarPlans {
  readonly trained: LanguagePlan;
  readonly untrained: LanguagePlan;
  readonly given?: LanguagePlan;
}

/** Opens the model and writes the text that it reads. */
export async function planGrammar(settings: LanguageModelSettings): Promise<GrammarPlans> {
  const { model, context, contexts: count, skip, readouts, depth, untrainedEvery, movedVectors, seed } = settings;
  requireInteger(caller, 'skip', skip, { min: 0, max: context - 1 });
  const opened = await openLanguageModel(caller, { model, context, option: caller });
  const { network, parameters, tokeniser } = opened;
  // A sentence has more than four tokens, so that there are always enough.
  const { text, words } = templateSentences({ sentences: Math.ceil((count * context) / 4), depth, seed });
  const contexts = textContexts(tokeniser, text, { length: context, count });
  const positions = Array.from({ length: context - skip }, (_, p) => p + skip);
  const rows = { contexts, positions, textOf: (token: number) => tokeniser.textOf(token) };
  const readout = await languageReadout({ readouts }, { tokeniser, contexts, outputs: network.outputSize, seed });
  const weights = weightsOf(network, undefined);
  const size = count * positions.length;
  const trained: LanguagePlan = {
    model: opened.name,
    network,
    parameters,
    ...rows,
    readout,
    weights,
    labels: grammarLabels(rows, words),
    top: Math.min(top, size),
    kept: Math.min(keptVectors, size),
    splits: usualSplits,
    draws,
    seed,
    moved: { names: movedWeights(weights), vectors: movedVectors },
    notes: [
      beginningNote(contexts.beginning, tokeniser.beginning, rows.textOf),
      ...opened.assumptions.map((assumption) => `Assumed: ${assumption}.`),
    ],
  };
  const untrained: LanguagePlan = {
    ...trained,
    parameters: untrainedParameters(network, parameters, seed),
    weights: everyFew(weights, untrainedEvery),
    draws: 0,
    moved: undefined,
  };
  if (settings.text === undefined) return { trained, untrained };
  const given = await planLanguage({ model, text: settings.text, context, contexts: count, skip, readouts, seed });
  return { trained, untrained, given };
}

/** Blocks from the last down, by steps. */
function everyFew(weights: readonly string[], step: number): string[] {
  const last = Math.max(...weights.map((name) => placeOf(name).block ?? 0));
  return weights.filter((name) => (last - (placeOf(name).block ?? last)) % step === 0);
}
