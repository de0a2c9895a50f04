/**
 * `node bench/wide-outputs.mjs`: the 10 largest eigenvalues of the flattened kernel of a network that ends with a dense
 * layer to 50,000 outputs, at 64 examples, 3.2 million rows: by products with JᵀJ that keep no factors, since those
 * would not fit. In a process of its own, so that its peak memory is its own.
 */
import { createRandom, DenseMatrix, MemoryBudgetError, ndArray } from '@entk/core';
import { factoredJacobian, networkOperator } from '@entk/jacobians';
import { gram } from '@entk/linalg';
import { defineNetwork, dense, initialiseBackend, normalParameters, tanh } from '@entk/models';
import { eigh, topEigenpairs } from '@entk/spectral';
import { inMegabytes, inSeconds, measured, print } from './measure.mjs';

const [examples, inputs, hidden, outputs] = [64, 32, 8, 50_000];
/** Sums over 50,000 outputs in float32 leave residuals of 4e-6. */
const tolerance = 1e-5;
await initialiseBackend();
const network = defineNetwork({
  inputSize: inputs,
  layers: [dense({ weight: 'W', bias: 'b' }), tanh(), dense({ weight: 'V' })],
  parameters: { W: [hidden, inputs], b: [hidden], V: [outputs, hidden] },
});
const parameters = normalParameters(network, createRandom(0), 0.3);
const batch = ndArray([examples, inputs], Float32Array.from(createRandom(1).normals(examples * inputs)));

const refused = refusal(() => factoredJacobian(network, parameters, batch));
const { result, seconds, peak } = await measured(() => {
  const { columns, apply, applyTransposed } = networkOperator(network, parameters, batch);
  const gram = { size: columns, apply: (block) => applyTransposed(apply(block)) };
  return topEigenpairs(gram, { count: 10, semidefinite: true, tolerance });
});
const exact = await closedForm();
print(
  JSON.stringify({
    rows: examples * outputs,
    parameters: network.parameterCount,
    refused,
    seconds,
    peak,
    status: result.status,
    method: result.method,
    worstResidual: Math.max(...result.residuals),
    worstDifference: Math.max(...exact.map((value, i) => Math.abs(value - result.values[i]))) / exact[0],
    values: Array.from(result.values),
  }),
);
process.stderr.write(`${inSeconds(seconds)}, ${inMegabytes(peak)}\n`);

/**
 * The same eigenvalues in float64, from the network's closed form. K = I_C ⊗ (H Hᵀ) + U Uᵀ, row (n, c) of U being V[c,
 * l] h′[n, l] (x_n, 1): outside the columns of V it has the small eigenvalues of H Hᵀ, inside them those of a matrix [8
 * N, 8 N], with R = (VᵀV)^{1/2} in place of V.
 */
async function closedForm() {
  const [W, b, V] = ['W', 'b', 'V'].map((name) => parameters.get(name).data);
  const X = DenseMatrix.generate(examples, inputs, (n, i) => batch.data[n * inputs + i]);
  const H = DenseMatrix.generate(examples, hidden, (n, l) => {
    let sum = b[l];
    for (let i = 0; i < inputs; i++) sum += W[l * inputs + i] * X.get(n, i);
    return Math.tanh(sum);
  });
  const [XX, HH] = [X, H].map((matrix) => gram(matrix));
  const VV = gram(DenseMatrix.generate(hidden, outputs, (l, c) => V[c * hidden + l]));
  const { values: squares, vectors } = await eigh(VV, { count: hidden });
  const R = DenseMatrix.generate(hidden, hidden, (j, k) =>
    squares.reduce((sum, square, m) => sum + Math.sqrt(square) * vectors.get(j, m) * vectors.get(k, m), 0),
  );
  const slope = (n, l) => 1 - H.get(n, l) ** 2;
  const K = DenseMatrix.generate(examples * hidden, examples * hidden, (row, column) => {
    const [n, j, m, k] = [Math.floor(row / hidden), row % hidden, Math.floor(column / hidden), column % hidden];
    let sum = 0;
    for (let l = 0; l < hidden; l++) sum += R.get(j, l) * R.get(k, l) * slope(n, l) * slope(m, l);
    return sum * (XX.get(n, m) + 1) + (j === k ? HH.get(n, m) : 0);
  });
  return (await eigh(K, { count: 10, vectors: false })).values;
}

function refusal(make) {
  try {
    make();
    return undefined;
  } catch (error) {
    if (error instanceof MemoryBudgetError) return error.message;
    throw error;
  }
}
