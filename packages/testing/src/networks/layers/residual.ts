import type { LayerDescription } from '../description.js';
import type { LayerCase, LayerReference } from './reference.js';

interface ResidualOptions {
  readonly layers: readonly LayerDescription[];
}

/** x + layers(x). */
export const residual: LayerReference<ResidualOptions> = {
  apply(rows, { layers }, { through, rounded }) {
    const change = through(layers, rows);
    return rows.map((row, t) =>
      row.map((value, h) => rounded(value + change[t][h], Math.abs(value) + Math.abs(change[t][h]), 1)),
    );
  },
  cases: [
    caseOf([{ kind: 'dense', weight: 'U', bias: 'u' }, { kind: 'gelu' }, { kind: 'dense', weight: 'D' }], 1, {
      U: [5, 3],
      D: [3, 5],
      u: [5],
    }),
    // one weight used both ways, at every position
    caseOf(
      [
        { kind: 'layerNorm', gain: 'g' },
        { kind: 'dense', weight: 'U' },
        { kind: 'tanh' },
        { kind: 'dense', weight: 'U', transposed: true },
      ],
      2,
      { g: [3], U: [5, 3] },
    ),
    // one inside another, parameters after layers without
    caseOf(
      [
        { kind: 'tanh' },
        { kind: 'residual', layers: [{ kind: 'sigmoid' }, { kind: 'dense', weight: 'W' }] },
        { kind: 'softmax' },
      ],
      1,
      { W: [3, 3] },
    ),
    caseOf([{ kind: 'quadratic' }], 1),
    caseOf([], 1),
    caseOf([{ kind: 'dense', weight: 'W' }], 1, { W: [3, 3] }),
  ],
};

function caseOf(
  layers: readonly LayerDescription[],
  positions: number,
  parameters: Record<string, number[]> = {},
): LayerCase {
  const shape = { positions, width: 3 };
  return { layer: { kind: 'residual', layers }, input: shape, output: shape, parameters };
}
