import type { FeatureFamily } from '@entk/core';
import type { NetworkInputs } from '@entk/models';
import type { Targets } from '../inputs/example-arrays.js';
import { readLabels } from '../inputs/texts.js';
import type { AnalysisChoices } from './analysis-choices.js';

/** What the command line calls the examples; else their tokens, or the class and the feature that they are of. */
export async function labelsOf(
  { shape, data }: NetworkInputs,
  { labels, featureNames }: AnalysisChoices,
  { targets, families }: { readonly targets?: Targets; readonly families: readonly FeatureFamily[] },
): Promise<readonly string[] | undefined> {
  const [count, length] = shape;
  if (labels !== undefined) return readLabels(labels, count);
  if (featureNames !== undefined && families[0].features.rows === count) return largestFeatures(families[0]);
  if (data instanceof Int32Array) {
    const tokensOf = (n: number) => data.subarray(n * length, (n + 1) * length).filter((token) => token >= 0);
    return Array.from({ length: count }, (_, n) => tokensOf(n).join(' '));
  }
  if (!targets?.classes) return undefined;
  return Array.from({ length: count }, (_, n) => `class ${targets.targets.rowSpan(n).indexOf(1)}`);
}

/** Of every example the feature that is largest there. */
function largestFeatures({ features, labels }: FeatureFamily): string[] {
  return Array.from({ length: features.rows }, (_, n) => {
    const row = features.rowSpan(n).map(Math.abs);
    return labels[row.indexOf(Math.max(...row))];
  });
}
