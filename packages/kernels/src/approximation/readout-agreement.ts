import type { DenseMatrix } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { empiricalNtk } from '../kernel.js';

/** How far the kernels of single read-outs agree: what their mean is good for. */
export interface ReadoutAgreement {
  /** trace(K_r) of each read-out. */
  readonly traces: readonly number[];
  /** ⟨K_r, K_s⟩/(‖K_r‖ ‖K_s‖) of each pair r < s, in Frobenius norms; the mean and the least. */
  readonly cosine?: { readonly mean: number; readonly least: number };
  /**
   * ‖K̂ − E K̂‖/‖K̂‖ of the mean K̂ of R kernels, estimated from their spread: √(Σ_r ‖K_r − K̂‖²/(R (R − 1)))/‖K̂‖.
   */
  readonly relativeError?: number;
}

/**
 * How far the kernels of the outputs of a Jacobian agree, where these are random read-outs: whether so few stand for
 * all that they were drawn from. With one there is nothing to compare.
 *
 * @remarks R kernels [N, N].
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { factoredJacobian } from '@entk/jacobians';
 * import { readoutAgreement } from '@entk/kernels';
 * import { createRandom } from '@entk/core';
 * import { initialiseBackend, normalParameters, randomReadouts } from '@entk/models';
 * import { quadraticMlp } from '@entk/models/networks';
 *
 * await initialiseBackend();
 * const network = quadraticMlp({ inputs: 4, hiddenUnits: 3, outputs: 50 });
 * const parameters = normalParameters(network, createRandom(0));
 * const inputs = ndArray([2, 4], Float32Array.of(1, 0, 0, 1, 0, 1, 1, 0));
 * const readout = { outputs: randomReadouts({ outputs: 50, count: 4, seed: 0 }) };
 * readoutAgreement(factoredJacobian(network, parameters, inputs, { readout })).traces.length; // 4
 * ```
 */
export function readoutAgreement(jacobian: FactoredJacobian): ReadoutAgreement {
  const count = jacobian.outputCount;
  const kernels = Array.from(
    { length: count },
    (_, output) => empiricalNtk(jacobian, { kind: 'perClass', output }).matrix,
  );
  const traces = kernels.map((kernel) => kernel.trace());
  if (count < 2) return { traces };
  const product = (left: DenseMatrix, right: DenseMatrix) =>
    left.data.reduce((sum, entry, index) => sum + entry * right.data[index], 0);
  const products = kernels.map((left) => kernels.map((right) => product(left, right)));
  const cosines = products.flatMap((row, r) =>
    row.slice(r + 1).map((entry, step) => {
      const length = Math.sqrt(row[r] * products[r + 1 + step][r + 1 + step]);
      return length === 0 ? 1 : entry / length;
    }),
  );
  const ofMean = products.flat().reduce((sum, entry) => sum + entry, 0) / count ** 2;
  const squares = products.reduce((sum, row, r) => sum + row[r], 0);
  const spread = Math.max(0, squares - count * ofMean) / (count * (count - 1));
  return {
    traces,
    cosine: { mean: cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length, least: Math.min(...cosines) },
    relativeError: ofMean === 0 ? 0 : Math.sqrt(spread / ofMean),
  };
}
