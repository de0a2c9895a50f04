import { controlledScore, type Heatmap, heatmapSummary, type LineSplit } from '@entk/alignment';
import { DenseMatrix } from '@entk/core';
import { superpositionClaims } from '../../../src/experiments/superposition/claims.js';
import type { SuperpositionControls } from '../../../src/experiments/superposition/controls.js';
import type { KernelCase } from '../../../src/experiments/superposition/kernel-case.js';
import type { OutputRotationResult } from '../../../src/experiments/superposition/rotate-by-outputs.js';
import type { DropVariant, NetworkMeasurements } from '../../../src/experiments/superposition/measurements.js';
import {
  paperNetworks,
  paperSettings,
  type SuperpositionSettings,
  sweptBetas,
} from '../../../src/experiments/superposition/settings.js';
import type { Claim } from '../../../src/report/claim.js';
import { type Ratios, spectrumWithDrops } from '../spectrum-with-drops.js';

/** What a network is made to show; the rest is as the paper has it. */
export interface Shown {
  readonly settings?: Partial<SuperpositionSettings>;
  /** Drops at β = 0, with all parameters and rows of unit length. */
  readonly drops: Ratios;
  /** λ_n / λ_{n+1} without the bias, without unit rows, and without either. */
  readonly otherRatios?: readonly [number, number, number];
  readonly reconstructed: number;
  /** Means over the best assignment, by β. */
  readonly means: Readonly<Record<number, number>>;
  /** Best-matching features of the vectors at β = 1. */
  readonly matched?: readonly number[];
  readonly lines: LineSplit;
  /** After the rotation by outputs at β = 0. */
  readonly rotated?: Partial<OutputRotationResult>;
}

/** Two lines that cover so much, the second of which adds more than all but `chances` of 199 random orders. */
export function linesOf(one: number, two: number, chances: number): LineSplit {
  const placed = (observed: number, atLeast: number) =>
    controlledScore(
      observed,
      Array.from({ length: 199 }, (_, index) => (index < atLeast ? observed : observed / 2 - 1)),
    );
  return { points: [], one: placed(one, 0), two: placed(two, 0), gain: placed(two - one, chances) };
}

const asShown: readonly Shown[] = [
  {
    drops: { 10: 3, 50: 24 },
    reconstructed: 10,
    means: { 0.3: 0.99, 0.5: 0.71, 0.7: 0.55, 1: 0.42 },
    lines: linesOf(1, 1, 199),
  },
  {
    drops: { 32: 2, 50: 2.2 },
    reconstructed: 20,
    means: { 0.3: 0.84, 0.5: 0.7, 0.7: 0.51, 1: 0.37 },
    lines: linesOf(0.54, 0.77, 6),
  },
  {
    drops: { 50: 2 },
    reconstructed: 45,
    means: { 0.3: 0.74, 0.5: 0.57, 0.7: 0.44, 1: 0.33 },
    lines: linesOf(0.51, 0.79, 0),
  },
];

const paperMeasurements = asShown.map((shown, index) => networkOf(index, shown));

/** The networks of figure 1 in which all that section 3 says is so, but for the changes of each. */
export function networksWith(...changes: readonly Partial<Shown>[]): NetworkMeasurements[] {
  return paperMeasurements.map((network, index) => {
    const change = changes[index] ?? {};
    return Object.keys(change).length === 0 ? network : networkOf(index, { ...asShown[index], ...change });
  });
}

/** The same changes of all three. */
export function everyNetworkWith(change: Partial<Shown>): NetworkMeasurements[] {
  return networksWith(change, change, change);
}

/** What chance gives. */
export const superpositionControls: readonly SuperpositionControls[] = asShown.map(() => ({
  random: { raw: [0.1, 0.11], normalised: [0.2, 0.22] },
  untrained: { raw: [0.3, 0.32], normalised: [0.4, 0.44] },
  possible: { random: [0.04, 0.05], untrained: [0.5, 0.52] },
}));

