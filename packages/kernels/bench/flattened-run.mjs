/**
 * `node bench/flattened-run.mjs [layer2]`: the 57·29 = 1,653 largest eigenvalues of the flattened kernel of the
 * reference modular-addition network at its last epoch (24,389 rows), by all parameters (P = 44,544) or by the second
 * layer's, through the operator. The kernel of the second layer is δ_ij K₂, so each of its eigenvalues comes 29 times:
 * their number is counted, and they are held against a dense solution of K₂.
 */
import { ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { kernelSpectrum, empiricalNtk } from '@entk/kernels';
import { readSafetensors } from '@entk/formats';
import { initialiseBackend } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { eigh } from '@entk/spectral';
import { modularAdditionReference } from '@entk/testing';
import { inMegabytes, inSeconds, measured, print } from './measure.mjs';
import { pairs } from './pairs.mjs';

const flattened = { kind: 'flattened', rowOrder: 'classMajor' };

const secondLayer = process.argv[2] === 'layer2';
const { p, hiddenUnits, bytes } = modularAdditionReference(500);
const count = 57 * p;
const network = quadraticMlp({ inputs: 2 * p, hiddenUnits, outputs: p });
const tensors = new Map(
  Array.from(readSafetensors(bytes).tensors, ([name, { shape, data }]) => [
    name,
    ndArray(shape, Float32Array.from(data)),
  ]),
);
const names = Array.from(network.parameterShapes.keys()).filter((name) => !secondLayer || name === 'net.3.weight');

await initialiseBackend();
const jacobian = factoredJacobian(network, tensors, pairs(p), { parameters: names });
const started = performance.now();
let shown = 0;
const onProgress = ({ done, total, detail }) => {
  if (performance.now() - shown < 15_000) return;
  shown = performance.now();
  process.stderr.write(`${((shown - started) / 60_000).toFixed(1)} min: ${done} of ${total} pairs, ${detail}\n`);
};
const { result, seconds, processorSeconds, peak } = await measured(() =>
  kernelSpectrum(jacobian, flattened, { count, side: 'operator', vectors: false, onProgress }),
);
const found = { parameters: names, seconds, processorSeconds, peak, status: result.status, method: result.method };
print(
  JSON.stringify({
    ...found,
    worstResidual: result.residuals.reduce((most, residual) => Math.max(most, residual), 0),
    share: result.values.reduce((sum, value) => sum + value, 0) / result.trace,
    ...(secondLayer ? await copies(result.values) : {}),
    values: [0, 28, 29, 57, 58, 1652].map((index) => result.values[index]),
  }),
);
process.stderr.write(`${inSeconds(seconds)}, ${inSeconds(processorSeconds)} of processor, ${inMegabytes(peak)}\n`);

/** How many copies of each eigenvalue of K₂ were found, of 29, and the largest difference as a share of the largest. */
async function copies(values) {
  const { matrix } = empiricalNtk(jacobian, { kind: 'perClass', output: 0 });
  const exact = await eigh(matrix, { count: 58 });
  let worstValue = 0;
  for (let index = 0; index < count; index++) {
    worstValue = Math.max(worstValue, Math.abs(values[index] - exact.values[Math.floor(index / p)]) / exact.values[0]);
  }
  return { allCopiesFound: worstValue < 1e-6, worstValue };
}
