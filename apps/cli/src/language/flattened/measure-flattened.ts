import { type Detection, detectLabels } from '@entk/alignment';
import { DenseMatrix, type WorkOptions } from '@entk/core';
import { gram, multiply } from '@entk/linalg';
import { eigh, type Spectrum } from '@entk/spectral';
import { leadingComponents } from '../leading-components.js';
import type { FlattenedPlan } from './plan-flattened.js';
import { type WeightedSpectrum, weightedSpectrum } from './weighted-kernel.js';

/** A flattened kernel, and what single numbers of an example its vectors come down to. */
export interface FlattenedMeasurements {
  readonly spectrum: WeightedSpectrum['spectrum'];
  /** A vector as a matrix [D, N] is σ₁ u₁ w₁ᵀ and less: σ₁ w₁ of every vector, axes [N, k]. */
  readonly scores: DenseMatrix;
  /** σ₁ of each, 1 where one direction of the hidden state is all of it. */
  readonly shares: Float64Array;
  /** Of the first family of labels: scores, and what they are held against. */
  readonly detections: Readonly<Record<string, Detection>>;
}

/** Spectrum, scores, and PCA of the residual stream below and of the hidden state above with the same choice. */
export async function measureFlattened(plan: FlattenedPlan, work: WorkOptions): Promise<FlattenedMeasurements> {
  const { spectrum, hidden, stream } = await weightedSpectrum(plan, work);
  const { scores, shares } = await exampleScores(spectrum, hidden.rows);
  const { splits, seed, top, labels } = plan;
  const detect = (vectors: DenseMatrix) => detectLabels(vectors, labels[0], { splits, draws: 0, seed });
  const known = scores.columnRange(0, spectrum.values.filter((value) => value > 0).length);
  return {
    spectrum,
    scores,
    shares,
    detections: {
      eNTK: detect(known),
      'PCA of the residual below': detect(await leadingComponents(stream, top)),
      'PCA of the hidden state': detect(await leadingComponents(hidden, top)),
    },
  };
}

/** σ₁ w₁ of every vector; its sign is that of its largest entry. */
export async function exampleScores(
  { vectors }: Spectrum & { readonly vectors: DenseMatrix },
  examples: number,
): Promise<Pick<FlattenedMeasurements, 'scores' | 'shares'>> {
  const width = vectors.rows / examples;
  const scores = new DenseMatrix(examples, vectors.columns);
  const shares = new Float64Array(vectors.columns);
  for (let k = 0; k < vectors.columns; k++) {
    const column = new DenseMatrix(width, examples, vectors.columnRange(k, k + 1).data);
    const { values, vectors: leading } = await eigh(gram(column), { count: 1, semidefinite: true });
    const score = multiply(column, leading, { transposeLeft: true }).data;
    const largest = score.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    shares[k] = Math.sqrt(Math.max(0, values[0]));
    score.forEach((value, n) => scores.set(n, k, largest < 0 ? -value : value));
  }
  return { scores, shares };
}
