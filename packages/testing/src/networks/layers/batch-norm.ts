import type { LayerCase, LayerReference } from './reference.js';

interface BatchNormOptions {
  readonly gain?: string;
  readonly bias?: string;
  readonly mean: string;
  readonly variance: string;
  readonly epsilon?: number;
}

/** g ∘ (x − mean)/√(variance + ε) + b, mean and variance being given. */
export const batchNorm: LayerReference<BatchNormOptions> = {
  apply(rows, { gain, bias, mean, variance, epsilon = 1e-5 }, { parameter, rounded }) {
    const [gains, biases] = [gain, bias].map((name) => (name === undefined ? undefined : parameter(name).data));
    const [means, variances] = [mean, variance].map((name) => parameter(name).data);
    return rows.map((x) =>
      x.map((value, h) => {
        const factor = (gains ? gains[h] : 1) / Math.sqrt(variances[h] + epsilon);
        const added = biases ? biases[h] : 0;
        const size = (Math.abs(value) + Math.abs(means[h])) * Math.abs(factor) + Math.abs(added);
        return rounded((value - means[h]) * factor + added, size, 7);
      }),
    );
  },
  cases: [
    caseOf({}, { width: 4 }),
    caseOf({ gain: 'g', bias: 'b' }, { width: 4 }),
    caseOf({ bias: 'b', epsilon: 0.5 }, { positions: 3, width: 2 }),
    caseOf({ gain: 'g' }, { positions: 4, width: 2, grid: [2, 2] }),
  ],
};

function caseOf(options: Omit<BatchNormOptions, 'mean' | 'variance'>, input: LayerCase['input']): LayerCase {
  const { gain, bias } = options;
  const vectors = [gain, bias].flatMap((name) => (name === undefined ? [] : [[name, [input.width]] as const]));
  return {
    layer: { kind: 'batchNorm', ...options, mean: 'm', variance: 'v' },
    input,
    output: { positions: 1, ...input },
    parameters: Object.fromEntries(vectors),
    buffers: { m: [input.width], v: [input.width] },
  };
}
