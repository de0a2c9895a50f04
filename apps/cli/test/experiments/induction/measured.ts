import type { InductionFamilyName } from '@entk/datasets';
import { headWeights, weightName } from '../../../src/experiments/induction/kernels.js';
import type { KernelPoint, PhasePoint, SeedMeasurements } from '../../../src/experiments/induction/measurements.js';
import { inductionSettings } from '../../../src/experiments/induction/settings.js';

/** Times chance. */
export interface Overlaps {
  readonly outputs: readonly number[];
  readonly values?: number;
  readonly queries?: number;
  readonly lag?: number;
}

const steps = [0, 400, 800, 6000];
const chance = 31 ** 2 / 639;

/** Figures of a seed in which everything that is claimed holds, but for what is given. */
export function seedOf(
  seed: number,
  {
    accuracy = [0.03, 0.1, 0.99, 1],
    attention = [0.03, 0.06, 0.3, 0.45],
    overlaps: { outputs, values = 8, queries = 1.1, lag = 1 } = { outputs: [1.3, 1.6, 8, 11] },
    rotated = 0.85,
    components = 0.6,
    untrained = 2,
  }: {
    readonly accuracy?: readonly number[];
    readonly attention?: readonly number[];
    readonly overlaps?: Overlaps;
    readonly rotated?: number;
    readonly components?: number;
    readonly untrained?: number;
  } = {},
): SeedMeasurements {
  const dimensions: Record<InductionFamilyName, number> = {
    answer: 31,
    current: 31,
    previous: 31,
    lag: 11,
    position: 17,
  };
  const families = (times: number) => ({
    answer: times * chance,
    current: 3,
    previous: 2,
    lag: (lag * chance * 11) / 31,
    position: (chance * 17) / 31,
  });
  const phase = [...steps, 1000]
    .toSorted((left, right) => left - right)
    .map((step): PhasePoint => {
      const at = steps.findLastIndex((one) => one <= step);
      return { step, accuracy: accuracy[at], loss: 1, previous: attention[at], induction: attention[at] };
    });
  const kernels = steps.map((step, at): KernelPoint => {
    const last = at === steps.length - 1;
    const ofWeights = [1, 2].flatMap((layer) =>
      headWeights.map((weight) => {
        const own = { W_Q: queries, W_K: queries, W_V: last ? values : 1, W_O: outputs[at] }[weight];
        return [weightName(layer, weight), families(own)] as const;
      }),
    );
    return {
      step,
      overlaps: { full: families(outputs[at]), ...Object.fromEntries(ofWeights) },
      matches: {
        kernel: { asIs: 0.3, rotated, mostPossible: 0.9 },
        logits: { asIs: 0.2, rotated: components, mostPossible: 0.67 },
        residual: { asIs: 0.2, rotated: components - 0.01, mostPossible: 0.67 },
      },
    };
  });
  return {
    settings: { ...inductionSettings, seed },
    dimension: 31,
    chance,
    familyDimensions: dimensions,
    phase,
    kernels,
    parameters: { 'embed.W_E': families(1), 'blocks.1.attn.0.W_O': families(6) },
    controls: {
      overlap: { untrained: [untrained, 2.1], permuted: [1.4, 1.6] },
      match: { untrained: [0.11, 0.12], permuted: [0.1, 0.11] },
    },
  };
}
