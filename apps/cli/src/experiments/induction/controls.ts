import { compareWithPermutedLabels } from '@entk/alignment';
import { createRandom, DenseMatrix, type WorkOptions } from '@entk/core';
import type { InductionReads } from '@entk/datasets';
import { normalParameters } from '@entk/models';
import { attentionOnlyParameterNames } from '@entk/models/networks';
import { centredVectors, type NetworkAt, overlapsWith, parameterKernels, sumOfKernels } from './kernels.js';
import { matchOf, permutedMatches, predictionsAt, rotatedVectors } from './naming.js';
import { type InductionSettings, initialDeviation } from './settings.js';

/** Figures of W_O of layer 2 where there should be nothing. */
export interface ControlDraws {
  /** Overlap with the answers of networks before training, and with answers given to other reads. */
  readonly overlap: { readonly untrained: readonly number[]; readonly permuted: readonly number[] };
  /** The rotated match of networks before training, and of a rotation by predictions given to other reads. */
  readonly match: { readonly untrained: readonly number[]; readonly permuted: readonly number[] };
}

/** Draws of a control that takes vectors as they are, and of one that takes kernels of another network. */
const [mostDraws, mostNetworks] = [19, 9];

/** What the trained network's figures are to be held against. */
export async function drawControls(
  at: NetworkAt,
  {
    settings,
    reads,
    readouts,
  }: { readonly settings: InductionSettings; readonly reads: InductionReads; readonly readouts: DenseMatrix },
  work: WorkOptions,
): Promise<ControlDraws> {
  const { seed, controlDraws = mostDraws } = settings;
  const { answer } = reads.families;
  const options = { draws: Math.min(mostDraws, controlDraws), seed, signal: work.signal };
  const vectors = await outputVectors(at, reads, readouts, work);
  const leading = (basis: DenseMatrix) => basis.columnRange(0, readouts.columns - 1);
  const ofLabels = await compareWithPermutedLabels(
    [answer],
    ([permuted]) => overlapsWith(leading(vectors), { families: { ...reads.families, answer: permuted } }).answer,
    options,
  );
  const untrained: { readonly overlap: number; readonly match: number }[] = [];
  const networks = Math.min(mostNetworks, controlDraws);
  for (let draw = 0; draw < networks; draw++) {
    work.onProgress?.({ stage: `seed ${seed}: untrained networks`, done: draw, total: networks });
    const random = createRandom(seed).fork(`untrained network ${draw}`);
    const drawn = { ...at, parameters: normalParameters(at.network, random, initialDeviation) };
    const own = await outputVectors(drawn, reads, readouts, work);
    const { rotated } = await matchOf(own, predictionsAt(drawn, reads), answer, work);
    untrained.push({ overlap: overlapsWith(leading(own), reads).answer, match: rotated });
  }
  return {
    overlap: { untrained: untrained.map(({ overlap }) => overlap), permuted: Array.from(ofLabels.draws) },
    match: {
      untrained: untrained.map(({ match }) => match),
      permuted: await permutedMatches(vectors, predictionsAt(at, reads), answer, options),
    },
  };
}

/** Leading vectors of the kernel of W_O in all heads of layer 2. */
async function outputVectors(
  at: NetworkAt,
  reads: InductionReads,
  readouts: DenseMatrix,
  { signal }: WorkOptions,
): Promise<DenseMatrix> {
  const names = [attentionOnlyParameterNames.ofHead(1, '*', 'W_O')];
  const kernels = await parameterKernels(at, reads, readouts, { signal, names });
  return centredVectors(sumOfKernels([...kernels.values()]), rotatedVectors);
}
