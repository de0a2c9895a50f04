import { initialiseBackend } from '@entk/models';
import type { JournalledWork } from '../../journal/journal.js';
import { languageFigures } from '../../language/language-figures.js';
import { languageArrays, languageSettings } from '../../language/language-report.js';
import { languageRecord } from '../../language/language-record.js';
import { languageTables } from '../../language/language-tables.js';
import { passagesOf } from '../../language/passages.js';
import type { JobPool } from '../../parallel/pool.js';
import { significant } from '../../report/numbers.js';
import type { Report } from '../../report/report.js';
import { languageModelClaims } from './claims.js';
import { measureGrammar } from './measurements.js';
import { planGrammar } from './plan-grammar.js';
import { type LanguageModelSettings, languageModelSettings } from './settings.js';

/** A language model on the template grammar, weight by weight, beside all that its kernels are held against. */
export async function reproduceLanguageModel(
  changes: Partial<LanguageModelSettings>,
  pool: JobPool,
  work: JournalledWork = {},
): Promise<Report> {
  const settings: LanguageModelSettings = { ...languageModelSettings, model: '', ...changes };
  await initialiseBackend();
  const plans = await planGrammar(settings);
  const measured = await measureGrammar(plans, pool, work);
  const { trained } = measured;
  const { text: _, model: __, ...shown } = settings;
  return {
    id: 'language-model',
    title: 'A language model on a template grammar (beyond the paper)',
    summary: `The own-position eNTK of ${trained.weights.length} weights of ${plans.trained.model} at the tokens of sentences whose parts of speech, number, roles and depth are known exactly: what single vectors tell, beside PCA of both factors and of the residual stream, each rotated alike, an untrained network, shuffled labels and random vectors; and what a weight that is moved along a vector changes.`,
    settings: { ...shown, ...languageSettings(plans.trained) },
    claims: languageModelClaims(measured),
    figures: languageFigures(plans.trained, trained),
    tables: languageTables(plans.trained, trained),
    passages: passagesOf(plans.trained, trained),
    findings: {
      trained: languageRecord(plans.trained, trained),
      untrained: languageRecord(plans.untrained, measured.untrained),
      ...(plans.given && measured.given && { text: languageRecord(plans.given, measured.given) }),
      causes: trained.causes,
    },
    notes: [
      `The untrained network has matrices that are uniform with variance 1/in, norms of one and no biases; its loss is ${significant(measured.untrained.loss)} nats.`,
      'Labels are those of the grammar, exact; the model reads a token that begins a word, or a part of one, as its tokeniser cuts it.',
      'Means over weights have the interval of independent draws, which weights of one model on one text are not: they are narrower than those of another text or model.',
      'Own-position kernels hold keys and values of the past constant. Weights that a file stores quantised are read dequantised.',
      ...plans.trained.notes,
    ],
    arrays: languageArrays(plans.trained, trained),
  };
}
