// Figure 1: the whole command, and the spectra alone from given weights, on the sides that the eigenproblem can be
// solved on. Prints one table; run after a build.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, DenseMatrix } from '@entk/core';
import { expandedIndicators, superpositionFeatures } from '@entk/datasets';
import { openWeights } from '@entk/formats';
import { denseJacobian, factoredJacobian, rescaleOutputs } from '@entk/jacobians';
import { kernelSpectrum } from '@entk/kernels';
import { initialiseBackend, xavierNormalParameters } from '@entk/models';
import { networkFromWeights, superpositionWeights } from '@entk/models/import';
import { tiedAutoencoder } from '@entk/models/networks';
import { eigh } from '@entk/spectral';
import { kernelCase } from '../dist/experiments/superposition/kernel-case.js';
import { paperNetworks, paperSettings } from '../dist/experiments/superposition/settings.js';
import { trainSuperposition } from '../dist/experiments/superposition/train.js';

const flattened = { kind: 'flattened', rowOrder: 'classMajor' };

const reference = new URL('../../../packages/testing/fixtures/reference/superposition/', import.meta.url);
const networks = ['m10-S0.3', 'm10-S0.9', 'm40-S0.9'];
const rows = [];
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

async function timed(name, runs, work) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  rows.push({
    what: name,
    median: seconds(times.sort((a, b) => a - b)[Math.floor(runs / 2)]),
    runs,
    'peak memory': '',
  });
}

function command(name, ...words) {
  const folder = mkdtempSync(join(tmpdir(), 'entk-bench-'));
  const start = performance.now();
  const measured = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('./measured.mjs', import.meta.url)), ...words, '--out', folder],
    { encoding: 'utf8' },
  );
  const peak = Number(/peak (\d+)/.exec(measured.stderr)?.[1]) * 1024;
  rows.push({ what: name, median: seconds(performance.now() - start), runs: 1, 'peak memory': megabytes(peak) });
  rmSync(folder, { recursive: true });
}

command('entk reproduce superposition', 'reproduce', 'superposition', '--json');
command('entk reproduce modular-addition', 'reproduce', 'modular-addition', '--json');
command('entk reproduce all', 'reproduce', 'all', '--json');

await initialiseBackend();
await timed('figure 1 from nothing, one thread: 3 networks trained, 9 kernels, heatmaps', 1, figure1);
const opened = await Promise.all(
  networks.map((name) => openWeights(readFileSync(new URL(`${name}/model.safetensors`, reference)))),
);
const cases = networks.flatMap((name, index) => {
  const found = networkFromWeights(opened[index], [superpositionWeights()]);
  const { network, parameters } = found;
  const inputs = found.inputs();
  return [0, 0.3, 1].map((beta) => ({
    name,
    network,
    parameters,
    inputs,
    factors: Array.from({ length: 50 }, (_, i) => 0.8 ** ((i * beta) / 2)),
  }));
});
const jacobianOf = ({ network, parameters, inputs, factors }) =>
  rescaleOutputs(factoredJacobian(network, parameters, inputs), factors);
for (const side of ['parameters', 'operator']) {
  await timed(`spectra alone: 3 networks × 3 β, top 120, side ${side}`, 3, async () => {
    for (const one of cases) await kernelSpectrum(jacobianOf(one), flattened, { count: 120, side });
  });
}
await timed('m = 10, S = 0.9, β = 0: JᵀJ contracted from the factors', 5, () =>
  kernelSpectrum(jacobianOf(cases[3]), flattened, { count: 120, side: 'parameters' }),
);
await timed('m = 10, S = 0.9, β = 0: JᵀJ from the written-out Jacobian', 3, () => writtenOut(jacobianOf(cases[3])));

const small = superpositionFeatures({ features: 12, examples: 60, sparsity: 0.7, seed: 0 });
const network = tiedAutoencoder({ features: 12, hiddenUnits: 5 });
const jacobian = factoredJacobian(network, xavierNormalParameters(network, createRandom(0)), small.inputs);
for (const side of ['matrix', 'parameters', 'operator']) {
  await timed(`n = 12, N = 60: top 30 of 720 × 720, side ${side}`, 5, () =>
    kernelSpectrum(jacobian, flattened, { count: 30, side }),
  );
}
console.table(rows);

/** What figure 1 needs and nothing else: no sweep over β, no networks with rows as drawn. */
async function figure1() {
  for (const { hiddenUnits, sparsity } of paperNetworks) {
    const { dataSet, network: trained, run } = await trainSuperposition({ ...paperSettings, hiddenUnits, sparsity });
    const ofRun = factoredJacobian(trained, run.parameters, dataSet.inputs);
    const features = expandedIndicators(dataSet.inputs, { rowOrder: 'classMajor' });
    for (const beta of [0, 0.3, 1]) {
      const options = { beta, importance: dataSet.importance, parameters: ['W', 'b'], count: 120 };
      await kernelCase(ofRun, features, options);
    }
  }
}

/** The route that people take first: all of J as an array, then its Gram matrix. */
async function writtenOut(one) {
  const { multiply } = await import('@entk/linalg');
  const blocks = [...denseJacobian(one).values()];
  const M = one.exampleCount * one.outputCount;
  const J = new DenseMatrix(M, one.parameterCount);
  let offset = 0;
  for (const { shape, data } of blocks) {
    for (let row = 0; row < M; row++) J.rowSpan(row).set(data.subarray(row * shape[2], (row + 1) * shape[2]), offset);
    offset += shape[2];
  }
  return eigh(multiply(J, J, { transposeLeft: true }), { count: 120 });
}
