import type { LayerCase, LayerReference } from './reference.js';

/** x_T, or the last that holds a token. */
export const lastPosition: LayerReference = {
  apply: (rows, _, { span }) => [[...rows[(span?.to ?? rows.length) - 1]]],
  cases: [caseOf(1), caseOf(3)],
};

function caseOf(positions: number): LayerCase {
  return {
    layer: { kind: 'lastPosition' },
    input: { positions, width: 2 },
    output: { positions: 1, width: 2 },
  };
}
