import { createRandom } from '@entk/core';
import { type RepeatedSequences, repeatedSequences } from '@entk/datasets';
import { adamW, crossEntropy, type Network, normalParameters, type TrainingRun, train } from '@entk/models';
import { attentionOnlyTransformer } from '@entk/models/networks';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { journalledTraining } from '../../journal/training.js';
import { requireTrainingMemory } from '../training-memory.js';
import { betas, type InductionSettings, initialDeviation, loggedEvery, maxGradientNorm } from './settings.js';

/** The transformer of some settings: two layers of attention. */
function inductionNetwork({ vocabularySize, length, width, heads }: InductionSettings): Network {
  return attentionOnlyTransformer({ vocabularySize, positions: length - 1, width, heads, layers: 2 });
}

/** Sequences that no step sees, since their stream is named apart. */
export function heldOutSequences(
  { vocabularySize, length, shortest, longest, seed }: InductionSettings,
  examples: number,
): RepeatedSequences {
  const drawn = createRandom(seed).fork('held-out sequences').integer(seeds);
  return repeatedSequences({ examples, vocabularySize, length, shortest, longest, seed: drawn });
}

/**
 * Trains the transformer on sequences that repeat, drawn anew for every step: cross-entropy of the next token at every
 * position. All weights start at N(0, 1/8²).
 */
export async function trainInduction(
  settings: InductionSettings,
  { checkpoints, journal = noJournal, ...work }: JournalledWork & { readonly checkpoints: readonly number[] },
): Promise<{ readonly network: Network; readonly run: TrainingRun }> {
  const { vocabularySize, length, shortest, longest, seed, steps, batchSize, learningRate, weightDecay } = settings;
  const network = inductionNetwork(settings);
  const ofPosition = Math.max(vocabularySize, 12 * settings.width);
  requireTrainingMemory(network.parameterCount, batchSize * (length - 1), ofPosition);
  const initial = normalParameters(network, createRandom(seed).fork('induction'), initialDeviation);
  const draw = (step: number) => {
    const drawn = createRandom(seed).fork(`sequences of step ${step}`).integer(seeds);
    return repeatedSequences({ examples: batchSize, vocabularySize, length, shortest, longest, seed: drawn });
  };
  const run = await journalledTraining(journal, (resumption) =>
    train(
      network,
      initial,
      { train: { draw } },
      {
        loss: crossEntropy(),
        optimiser: adamW({ learningRate, weightDecay, betas }),
        maxGradientNorm,
        epochs: steps,
        seed,
        checkpoints,
        evaluateEvery: loggedEvery,
        ...resumption,
        ...work,
      },
    ),
  );
  return { network, run };
}

/** How many different streams of sequences there are. */
const seeds = 2 ** 32;
