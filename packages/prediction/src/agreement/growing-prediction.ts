import { DenseMatrix } from '@entk/core';
import { rowIndex } from '@entk/kernels';
import { ranksAtOnce } from '../constants.js';
import type { Fit } from '../modes/fit.js';
import type { KernelModes } from '../modes/modes.js';
import type { Part } from '../problem.js';

/** A prediction that takes in one mode after the other. */
export interface GrowingPrediction {
  /** Axes [N, C]; the same memory all along. */
  readonly outputs: DenseMatrix;
  /** Adds K(·, X) vᵢ w vᵢᵀ (y − f₀(X)) for the next i: N·C operations. */
  readonly add: (weight: number) => void;
}

/** The prediction of one part from no modes, f₀ or zero. */
export function growingPrediction(
  modes: KernelModes,
  { coefficients, exponent }: Fit,
  part: Part,
  start?: DenseMatrix,
): GrowingPrediction {
  const { outputCount: C, collapse, outputFactors, exampleCounts, values } = modes;
  const flattened = collapse.kind === 'flattened' ? collapse : undefined;
  const N = exampleCounts[part] ?? 0;
  const outputs = new DenseMatrix(N, C, start?.data.slice());
  const step = new Float64Array(C);
  const scale = 2 ** -exponent;
  // Rows of the kernel at output c of example n: n for all outputs of a collapsed one.
  const rows = Uint32Array.from({ length: N * C }, (_, place) => {
    const [n, c] = [Math.floor(place / C), place % C];
    return flattened ? rowIndex(flattened.rowOrder, n, c, N, C) : n;
  });
  let mode = 0;
  // A mode a row: a prediction reads one after the other.
  let images = new DenseMatrix(0, 0);
  return {
    outputs,
    add(weight) {
      const row = mode % ranksAtOnce;
      if (row === 0) images = modes.images(part, mode, Math.min(mode + ranksAtOnce, values.length)).transpose();
      for (let c = 0; c < C; c++) {
        step[c] = flattened
          ? ((weight * coefficients.data[mode]) / outputFactors[c]) * scale
          : weight * coefficients.get(mode, c) * scale;
      }
      const [image, { data }] = [images.rowSpan(row), outputs];
      for (let n = 0, place = 0; n < N; n++) {
        for (let c = 0; c < C; c++, place++) data[place] += step[c] * image[rows[place]];
      }
      mode++;
    },
  };
}
