import { alignmentHeatmap, bestMatches, type Heatmap, mostPossible } from '@entk/alignment';
import type { FeatureFamily, WorkOptions } from '@entk/core';
import type { KernelSpectrum } from '@entk/kernels';
import { rotateByOutputs } from '@entk/rotation';
import { leadingVectors } from '@entk/spectral';
import { assignmentOf } from './assignment.js';

/** The leading vectors of a flattened kernel, rotated so that each lives on few outputs, against the features. */
export interface OutputRotationResult {
  /** |cosine| of the expanded features with the rotated vectors, in the order of the outputs. */
  readonly heatmap: Heatmap;
  /** Mean |cosine| over the best one-to-one assignment, nothing normalised. */
  readonly rawBestAssignment: number;
  /** The most that any orthonormal basis of the same span could reach. */
  readonly mostPossible: number;
  /** Of each feature: its norm inside the span. */
  readonly norms: Float64Array;
  /** How many different features are the best match of a vector. */
  readonly distinctFeatures: number;
}

/** Rotates as many leading vectors as there are outputs, or as have an eigenvalue above zero; no β is chosen. */
export async function rotatedByOutputs(
  spectrum: Pick<KernelSpectrum, 'vectors' | 'rank' | 'rowOrder' | 'outputCount'>,
  features: FeatureFamily,
  { signal }: WorkOptions = {},
): Promise<OutputRotationResult | undefined> {
  const { rowOrder, outputCount } = spectrum;
  const leading = leadingVectors(spectrum, outputCount);
  if (!leading || !rowOrder) return undefined;
  const { basis } = await rotateByOutputs(leading, { outputs: outputCount, rowOrder, signal });
  const heatmap = alignmentHeatmap({ vectors: basis, rowOrder }, [features], { quantity: '|cosine|' });
  const { norms, meanOverBestAssignment } = mostPossible({ vectors: basis, rowOrder }, [features]);
  return {
    heatmap,
    rawBestAssignment: assignmentOf(heatmap.values).raw,
    mostPossible: meanOverBestAssignment,
    norms,
    distinctFeatures: new Set(bestMatches(heatmap.values).ofColumns.map(({ row }) => row)).size,
  };
}
