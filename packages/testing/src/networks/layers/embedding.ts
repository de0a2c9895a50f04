import type { LayerReference } from './reference.js';

/** y_t = E[id_t]. */
export const embedding: LayerReference<{ readonly weight: string }> = {
  apply(rows, { weight }, { parameter }) {
    const { shape, data } = parameter(weight);
    return rows.map(([token]) => Array.from(data.subarray(token * shape[1], (token + 1) * shape[1])));
  },
  cases: [
    {
      layer: { kind: 'embedding', weight: 'E' },
      input: { positions: 4, width: 5, tokens: true },
      output: { positions: 4, width: 3 },
      parameters: { E: [5, 3] },
    },
    {
      layer: { kind: 'embedding', weight: 'E' },
      input: { width: 2, tokens: true },
      output: { positions: 1, width: 3 },
      parameters: { E: [2, 3] },
    },
  ],
};
