import { additionTransformerClaims, claimOfManySeeds } from '../../experiments/addition-transformer/claims.js';
import { grokked, kernelOf, reaches } from '../../experiments/addition-transformer/grokking.js';
import { measureSeed } from '../../experiments/addition-transformer/measurements.js';
import { type AdditionTransformerSettings, laterSettings } from '../../experiments/addition-transformer/settings.js';
import type { JournalledWork } from '../../journal/journal.js';
import type { CellMeasurement } from './cell-record.js';
import type { CellTask } from './cell-task.js';
import { orNull, recordedClaims } from './recorded.js';

/** One transformer on modular addition, and the claims of its seed. */
export async function measureTransformerCell(
  { settings: given }: CellTask,
  work: JournalledWork,
): Promise<CellMeasurement> {
  const settings = { ...laterSettings, ...given } as AdditionTransformerSettings;
  const seed = await measureSeed(settings, work);
  const { history, kernels, accuracy } = seed;
  const full = kernelOf(kernels, 'full');
  return {
    scalars: {
      accuracy,
      testAccuracy: history[history.length - 1].testAccuracy,
      groksAtEpoch: orNull(reaches(seed, grokked)),
      keyFrequencies: seed.keyFrequencies.length,
    },
    eigenvalues: full.eigenvalues,
    drops: full.drops.map(({ after, ratio }) => ({ after, ratio })),
    claims: recordedClaims(additionTransformerClaims([seed]).filter(({ id }) => id !== claimOfManySeeds)),
    curves: {
      'test accuracy': { x: history.map(({ epoch }) => epoch), y: history.map(({ testAccuracy }) => testAccuracy) },
    },
  };
}
