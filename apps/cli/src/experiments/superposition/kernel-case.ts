import {
  alignmentHeatmap,
  type Basis,
  columnNormalised,
  firstColumns,
  type Heatmap,
  type HeatmapSummary,
  heatmapSummary,
} from '@entk/alignment';
import { type FeatureFamily, MisuseError, type WorkOptions } from '@entk/core';
import { pow } from '@entk/core/elementary';
import { type FactoredJacobian, rescaleOutputs, selectParameters } from '@entk/jacobians';
import { type KernelSpectrum, kernelSpectrum, type SpectrumSide } from '@entk/kernels';
import { type CliffReport, findCliffs, leadingVectors } from '@entk/spectral';

import { type Assignment, type AssignmentDraws, assignmentOf, drawsOf } from './assignment.js';
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
export interface KernelCaseOptions extends WorkOptions {
  readonly beta: number;
  readonly importance: ArrayLike<number>;
  readonly parameters: readonly string[];
  readonly count: number;
  readonly side?: SpectrumSide;
  /** Draws of the control by permuted examples; for features that are all present. */
  readonly permutations?: { readonly draws: number; readonly seed: number };
  /** Rotate the first n vectors by outputs. @default false */
  readonly rotate?: boolean;
}

/** Spectrum, drops and heatmap of the flattened kernel, its derivatives rescaled by I_i^{β/2} (section 3.2). */
export async function kernelCase(
  jacobian: FactoredJacobian,
  features: FeatureFamily,
  { beta, importance, parameters, count, side, permutations, rotate = false, ...work }: KernelCaseOptions,
): Promise<KernelCase> {
  const factors = Array.from(importance, (value) => pow(value, beta / 2));
  const chosen = rescaleOutputs(selectParameters(jacobian, parameters), factors);
  const spectrum = await kernelSpectrum(
    chosen,
    { kind: 'flattened', rowOrder: 'classMajor' },
    { count, side, ...work },
  );
  const vectors = spectrum.vectors;
  const heatmap = alignmentHeatmap(withDirection(spectrum), [features], { quantity: '|cosine|' });
  const leading = firstColumns(heatmap, features.labels.length);
  return {
    beta,
    parameters,
    spectrum: { ...spectrum, vectors: undefined },
    report: findCliffs(spectrum),
    heatmap,
    normalised: columnNormalised(heatmap),
    figures: heatmapSummary(columnNormalised(leading)),
    assignment: assignmentOf(leading.values),
    permuted:
      permutations &&
      drawsOf(permutedAssignments(features.features, vectors.columnRange(0, leading.values.columns), permutations)),
    rotated: rotate ? await rotatedByOutputs(spectrum, features, work) : undefined,
  };
}

/** The vectors of eigenvalues above zero: a null vector of JᵀJ has no counterpart among the data. */
function withDirection(spectrum: KernelSpectrum): Basis {
  const vectors = leadingVectors(spectrum);
  if (!vectors) {
    throw new MisuseError({
      in: 'kernelCase',
      rule: 'the kernel must not be zero',
      remedy: 'no output depends on a parameter where units are dead, or weights, inputs or importances are all zero',
    });
  }
  return { vectors, rowOrder: spectrum.rowOrder };
}
