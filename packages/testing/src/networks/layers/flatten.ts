import type { LayerReference } from './reference.js';

/** T positions of H numbers as one of T·H. */
export const flatten: LayerReference = {
  apply: (rows) => [rows.flat()],
  cases: [3, 1].map((positions) => ({
    layer: { kind: 'flatten' },
    input: { positions, width: 2 },
    output: { positions: 1, width: 2 * positions },
  })),
};
