import { type LayerReference, shapeKept } from './reference.js';

interface ScaleOptions {
  readonly factor: number;
}

/** factor · x. */
export const scale: LayerReference<ScaleOptions> = {
  apply: (rows, { factor }, { rounded }) =>
    rows.map((row) => row.map((x) => rounded(factor * x, Math.abs(factor * x), 1))),
  draw: ({ random }) => ({ kind: 'scale', factor: 0.5 + random.uniform() }),
  cases: shapeKept({ kind: 'scale', factor: -0.3 }),
};
