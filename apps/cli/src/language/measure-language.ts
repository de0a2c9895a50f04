import { randomSubspace } from '@entk/alignment';
import { createRandom, type DenseMatrix } from '@entk/core';
import { jacobianByLayer } from '@entk/jacobians';
import type { JobPool } from '../parallel/pool.js';
import { type JournalledWork, noJournal } from '../journal/journal.js';
import { type CauseMeasurement, measureCauses } from './causes.js';
import { type LanguagePlan, rowCount, tokenOfRow } from './language-plan.js';
import {
  type BasisScores,
  buffersOf,
  type LayerMeasurement,
  type ScoringPlan,
  scoresOf,
  type WeightMeasurement,
} from './measure-layer.js';
import { NextTokenProbabilities } from './next-token-probabilities.js';
import { measureShare, sampledRows, type ShareOfTrace } from './own-share.js';
import type { ParameterDirection } from './parameter-direction.js';

/** All weights of a model, and what they are held against. */
export interface LanguageMeasurements {
  /** In the order of the network. */
  readonly weights: readonly WeightMeasurement[];
  /** PCA of the residual stream after each top-level layer that has weights, by its first weight's name. */
  readonly streams: ReadonlyMap<string, BasisScores>;
  /** Random vectors, as many as are kept, with the same choice. */
  readonly random: BasisScores;
  /** Mean −log p of the next token in nats. */
  readonly loss: number;
  readonly shares: readonly ShareOfTrace[];
  /** What weights that were moved along their vectors did. */
  readonly causes: readonly CauseMeasurement[];
}

/** What is computed beside kernels and scores, and where it stands in the journal. */
export interface LanguageWork extends JournalledWork {
  /** What jobs of this text and these parameters are called. @default 'layer' */
  readonly part?: string;
  /** Whether the own-position kernels are held to the exact ones. @default true */
  readonly withShares?: boolean;
}

/** Layers whose factors wait for a thread, at most: each has some tens of megabytes. */
const mostWaiting = 2;

/**
 * Passes run here, a layer at a time; kernels, spectra and scores of a layer in the threads of the pool meanwhile.
 */
export async function measureLanguage(
  plan: LanguagePlan,
  pool: JobPool,
  { journal = noJournal, part = 'layer', withShares = true, ...work }: LanguageWork,
): Promise<LanguageMeasurements> {
  const { network, parameters, contexts, readout, positions, weights, labels, top, kept, splits, draws, seed } = plan;
  const { moved } = plan;
  const rows = Array.from({ length: rowCount(plan) }, (_, row) => tokenOfRow(plan, row));
  const next = new NextTokenProbabilities(labels.length > 0);
  const layers = jacobianByLayer(network, parameters, contexts.tokens, {
    ...work,
    positions: 'own',
    parameters: weights,
    readout: { outputs: readout.weights, positions },
    logProbabilityOf: readout.logProbabilityOf,
    onOutputs: (logits, first) => next.add(logits, contexts.next.data.subarray(first)),
  });
  const sample = withShares ? sampledRows(plan) : [];
  const results = new Map<number, LayerMeasurement>();
  const waiting = new Set<Promise<void>>();
  let scoring: ScoringPlan | undefined;
  let above: DenseMatrix | undefined;
  for await (const { layer, jacobian, input } of layers) {
    scoring ??= { labels, probabilities: next.table(rows), splits, draws, seed };
    if (jacobian) {
      const names = weights.filter((name) => jacobian.parameterShapes.has(name));
      // The stream after the layer is what the one above it took.
      const job = pool
        .run(
          'languageLayer',
          { jacobian, stream: above, names, top, kept, scoring, sample, moved },
          `${part}-${layer}`,
          buffersOf(jacobian, above),
        )
        .then((measured) => {
          results.set(layer, measured);
          waiting.delete(job);
        });
      waiting.add(job);
      // Whoever waits for all is told; until then it is nobody's.
      job.catch(() => undefined);
    }
    above = input;
    if (waiting.size >= mostWaiting) await Promise.race(waiting);
  }
  await Promise.all(waiting);
  const ordered = [...results].toSorted(([a], [b]) => a - b).map(([, measured]) => measured);
  const own = new Map(ordered.flatMap((layer) => layer.weights.map((weight) => [weight.name, weight.sample] as const)));
  const count = Math.min(kept, rows.length);
  const noise = randomSubspace(rows.length, count, createRandom(seed).fork('random vectors'));
  return {
    weights: ordered.flatMap((layer) => layer.weights),
    streams: new Map(ordered.flatMap(({ weights: [first], stream }) => (stream ? [[first.name, stream]] : []))),
    random: scoring ? await scoresOf(noise, scoring, draws) : { plain: [], rotated: [] },
    loss: next.loss,
    shares: withShares ? await journal.stage(`${part}-own-share`, () => measureShare(plan, own, work)) : [],
    causes: moved ? await journal.stage(`${part}-causes`, () => measureCauses(plan, directionsOf(ordered), work)) : [],
  };
}

function directionsOf(layers: readonly LayerMeasurement[]): Map<string, readonly ParameterDirection[]> {
  const weights = layers.flatMap((layer) => layer.weights);
  return new Map(weights.flatMap(({ name, directions }) => (directions ? [[name, directions]] : [])));
}
