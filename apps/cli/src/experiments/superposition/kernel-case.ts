import { columnNormalised, firstColumns, type Heatmap, type HeatmapSummary, heatmapSummary } from '@entk/alignment';
import type { FeatureFamily } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import type { KernelSpectrum } from '@entk/kernels';
import { type CliffReport, findCliffs } from '@entk/spectral';
import { type Assignment, type AssignmentDraws, assignmentOf, drawsOf } from './assignment.js';
import { featureCosines, type KernelChoice } from './feature-cosines.js';
import { permutedAssignments } from './permuted-examples.js';
import { type OutputRotationResult, rotatedByOutputs } from './rotate-by-outputs.js';

/** One kernel of a network: a β and the parameters summed over. */
export interface KernelCase {
  readonly beta: number;
  readonly parameters: readonly string[];
  readonly spectrum: KernelSpectrum;
  readonly report: CliffReport;
  /** |cosine| of the expanded features with the leading eigenvectors, raw and column-normalised. */
  readonly heatmap: Heatmap;
  readonly normalised: Heatmap;
  /** Figures of the column-normalised heatmap of the first n vectors, n features. */
  readonly figures: HeatmapSummary;
  /** The match of the first n vectors, and of as many against permuted examples, where they were asked for. */
  readonly assignment: Assignment;
  readonly permuted?: AssignmentDraws;
  /** The first n vectors rotated by outputs, where that was asked for. */
  readonly rotated?: OutputRotationResult;
}

/** Which kernel, and how much of it. */
export interface KernelCaseOptions extends KernelChoice {
  /** Draws of the control by permuted examples; for features that are all present. */
  readonly permutations?: { readonly draws: number; readonly seed: number };
  /** Rotate the first n vectors by outputs. @default false */
  readonly rotate?: boolean;
}

/**
 * Spectrum, drops and heatmap of the flattened kernel, its derivatives rescaled by I_i^{β/2} (section 3.2).
 *
 * @param features Rows n·C + c.
 */
export async function kernelCase(
  jacobian: FactoredJacobian,
  features: FeatureFamily,
  { permutations, rotate = false, ...choice }: KernelCaseOptions,
): Promise<KernelCase> {
  const { spectrum, heatmap, vectors } = await featureCosines(jacobian, features, choice);
  const leading = firstColumns(heatmap, features.labels.length);
  const first = permutations || rotate ? vectors(spectrum.outputCount) : undefined;
  return {
    beta: choice.beta,
    parameters: choice.parameters,
    spectrum,
    report: findCliffs(spectrum),
    heatmap,
    normalised: columnNormalised(heatmap),
    figures: heatmapSummary(columnNormalised(leading)),
    assignment: assignmentOf(leading.values),
    permuted: permutations && first && drawsOf(permutedAssignments(features.features, first, permutations)),
    rotated: rotate ? await rotatedByOutputs({ ...spectrum, vectors: first }, features, choice) : undefined,
  };
}
