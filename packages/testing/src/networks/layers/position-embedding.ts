import type { LayerCase, LayerReference } from './reference.js';

/** y_t = x_t + P[t], or one row for all. */
export const positionEmbedding: LayerReference<{ readonly weight: string; readonly row?: number }> = {
  apply(rows, { weight, row: shared }, { parameter, rounded }) {
    const { data } = parameter(weight);
    return rows.map((row, t) =>
      row.map((value, h) => {
        const added = data[(shared ?? t) * row.length + h];
        return rounded(value + added, Math.abs(value) + Math.abs(added), 1);
      }),
    );
  },
  cases: [caseOf(3, 3), caseOf(3, 5), caseOf(1, 1), caseOf(3, 2, 1)],
};

function caseOf(positions: number, height: number, row?: number): LayerCase {
  const shape = { positions, width: 2 };
  return {
    layer: { kind: 'positionEmbedding', weight: 'P', ...(row !== undefined && { row }) },
    input: shape,
    output: shape,
    parameters: { P: [height, 2] },
  };
}
