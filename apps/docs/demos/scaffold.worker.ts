import { createRandom } from '@entk/core';
import { modularAddition } from '@entk/datasets';
import { factoredJacobian } from '@entk/jacobians';
import { kernel } from '@entk/kernels';
import { normalParameters, quadraticMlp } from '@entk/models';
import { eigh } from '@entk/spectral';
import { startBackend } from './backend.js';

self.addEventListener('message', async ({ data: { p } }: MessageEvent<{ p: number }>) => {
  await startBackend();
  const data = modularAddition({ p, alpha: 0.8, seed: 0 });
  const network = quadraticMlp({ inputs: 2 * p, hiddenUnits: 64, outputs: p });
  const parameters = normalParameters(network, createRandom(0));
  const { matrix } = kernel(factoredJacobian(network, parameters, data.inputs), { kind: 'classMean' });
  const { values } = await eigh(matrix, { count: 8, semidefinite: true });
  self.postMessage(values);
});
