/**
 * `node bench/flattened-superposition.mjs NAME`: the 120 largest eigenvalues of the flattened kernel of a reference
 * autoencoder (25,000 rows, P = 550 or 2,050) through the operator, held against those that NumPy found in float64.
 */
import { factoredJacobian } from '@entk/jacobians';
import { openWeights } from '@entk/formats';
import { kernelSpectrum } from '@entk/kernels';
import { initialiseBackend } from '@entk/models';
import { networkFromWeights, superpositionWeights } from '@entk/models/import';
import { superpositionReference } from '@entk/testing';
import { measured, print } from './measure.mjs';

const flattened = { kind: 'flattened', rowOrder: 'classMajor' };

const { bytes, expected } = superpositionReference(process.argv[2]);
const found = networkFromWeights(await openWeights(bytes), [superpositionWeights()]);
const { network, parameters } = found;
const inputs = found.inputs();
await initialiseBackend();
const jacobian = factoredJacobian(network, parameters, inputs);
const { result, seconds, peak } = await measured(() =>
  kernelSpectrum(jacobian, flattened, { count: 120, side: 'operator' }),
);
const { values, residuals, status } = result;
const { eigenvalues } = expected['beta=0,parameters=W,b'];
print(
  JSON.stringify({
    seconds,
    peak,
    status,
    worstResidual: residuals.reduce((most, residual) => Math.max(most, residual), 0),
    worstDifference:
      eigenvalues.reduce((most, value, k) => Math.max(most, Math.abs(value - values[k])), 0) / eigenvalues[0],
  }),
);
