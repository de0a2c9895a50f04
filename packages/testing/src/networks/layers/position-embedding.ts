import type { LayerCase, LayerReference } from './reference.js';

/** y_t = x_t + P[t]. */
export const positionEmbedding: LayerReference<{ readonly weight: string }> = {
  apply(rows, { weight }, { parameter, rounded }) {
    const { data } = parameter(weight);
    return rows.map((row, t) =>
      row.map((value, h) => {
        const added = data[t * row.length + h];
        return rounded(value + added, Math.abs(value) + Math.abs(added), 1);
      }),
    );
  },
  cases: [caseOf(3, 3), caseOf(3, 5), caseOf(1, 1)],
};

function caseOf(positions: number, height: number): LayerCase {
  const shape = { positions, width: 2 };
  return {
    layer: { kind: 'positionEmbedding', weight: 'P' },
    input: shape,
    output: shape,
    parameters: { P: [height, 2] },
  };
}
