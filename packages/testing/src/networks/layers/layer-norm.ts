import { type LayerCase, type LayerReference, meanOf, type Rows, shapeKept } from './reference.js';

interface LayerNormOptions {
  readonly gain?: string;
  readonly bias?: string;
  readonly epsilon?: number;
}

/**
 * Where rows are flatter its derivatives, which grow with powers of the inverse deviation, are too steep for
 * differences.
 */
const safeDeviation = 0.25;

/**
 * Two numbers become 1 and −1, and of a change of theirs only a share ε/(σ² + ε) is left: below this one, little but
 * its roundings.
 */
const safeShare = 0.05;

/** g ∘ (x − μ)/√(σ² + ε) + b. */
export const layerNorm: LayerReference<LayerNormOptions> = {
  apply(rows, { gain, bias, epsilon = 1e-5 }, { parameter, rounded }) {
    const [gains, biases] = [gain, bias].map((name) => (name === undefined ? undefined : parameter(name).data));
    return rows.map((x) => {
      const mean = meanOf(x);
      const deviation = Math.sqrt(varianceOf(x) + epsilon);
      return x.map((value, h) => {
        const factor = (gains ? gains[h] : 1) / deviation;
        const added = biases ? biases[h] : 0;
        const size = (Math.abs(value) + meanOf(x.map(Math.abs))) * Math.abs(factor) + Math.abs(added);
        return rounded((value - mean) * factor + added, size, x.length + 6);
      });
    });
  },
  isTame: (rows: Rows, { epsilon = 1e-5 }) =>
    rows.every((row) => {
      const variance = varianceOf(row);
      return Math.sqrt(variance) > safeDeviation && (row.length > 2 || epsilon / (variance + epsilon) > safeShare);
    }),
  cases: [
    ...shapeKept({ kind: 'layerNorm' }).slice(0, 1),
    ...[1, 3].map((positions) => caseOf({ gain: 'g', bias: 'b' }, positions)),
    caseOf({ bias: 'b', epsilon: 0.5 }, 1),
  ],
};

function caseOf({ gain, bias, epsilon }: LayerNormOptions, positions: number): LayerCase {
  return {
    layer: { kind: 'layerNorm', gain, bias, epsilon },
    input: { positions, width: 4 },
    output: { positions, width: 4 },
    parameters: { ...(gain && { [gain]: [4] }), ...(bias && { [bias]: [4] }) },
  };
}

function varianceOf(x: readonly number[]): number {
  const mean = meanOf(x);
  return meanOf(x.map((value) => (value - mean) ** 2));
}
