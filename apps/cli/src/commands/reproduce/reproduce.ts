import { join } from 'node:path';
import { MisuseError, requireInteger } from '@entk/core';
import {
  reproduceAdditionTransformer,
  type ReproductionSettings,
} from '../../experiments/addition-transformer/reproduce.js';
import { type InductionReproductionSettings, reproduceInduction } from '../../experiments/induction/reproduce.js';
import { reproduceModularAddition } from '../../experiments/modular-addition/reproduce.js';
import type { ModularAdditionSettings } from '../../experiments/modular-addition/settings.js';
import { reproduceLanguageModel } from '../../experiments/language-model/reproduce.js';
import type { LanguageModelSettings } from '../../experiments/language-model/settings.js';
import { reproduceExtensions } from '../../experiments/superposition-extensions/reproduce.js';
import type { ExtensionSettings } from '../../experiments/superposition-extensions/settings.js';
import { reproduceSuperposition } from '../../experiments/superposition/reproduce.js';
import type { SuperpositionSettings } from '../../experiments/superposition/settings.js';
import type { JournalledWork, JournalPlace } from '../../journal/journal.js';
import { inRun } from '../../journal/run.js';
import { claimsJson, writeResults } from '../../report/write-results.js';
import { type JobPool, openJobPool } from '../../parallel/pool.js';
import { usableThreads } from '../../parallel/threads.js';
import type { Report } from '../../report/report.js';
import { type CommandContext, tellOfResuming } from '../context.js';
import { experiments, named } from './experiments.js';

/** Options of `entk reproduce`. */
export interface ReproduceOptions {
  readonly out: string;
  readonly seed: number;
  /** Of an experiment that trains the same network from several. */
  readonly seeds?: number;
  /** Of an experiment that reads a model which is given. */
  readonly model?: string;
  /** A text that it reads beside its own. */
  readonly text?: string;
  readonly json: boolean;
  readonly resume?: boolean;
  readonly restart?: boolean;
  readonly takeOver?: boolean;
  readonly threads?: number;
}

/** Settings of any experiment that are not the paper's: the seed, and whatever makes a run small. */
type Changes = Partial<
  ModularAdditionSettings &
    SuperpositionSettings &
    ExtensionSettings &
    ReproductionSettings &
    InductionReproductionSettings &
    LanguageModelSettings
>;

/** How an experiment is run. */
type Run = (settings: Changes, pool: JobPool, work: JournalledWork) => Promise<Report>;

/** What each experiment does; what is known of it before stands in `experiments`. */
const runs: Readonly<Record<string, Run>> = {
  superposition: (changes, pool) =>
    reproduceSuperposition(changes, {
      measureNetwork: (plan) => pool.run('superpositionNetwork', plan, plan.id),
      measureDrop: (plan) => pool.run('superpositionDrop', plan, `${plan.id}.drop`),
      drawControls: (plan) => pool.run('superpositionControls', plan, `${plan.id}.controls`),
    }),
  'modular-addition': (changes, pool) =>
    reproduceModularAddition(
      changes,
      {},
      {
        measure: (settings) => pool.run('additionMeasurements', settings, 'modular-addition'),
        drawControls: (settings) => pool.run('additionControls', settings, 'modular-addition.controls'),
      },
    ),
  'superposition-extensions': (changes, pool) =>
    reproduceExtensions(changes, (plan) =>
      pool.run('extensionNetwork', plan, `extension.${plan.structure}.m${plan.hiddenUnits}.seed${plan.seed}`),
    ),
  'addition-transformer': (changes, pool) =>
    reproduceAdditionTransformer(
      changes,
      {},
      {
        measureSeed: (settings) =>
          pool.run('additionTransformerSeed', settings, `addition-transformer.${settings.seed}`),
      },
    ),
  induction: (changes, pool) =>
    reproduceInduction(
      changes,
      {},
      { measureSeed: (settings) => pool.run('inductionSeed', settings, `induction.${settings.seed}`) },
    ),
  'language-model': (changes, pool, work) => reproduceLanguageModel(changes, pool, work),
};

/** Only some experiments train from several seeds and say how often. */
function requireSeeds(chosen: readonly string[], seeds: number): void {
  requireInteger('reproduce', 'seeds', seeds, { min: 1 });
  if (chosen.every((id) => experiments[id].seeds !== undefined)) return;
  const several = Object.keys(experiments).filter((id) => experiments[id].seeds !== undefined);
  throw new MisuseError({
    in: 'reproduce',
    rule: `--seeds goes with ${several.join(', ')}`,
    got: chosen.join(', '),
  });
}

/** Only an experiment that is given a model takes one, and it needs one. */
function requireGiven(chosen: readonly string[], given: { readonly model?: string; readonly text?: string }): void {
  const takes = chosen.every((id) => experiments[id].givenModel);
  const [said] = Object.keys(given);
  if (said !== undefined && !takes) {
    const such = Object.keys(experiments).filter((id) => experiments[id].givenModel);
    throw new MisuseError({ in: 'reproduce', rule: `--${said} goes with ${such.join(', ')}`, got: chosen.join(', ') });
  }
  if (!takes || given.model !== undefined) return;
  throw new MisuseError({
    in: 'reproduce',
    rule: 'language-model needs --model, a GGUF file or a folder of Hugging Face',
    remedy: 'in a clone, npm run smollm2 -- FOLDER fetches SmolLM2-135M',
  });
}

/** Threads for as long as there are jobs: what they hold is given back before the figures are drawn. */
async function inPool<T>(
  { work }: CommandContext,
  journalPlace: JournalPlace | undefined,
  threads: number,
  task: (pool: JobPool) => Promise<T>,
): Promise<T> {
  const pool = openJobPool(work, journalPlace, threads);
  try {
    return await task(pool);
  } finally {
    await pool.close();
  }
}

/**
 * Runs the experiments side by side, writes the report, and tells whether every claim holds.
 *
 * @param reduced Settings that make the experiments smaller than the paper's, by experiment.
 */
export async function reproduce(
  name: string,
  { out, seed, seeds, model, text, json, resume, restart, takeOver, threads }: ReproduceOptions,
  context: CommandContext,
  reduced: Readonly<Record<string, Changes>> = {},
): Promise<boolean> {
  requireInteger('reproduce', 'seed', seed, { min: 0 });
  const chosen = named(name);
  if (seeds !== undefined) requireSeeds(chosen, seeds);
  const given = { ...(model !== undefined && { model }), ...(text !== undefined && { text }) };
  requireGiven(chosen, given);
  const count = { ...(seeds !== undefined && { seeds }), ...given };
  const settings = { experiments: chosen, seed, ...count, ...(Object.keys(reduced).length > 0 && { reduced }) };
  const request = { caller: 'reproduce', command: 'reproduce', settings, out, resume, restart, takeOver };
  const { results, path } = await inRun(request, async ({ folder, journal, journalPlace, resumed }) => {
    tellOfResuming(context, { resume, resumed }, folder.path);
    const results = await inPool(context, journalPlace, usableThreads(threads, 'reproduce'), (pool) =>
      Promise.all(
        chosen.map((id) =>
          runs[id]({ ...reduced[id], ...count, seed }, pool, {
            ...context.work,
            journal: journal.within(id),
          }),
        ),
      ),
    );
    context.work.onProgress?.({ stage: 'drawing the report', done: 0, total: 1 });
    await writeResults(folder, results);
    return { results, path: folder.path };
  });
  context.endProgress();
  if (json) context.print(claimsJson(results).trimEnd());
  else context.printReport(results, join(path, 'report.html'));
  return results.every(({ claims }) => claims.every(({ holds }) => holds));
}
