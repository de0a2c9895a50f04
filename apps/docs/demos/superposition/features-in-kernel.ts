import { alignmentHeatmap, bestAssignment, columnNormalised, type Heatmap, mostPossible } from '@entk/alignment';
import type { DenseMatrix, WorkOptions } from '@entk/core';
import { pow } from '@entk/core/elementary';
import { expandedIndicators } from '@entk/datasets';
import { factoredJacobian, rescaleOutputs } from '@entk/jacobians';
import { kernelSpectrum, type SpectrumSide } from '@entk/kernels';
import { rotateByOutputs } from '@entk/rotation';
import { type Drop, findCliffs, leadingVectors, type SpectrumStatus } from '@entk/spectral';
import type { FeaturesRequest } from './request.js';
import { shownVectors } from './settings.js';
import type { SuperpositionModel } from './training.js';

/** The flattened kernel of a model at one β, and how vectors of it match the features. */
export interface FeaturesInKernel extends FeaturesRequest {
  /** Descending. */
  readonly values: Float64Array;
  readonly drops: readonly Drop[];
  readonly status: SpectrumStatus;
  readonly side: SpectrumSide;
  /** Rows and columns of the kernel that was never formed. */
  readonly size: number;
  /** |cosine| of every feature [rows] with every vector [columns]. */
  readonly raw: DenseMatrix;
  /** The same with every column divided by its length, as figure 1 shows it. */
  readonly normalised: DenseMatrix;
  /** The features that the rows stand for: all, unless one is in no example. */
  readonly features: readonly number[];
  /** Means over the best one-to-one assignment of the first n vectors to features. */
  readonly match: { readonly raw: number; readonly normalised: number };
  /** Of rotated vectors: the raw match that no orthonormal basis of their span exceeds. */
  readonly mostPossible?: number;
}

/**
 * Spectrum, drops and heatmap of the flattened kernel of W and b, its derivatives rescaled by I_i^{β/2} (section 3.2).
 */
export async function featuresInKernel(
  { network, parameters, dataSet, settings }: SuperpositionModel,
  { beta, basis }: FeaturesRequest,
  work: WorkOptions = {},
): Promise<FeaturesInKernel> {
  const factors = Array.from(dataSet.importance, (value) => pow(value, beta / 2));
  const jacobian = rescaleOutputs(factoredJacobian(network, parameters, dataSet.inputs, work), factors);
  const count = shownVectors(settings);
  const spectrum = await kernelSpectrum(jacobian, { kind: 'flattened', rowOrder: 'classMajor' }, { count, ...work });
  const indicators = expandedIndicators(dataSet.inputs, { rowOrder: 'classMajor', absentFeatures: 'omit' });
  const leading = leadingVectors(spectrum) ?? spectrum.vectors;
  const vectors = basis === 'by outputs' ? await byOutputs(leading, settings.features, work) : leading;
  const shown = { vectors, rowOrder: spectrum.rowOrder };
  const heatmap = alignmentHeatmap(shown, [indicators], { quantity: '|cosine|' });
  const { drops } = findCliffs(spectrum);
  const normalised = columnNormalised(heatmap);
  return {
    beta,
    basis,
    values: spectrum.values,
    drops,
    status: spectrum.status,
    side: spectrum.side,
    size: spectrum.size,
    raw: heatmap.values,
    normalised: normalised.values,
    features: indicators.labels.map((label) => Number(label.split(' ')[1])),
    match: { raw: assigned(heatmap), normalised: assigned(normalised) },
    ...(basis === 'by outputs' && { mostPossible: mostPossible(shown, [indicators]).meanOverBestAssignment }),
  };
}

/** The first n vectors, n being the number of outputs. */
async function byOutputs(vectors: DenseMatrix, outputs: number, { signal }: WorkOptions): Promise<DenseMatrix> {
  const leading = vectors.columnRange(0, Math.min(outputs, vectors.columns));
  return (await rotateByOutputs(leading, { outputs, rowOrder: 'classMajor', signal })).basis;
}

function assigned({ values }: Heatmap): number {
  return bestAssignment(values.columnRange(0, Math.min(values.rows, values.columns))).mean;
}
