import { DenseMatrix } from '@entk/core';
import { imagesOf, type Images, type KernelModes } from './modes.js';
import type { FittedProblem } from './spectral-regression.js';
import type { Split } from './split.js';

/** A prediction that takes in one mode after the other. */
export interface GrowingPrediction {
  /** Axes [N, C]; the same memory all along. */
  readonly outputs: DenseMatrix;
  /** Adds K(·, X) vᵢ w vᵢᵀ (y − f₀(X)): N·C operations. */
  readonly add: (mode: number, weight: number) => void;
}

/** The prediction of one part from no modes, f₀ or zero. */
export function growingPrediction(
  modes: KernelModes,
  { coefficients }: FittedProblem,
  part: keyof Split<unknown>,
  start?: DenseMatrix,
): GrowingPrediction {
  const { outputCount: C, collapse, outputFactors } = modes;
  const { columns: images, factors } = imagesOf(modes)[part] as Images;
  const flattened = collapse.kind === 'flattened';
  const N = flattened ? images.rows / C : images.rows;
  const outputs = new DenseMatrix(N, C, start?.data.slice());
  const step = new Float64Array(C);
  return {
    outputs,
    add(mode, weight) {
      const scaled = weight * factors[mode];
      for (let c = 0; c < C; c++) {
        step[c] = flattened
          ? (scaled * coefficients.data[mode]) / outputFactors[c]
          : scaled * coefficients.get(mode, c);
      }
      for (let n = 0; n < N; n++) {
        const row = outputs.rowSpan(n);
        for (let c = 0; c < C; c++) row[c] += step[c] * images.get(flattened ? n * C + c : n, mode);
      }
    },
  };
}
