import type { ControlledScore, Heatmap, HeatmapSummary } from '@entk/alignment';
import type { DenseMatrix, FeatureFamily } from '@entk/core';
import type { Collapse, KernelSpectrum, ReadoutAgreement, SpectrumSide } from '@entk/kernels';
import type { NearKinks, Network, NetworkInputs, ParameterSet, Readout } from '@entk/models';
import type { AgreementCurve, Split } from '@entk/prediction';
import type { Cliff, CliffReport } from '@entk/spectral';
import type { FeatureGrowth } from './feature-growth.js';
import type { Reading } from '../rotations/network-readings.js';
import type { PlannedRotation } from '../rotations/rotation-kind.js';
import type { RangeRotation } from '../rotations/range-rotation.js';
import type { DropSearch } from './expected-places.js';
import type { ParameterGroup } from './parameter-groups.js';
import type { VectorExtremes } from './top-examples.js';

/** What is analysed, and how. */
export interface NetworkPlan extends DropSearch {
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly inputs: NetworkInputs;
  readonly collapse: Collapse;
  /** What the whole kernel sums over. */
  readonly chosen: readonly string[];
  /** Parameters whose kernels are taken alone, too. */
  readonly groups: readonly ParameterGroup[];
  /** Eigenpairs of each kernel, at most. */
  readonly top: number;
  /** What the derivatives of each output are multiplied by; 1 each without it. */
  readonly outputFactors?: readonly number[];
  /** Which scalars of the outputs the kernel is of; all of them without it. */
  readonly readout?: Readout;
  /** How many random read-outs that is, if it is such. */
  readonly readouts?: number;
  /** Where the eigenproblems are solved; by size without it. */
  readonly side?: SpectrumSide;
  /** Features of the kernel's rows [M, F]; possibly none. */
  readonly families: readonly FeatureFamily[];
  readonly prediction?: PredictionPlan;
  /** Ranges of eigenvectors that are looked at beside the cliffs. */
  readonly ranges: readonly Cliff[];
  /** What the examples are called; one each. */
  readonly labels?: readonly string[];
  /** Of every cliff and range. */
  readonly rotations: readonly PlannedRotation[];
  /** What rotated vectors are read by, of a network at hand whose kernel has a row an example. */
  readonly readings?: () => readonly Reading[];
  /** Of the controls. */
  readonly seed: number;
}

/** What of a plan does not depend on where the kernel comes from. */
export type KernelPlan = Omit<
  NetworkPlan,
  'network' | 'parameters' | 'inputs' | 'chosen' | 'groups' | 'readout' | 'readouts' | 'outputFactors' | 'prediction'
>;

/** The leading part of one kernel. */
export interface KernelMeasurement {
  readonly label: string;
  readonly parameters: readonly string[];
  readonly parameterCount: number;
  readonly spectrum: KernelSpectrum;
  readonly report: CliffReport;
}

/** All that the report is written from. */
export interface NetworkMeasurements {
  readonly plan: NetworkPlan;
  readonly full: KernelMeasurement;
  readonly groups: readonly KernelMeasurement[];
  readonly match?: FeatureMatch;
  readonly growth?: FeatureGrowth;
  readonly examples: readonly VectorExtremes[];
  /** Of the cliffs and of the ranges of the plan. */
  readonly alignments: readonly CliffAlignment[];
  readonly rotations: readonly RangeRotation[];
  readonly prediction?: NetworkPrediction;
  /** Of random read-outs, as far as their factors fit. */
  readonly agreement?: ReadoutAgreement;
  /** Of a network at hand. */
  readonly kinks?: readonly NearKinks[];
}

/** The same of a kernel, whether it is that of a network at hand or came from elsewhere. */
export type KernelMeasurements = Omit<NetworkMeasurements, 'plan'> & { readonly plan: KernelPlan };

/** The leading eigenvectors against every feature. */
export interface FeatureMatch {
  /** |cosine|, or the norm of the projection where features come in groups: groups × vectors. */
  readonly heatmap: Heatmap;
  readonly summary: HeatmapSummary;
  /** Of as many vectors as there are groups, every column divided by its length: the number under figure 1. */
  readonly normalised: { readonly vectors: number; readonly summary: HeatmapSummary };
}

/** A cliff's subspace against the features, beside random subspaces of as many dimensions. */
export interface CliffAlignment {
  /** Vectors from … to − 1, counted from 0. */
  readonly from: number;
  readonly to: number;
  /** ‖P f‖ of each feature, families side by side: how much of it the cliff holds. */
  readonly captured: Float64Array;
  /** Every feature against every vector of it, the columns named by their ranks. */
  readonly heatmap: Heatmap;
  /** Of the heatmap: the mean over the best one-to-one assignment, min(F, k) matches. */
  readonly meanOverBestAssignment: number;
  /** What no orthonormal basis of the span exceeds. */
  readonly mostPossible: number;
  readonly best: { readonly feature: number; readonly label: string; readonly captured: number };
  /** The largest ‖P f‖, and the same of random subspaces. */
  readonly bestControl: ControlledScore;
  /** Σ ‖P q‖² over an orthonormal basis q of all features' span, and the same of random subspaces. */
  readonly energyControl: ControlledScore;
  /** The dimension of the features' span, or of the cliff, whichever is smaller: what the energy cannot exceed. */
  readonly energyMaximum: number;
  /** The energy in the span of each family by itself. */
  readonly families: readonly { readonly name: string; readonly energy: number; readonly maximum: number }[];
}

/** What eq. 1 is tested on. */
export interface PredictionPlan {
  /** y [N, C]. */
  readonly targets: DenseMatrix;
  /** Whether the targets are classes, ones in zeros. */
  readonly classes: boolean;
  /** The examples that eq. 1 is given targets of. */
  readonly train: readonly number[];
  /** The examples that it predicts without; possibly none. */
  readonly test: readonly number[];
  /** What is regressed on: the targets (eq. 1), or the network's own outputs. */
  readonly fit: 'targets' | 'outputs';
  /** How the two were told apart. */
  readonly split: string;
}

/** The curve of agreement between eq. 1 and the network, and what it was measured on. */
export interface NetworkPrediction {
  readonly curve: AgreementCurve;
  readonly classes: boolean;
  /** C. */
  readonly outputCount: number;
  /** Ranks at which the ranges of the plan end. */
  readonly ends: readonly number[];
  readonly counts: Required<Split<number>>;
}
