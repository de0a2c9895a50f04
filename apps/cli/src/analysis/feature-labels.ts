import type { FeatureFamily } from '@entk/core';

/** One name a feature; with that of its family, where there are several. */
export function groupLabels(families: readonly FeatureFamily[]): string[] {
  return families.flatMap(({ name, labels }) =>
    labels.map((label) => (families.length > 1 ? `${name} ${label}` : label)),
  );
}

/** One name a column: those of a group share one. */
export function columnLabels(families: readonly FeatureFamily[]): string[] {
  const sizes = families.flatMap(({ labels, groupSize }) => labels.map(() => groupSize));
  return groupLabels(families).flatMap((label, group) => Array<string>(sizes[group]).fill(label));
}
