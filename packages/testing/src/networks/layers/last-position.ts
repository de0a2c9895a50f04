import type { LayerCase, LayerReference } from './reference.js';

/** x_T. */
export const lastPosition: LayerReference = {
  apply: (rows) => rows.slice(-1).map((row) => [...row]),
  cases: [caseOf(1), caseOf(3)],
};

function caseOf(positions: number): LayerCase {
  return {
    layer: { kind: 'lastPosition' },
    input: { positions, width: 2 },
    output: { positions: 1, width: 2 },
  };
}
