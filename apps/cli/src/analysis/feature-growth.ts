import { adjustedPValues, type FeatureShares, featureShares, randomShare } from '@entk/alignment';
import type { FeatureFamily } from '@entk/core';
import type { KernelSpectrum } from '@entk/kernels';
import { leadingVectors } from '@entk/spectral';
import { groupLabels } from './feature-labels.js';

/** Every feature inside the first k eigenvectors, for every k, beside random subspaces. */
export interface FeatureGrowth {
  readonly shares: FeatureShares;
  /** Of the features, without the name of a family that stands alone. */
  readonly labels: readonly string[];
  /** M. */
  readonly rows: number;
  /** At the ends of what is looked at. */
  readonly at: readonly SharesAtRank[];
}

/** Every feature in the first k vectors. */
export interface SharesAtRank {
  readonly k: number;
  /** Of a random subspace of k dimensions, on average. */
  readonly random: number;
  readonly features: readonly {
    readonly label: string;
    /** (1/g) Σ ‖P_k f‖². */
    readonly share: number;
    /** The probability that a random subspace of as many dimensions has as much. */
    readonly pValue: number;
    /** Corrected by Holm's rule for the number of features. */
    readonly adjustedPValue: number;
  }[];
}

/**
 * Features in the leading vectors, at every k and with p-values at the ends; without an end, at as many vectors as
 * features.
 */
export function featureGrowth(
  spectrum: Pick<KernelSpectrum, 'vectors' | 'rank' | 'rowOrder' | 'size'>,
  families: readonly FeatureFamily[],
  ends: readonly number[],
): FeatureGrowth | undefined {
  const labels = groupLabels(families);
  const vectors = leadingVectors(spectrum);
  if (!vectors || labels.length === 0) return undefined;
  const { size, rowOrder } = spectrum;
  const shares = featureShares({ vectors, rowOrder }, families);
  const within = ends.filter((end) => end <= vectors.columns);
  const ranks = within.length > 0 ? within : [Math.min(labels.length, vectors.columns)];
  return { shares, labels, rows: size, at: ranks.map((k) => sharesAt(k, shares, labels, size)) };
}

function sharesAt(k: number, { values, sizes }: FeatureShares, labels: readonly string[], rows: number): SharesAtRank {
  const observed = labels.map((_, group) => values.get(group, k - 1));
  const random = sizes.map((directions) => randomShare({ rows, dimension: k, directions }));
  const pValues = observed.map((share, group) => random[group].pValue(share));
  const adjusted = adjustedPValues(pValues);
  return {
    k,
    random: k / rows,
    features: labels.map((label, group) => ({
      label,
      share: observed[group],
      pValue: pValues[group],
      adjustedPValue: adjusted[group],
    })),
  };
}
