import { absoluteCosines, bestAssignment, compareWithPermutedExamples, mostPossible } from '@entk/alignment';
import { DenseMatrix, type FeatureFamily, type WorkOptions } from '@entk/core';
import { exp } from '@entk/core/elementary';
import type { InductionReads } from '@entk/datasets';
import { activations, type Network, namedLayers, predict } from '@entk/models';
import { rotateByUnits } from '@entk/rotation';
import { principalComponents } from '../superposition-extensions/decompositions/principal-components.js';
import type { NetworkAt } from './kernels.js';
import { readoutAtReads } from './reads.js';

/** Vectors of a span against single features: mean |cosine| over the best one-to-one assignment. */
export interface Match {
  readonly asIs: number;
  /** Rotated by the network's predictions. */
  readonly rotated: number;
  /** What no basis of the span exceeds. */
  readonly mostPossible: number;
}

/** How many leading vectors are rotated: as many again as the features span. */
export const rotatedVectors = 62;

/** The match of the vectors of a span with each of the features of a family, before and after the rotation. */
export async function matchOf(
  basis: DenseMatrix,
  predictions: DenseMatrix,
  family: FeatureFamily,
  work: Pick<WorkOptions, 'signal'> = {},
): Promise<Match> {
  return {
    asIs: meanCosine(basis, family),
    rotated: meanCosine(await rotatedBy(basis, predictions, work), family),
    mostPossible: mostPossible(basis, [family]).meanOverBestAssignment,
  };
}

/** The rotated match again, the predictions given to other reads. */
export async function permutedMatches(
  basis: DenseMatrix,
  predictions: DenseMatrix,
  family: FeatureFamily,
  options: { readonly draws: number; readonly seed: number; readonly signal?: AbortSignal },
): Promise<number[]> {
  const score = async (units: DenseMatrix) => meanCosine(await rotatedBy(basis, units, options), family);
  return Array.from((await compareWithPermutedExamples(predictions, score, options)).draws);
}

/** The network's probabilities of the next token at the reads, axes [N, V]. */
export function predictionsAt(at: NetworkAt, reads: InductionReads): DenseMatrix {
  const logits = logitsAt(at, reads);
  const { rows, columns } = logits;
  return DenseMatrix.fromRows(
    Array.from({ length: rows }, (_, n) => {
      const row = logits.rowSpan(n);
      const largest = row.reduce((most, one) => Math.max(most, one), -Infinity);
      const powers = Array.from({ length: columns }, (__, c) => exp(row[c] - largest));
      const total = powers.reduce((sum, one) => sum + one, 0);
      return powers.map((power) => power / total);
    }),
  );
}

/** Principal components at the reads, rank many at most: of the logits, and of the residual before the unembedding. */
export function componentsAt(
  at: NetworkAt,
  reads: InductionReads,
): { readonly logits: DenseMatrix; readonly residual: DenseMatrix } {
  const leading = (values: DenseMatrix) => {
    const { scores } = principalComponents(values);
    return scores.columnRange(0, Math.min(rotatedVectors, scores.columns));
  };
  return { logits: leading(logitsAt(at, reads)), residual: leading(residualAt(at, reads)) };
}

function logitsAt({ network, parameters }: NetworkAt, reads: InductionReads): DenseMatrix {
  return DenseMatrix.fromArray(predict(network, parameters, reads.inputs, { readout: readoutAtReads(reads) }));
}

/** What the unembedding is given. */
function residualAt({ network, parameters }: NetworkAt, { inputs, positions }: InductionReads): DenseMatrix {
  const { data, shape } = activations(network, parameters, inputs, { layer: beforeLast(network) });
  const [examples, length, width] = shape;
  return DenseMatrix.generate(examples, width, (n, i) => data[(n * length + positions[n]) * width + i]);
}

function beforeLast(network: Network): string {
  const outermost = namedLayers(network).filter(({ name }) => !name.includes('.'));
  return outermost[outermost.length - 2].name;
}

async function rotatedBy(
  basis: DenseMatrix,
  predictions: DenseMatrix,
  { signal }: Pick<WorkOptions, 'signal'>,
): Promise<DenseMatrix> {
  return (await rotateByUnits(basis, predictions, { blocks: 'single vectors', signal })).basis;
}

function meanCosine(basis: DenseMatrix, { features }: FeatureFamily): number {
  return bestAssignment(absoluteCosines(features, basis)).sum / features.columns;
}
