import type { LayerCase, LayerReference } from './reference.js';

interface DenseOptions {
  readonly weight: string;
  readonly bias?: string;
  readonly transposed?: boolean;
}

/** y = W x + b, or Wᵀ x + b. */
export const dense: LayerReference<DenseOptions> = {
  apply(rows, { weight, bias, transposed }, { parameter, rounded }) {
    const { shape, data } = parameter(weight);
    const [height, width] = shape;
    const added = bias === undefined ? undefined : parameter(bias).data;
    return rows.map((x) =>
      Array.from({ length: transposed ? width : height }, (_, o) => {
        let sum = added ? added[o] : 0;
        let size = Math.abs(sum);
        for (let i = 0; i < x.length; i++) {
          const term = data[transposed ? i * width + o : o * width + i] * x[i];
          sum += term;
          size += Math.abs(term);
        }
        return rounded(sum, size, x.length + 2);
      }),
    );
  },
  cases: [
    caseOf({ weight: 'W' }, { W: [3, 4] }),
    caseOf({ weight: 'W', bias: 'b' }, { W: [3, 4], b: [3] }),
    caseOf({ weight: 'W', transposed: true }, { W: [4, 3] }),
    caseOf({ weight: 'W', bias: 'b', transposed: true }, { W: [4, 3], b: [3] }),
    caseOf({ weight: 'W', bias: 'b' }, { W: [3, 4], b: [3] }, 2),
    caseOf({ weight: 'W', transposed: true }, { W: [4, 3] }, 2),
    {
      layer: { kind: 'dense', weight: 'W', bias: 'b' },
      input: { width: 1 },
      output: { positions: 1, width: 1 },
      parameters: { W: [1, 1], b: [1] },
    },
  ],
};

function caseOf(options: DenseOptions, parameters: Record<string, number[]>, positions = 1): LayerCase {
  const [input, output] = [4, 3].map((width) => ({ positions, width }));
  return { layer: { kind: 'dense', ...options }, input, output, parameters };
}
