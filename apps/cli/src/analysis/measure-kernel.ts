import { type JournalledWork, noJournal } from '../journal/no-journal.js';
import { rotateRanges } from '../rotations/rotate-ranges.js';
import { cliffAlignments, featureMatch } from './align-cliffs.js';
import { featureGrowth } from './feature-growth.js';
import type { KernelMeasurement, KernelMeasurements, KernelPlan } from './measurements.js';
import { distinctRanges } from './ranges.js';
import { topExamples } from './top-examples.js';

/**
 * What one sees in the leading pairs of a kernel, wherever it comes from: features, examples, and rotations of its
 * cliffs.
 */
export async function measureKernel(
  full: KernelMeasurement,
  plan: KernelPlan,
  { journal = noJournal, ...work }: JournalledWork = {},
): Promise<KernelMeasurements> {
  const { families, seed, labels } = plan;
  const { spectrum } = full;
  const hasFeatures = families.length > 0;
  const ranges = distinctRanges([...full.report.cliffs, ...plan.ranges]);
  return {
    plan,
    full,
    groups: [],
    match: hasFeatures ? featureMatch(spectrum, families) : undefined,
    growth: hasFeatures
      ? featureGrowth(
          spectrum,
          families,
          [...new Set(ranges.map(({ to }) => to))].sort((left, right) => left - right),
        )
      : undefined,
    examples: topExamples(spectrum, spectrum.exampleCount, labels),
    alignments: hasFeatures
      ? await journal.stage('alignment', () => cliffAlignments(full, ranges, families, { seed, ...work }))
      : [],
    rotations: await journal.stage('rotations', () =>
      rotateRanges(spectrum, { cliffs: full.report.cliffs, ranges }, plan, work),
    ),
  };
}