function networkOf(
  index: number,
  { settings: changed, drops, otherRatios = [1.1, 1.7, 1.05], reconstructed, means, matched, lines, rotated }: Shown,
): NetworkMeasurements {
  const { id, label, hiddenUnits, sparsity } = paperNetworks[index];
  const settings = { ...paperSettings, hiddenUnits, sparsity, ...changed };
  const { features } = settings;
  const shape = { count: 120, size: (settings.hiddenUnits + 1) * features };
  const variant = (ratios: Ratios, unitRows: boolean, bias: boolean): DropVariant => {
    const { spectrum, report } = spectrumWithDrops(ratios, shape);
    const { values } = spectrum;
    const found = report.drops.some(({ after }) => after === features);
    return { unitRows, bias, values, ratio: values[features - 1] / values[features], found };
  };
  const [withoutBias, withoutUnitRows, withoutEither] = otherRatios;
  const { spectrum, report } = spectrumWithDrops(drops, shape);
  const heatmap = matchesOf(features, matched ?? leadingHalf(features));
  const figures = heatmapSummary(heatmap);
  const caseOf = (beta: number, mean: number): KernelCase => ({
    beta,
    parameters: ['W', 'b'],
    spectrum: {
      ...spectrum,
      collapse: { kind: 'flattened', rowOrder: 'classMajor' },
      parameters: ['W', 'b'],
      exampleCount: settings.examples,
      outputCount: features,
      outputFactors: new Float64Array(features).fill(1),
      side: 'parameters',
      rankBound: shape.size,
      noise: 1e-7,
    },
    report,
    heatmap: { ...heatmap, normalised: false },
    normalised: heatmap,
    figures: { ...figures, meanOverBestAssignment: mean },
    assignment: { raw: mean / 2, normalised: mean },
    permuted: beta === 0.3 ? { raw: [0.05, 0.06], normalised: [0.1, 0.12] } : undefined,
    rotated: beta === 0 ? rotatedTo(heatmap, rotated) : undefined,
  });
  return {
    id,
    label,
    settings,
    finalLoss: 0.01,
    weight: new DenseMatrix(hiddenUnits, features),
    weightGram: new DenseMatrix(features, features),
    reconstructed,
    cases: sweptBetas.map((beta) => caseOf(beta, means[beta] ?? 1)),
    lines,
    variants: [
      variant(drops, true, true),
      variant({ [features]: withoutBias }, true, false),
      variant({ [features]: withoutUnitRows }, false, true),
      variant({ [features]: withoutEither }, false, false),
    ],
    agreement: {
      ranks: new Uint32Array(0),
      rSquared: { train: new Float64Array(0), test: new Float64Array(0) },
      drops: [],
      full: { train: 1, test: 1 },
    },
  };
}

/** Every feature matched as well as can be, but for the changes. */
function rotatedTo(heatmap: Heatmap, changes: Partial<OutputRotationResult> = {}): OutputRotationResult {
  const features = heatmap.values.rows;
  return {
    heatmap,
    rawBestAssignment: 0.74,
    mostPossible: 0.745,
    norms: new Float64Array(features).fill(0.745),
    distinctFeatures: features,
    ...changes,
  };
}

function leadingHalf(features: number): number[] {
  return Array.from({ length: features }, (_, vector) => vector % (features / 2));
}

function matchesOf(features: number, matched: readonly number[]): Heatmap {
  return {
    values: DenseMatrix.generate(features, matched.length, (row, column) => (matched[column] === row ? 1 : 0)),
    rowLabels: Array.from({ length: features }, (_, feature) => String(feature)),
    columnLabels: matched.map((_, vector) => String(vector)),
    quantity: '|cosine|',
    normalised: true,
  };
}

/** The claim of that name, of these networks. */
export function claimed(id: string, networks: readonly NetworkMeasurements[] = networksWith()): Claim {
  return superpositionClaims(networks, superpositionControls).find((claim) => claim.id === id)!;
}
