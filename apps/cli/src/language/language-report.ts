import { ndArray, type NdArray, type NumericArray } from '@entk/core';
import { exp } from '@entk/core/elementary';
import { significant } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import { languageFigures } from './language-figures.js';
import { type LanguagePlan, rowCount } from './language-plan.js';
import { languageTables } from './language-tables.js';
import type { LanguageMeasurements } from './measure-language.js';
import { passagesOf } from './passages.js';

/** What stands in the report of a language model on a text. */
export function languageReport(plan: LanguagePlan, measured: LanguageMeasurements): Report {
  const [count, length] = plan.contexts.tokens.shape;
  const { weights } = measured;
  return {
    id: 'language',
    title: `${plan.model} on a text`,
    summary: `The own-position eNTK of ${weights.length} weights at ${rowCount(plan)} positions of a text, centred: spectra, drops, and what single vectors tell of the text, beside PCA of both factors and of the residual stream.`,
    settings: languageSettings(plan),
    claims: [],
    figures: languageFigures(plan, measured),
    tables: languageTables(plan, measured),
    passages: passagesOf(plan, measured),
    notes: [
      `Read at each position: ${plan.readout.text}.`,
      'Own-position kernels are an approximation: keys and values of the past are held constant, so that the gradient at a position is one outer product δ ⊗ a and one pullback gives all of them. How much of the exact kernel that is stands in the table, measured on a sample.',
      'Kernels are centred: gradients less their mean over the rows. Nothing else is taken out or scaled.',
      ...plan.notes,
      `The loss of the next token is ${significant(measured.loss)} nats over the ${count * length} positions of ${count} contexts (perplexity ${significant(exp(measured.loss))}).`,
      'Weights that a file stores quantised are read dequantised: the kernels are those of the float network, and rounding of the weights is no part of any error given here.',
      'Parts of speech are tags of wink-nlp, right in about 95 of 100 by its own account, and of the next word where the next token begins one.',
    ],
    arrays: languageArrays(plan, measured),
  };
}

export function languageSettings(plan: LanguagePlan): Record<string, string | number> {
  const { contexts, positions, readout, weights, top, kept, seed, labels } = plan;
  const [count, length] = contexts.tokens.shape;
  return {
    model: plan.model,
    contexts: count,
    'tokens of a context': length,
    'beginning of text': contexts.beginning ? 'yes' : 'no',
    'positions read': `${positions[0]} to ${positions[positions.length - 1]}`,
    rows: rowCount(plan),
    'read-out': readout.text,
    weights: weights.length,
    top,
    'vectors scored': kept,
    labels: labels.map(({ name }) => name).join('; '),
    splits: plan.splits,
    shuffles: plan.draws,
    seed,
  };
}

/** The tokens, and spectra and vectors of every weight. */
export function languageArrays(
  plan: LanguagePlan,
  { weights }: LanguageMeasurements,
): Map<string, NdArray<NumericArray>> {
  const { tokens, next, starts, ends } = plan.contexts;
  const arrays = new Map<string, NdArray<NumericArray>>([
    ['tokens', tokens],
    ['next_tokens', next],
    ['starts', ndArray(tokens.shape, starts)],
    ['ends', ndArray(tokens.shape, ends)],
    ['positions', ndArray([plan.positions.length], Int32Array.from(plan.positions))],
  ]);
  for (const { name, values, vectors, kept } of weights) {
    arrays.set(`eigenvalues ${name}`, ndArray([values.length], values));
    arrays.set(`eigenvectors ${name}`, ndArray([vectors.length / kept, kept], vectors));
  }
  return arrays;
}
