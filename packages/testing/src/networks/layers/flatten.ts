import type { LayerReference } from './reference.js';

/** T positions of H numbers as one of T·H; on a grid channel after channel. */
export const flatten: LayerReference = {
  apply: (rows, _, { grid }) => [grid ? rows[0].flatMap((__, h) => rows.map((row) => row[h])) : rows.flat()],
  gridAfter: () => undefined,
  cases: [
    ...[3, 1].map((positions) => ({
      layer: { kind: 'flatten' },
      input: { positions, width: 2 },
      output: { positions: 1, width: 2 * positions },
    })),
    {
      layer: { kind: 'flatten' },
      input: { positions: 4, width: 3, grid: [2, 2] },
      output: { positions: 1, width: 12 },
    },
  ],
};
