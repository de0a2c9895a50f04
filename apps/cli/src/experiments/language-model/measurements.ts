import { log } from '@entk/core/elementary';
import type { JournalledWork } from '../../journal/journal.js';
import { type LanguageMeasurements, measureLanguage } from '../../language/measure-language.js';
import type { LanguagePlan } from '../../language/language-plan.js';
import type { JobPool } from '../../parallel/pool.js';
import type { GrammarPlans } from './plan-grammar.js';

/** All that the claims are read from. */
export interface GrammarMeasurements {
  readonly plans: GrammarPlans;
  readonly trained: LanguageMeasurements;
  readonly untrained: LanguageMeasurements;
  readonly given?: LanguageMeasurements;
  /** Entropy of the next token by its frequency in the contexts, in nats: what no context tells. */
  readonly unigramEntropy: number;
}

/** Measures the model on the grammar, then untrained, then on the text that was given. */
export async function measureGrammar(
  plans: GrammarPlans,
  pool: JobPool,
  work: JournalledWork,
): Promise<GrammarMeasurements> {
  const trained = await measureLanguage(plans.trained, pool, { ...work, part: 'grammar' });
  const untrained = await measureLanguage(plans.untrained, pool, { ...work, part: 'untrained', withShares: false });
  const given = plans.given && (await measureLanguage(plans.given, pool, { ...work, part: 'text' }));
  return { plans, trained, untrained, given, unigramEntropy: unigramEntropy(plans.trained) };
}

function unigramEntropy({ contexts }: LanguagePlan): number {
  const counts = new Map<number, number>();
  const known = contexts.next.data.filter((token) => token >= 0);
  for (const token of known) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / known.length) * log(count / known.length), 0);
}
