import { type LayerReference, meanOf } from './reference.js';

/** The mean of all positions that hold a token. */
export const meanOverPositions: LayerReference = {
  apply: (rows, _, { rounded, span }) => [
    rows[0].map((__, h) => {
      const column = rows.slice(span?.from, span?.to).map((row) => row[h]);
      return rounded(meanOf(column), meanOf(column.map(Math.abs)), rows.length + 1);
    }),
  ],
  gridAfter: (_, __, { grid }) => grid?.map(() => 1),
  cases: [
    ...[3, 1].map((positions) => ({
      layer: { kind: 'meanOverPositions' },
      input: { positions, width: 2 },
      output: { positions: 1, width: 2 },
    })),
    {
      layer: { kind: 'meanOverPositions' },
      input: { positions: 4, width: 2, grid: [2, 2] },
      output: { positions: 1, width: 2, grid: [1, 1] },
    },
  ],
};
