/**
 * Processor time of the mean-output kernels of the one-layer transformer on modular addition (N = 841 pairs, V = 30
 * logits), weights given: the factored Jacobian, the kernels of all parameters and of each of the nine, and the leading
 * eigenvectors of all ten.
 */
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { empiricalNtk, kernelSpectrum } from '@entk/kernels';
import { initialiseBackend, normalParameters } from '@entk/models';
import { oneLayerTransformer } from '@entk/models/networks';
import { print } from './measure.mjs';

const p = 29;
const count = 60;
const rounds = Number(process.env.ROUNDS ?? 9);
const network = oneLayerTransformer({ vocabularySize: p + 1 });
const parameters = normalParameters(network, createRandom(0), (shape) => 1 / Math.sqrt(shape.at(-1)));
/** Every pair, and the token that asks for its sum. */
const tokens = Array.from({ length: p * p }, (_, pair) => [Math.floor(pair / p), pair % p, p]).flat();
const inputs = ndArray([p * p, 3], Int32Array.from(tokens));
const readout = { outputs: DenseMatrix.generate(1, p + 1, () => 1 / (p + 1)) };
const collapse = { kind: 'meanOutput' };

await initialiseBackend();
await run();
const measured = [];
for (let round = 0; round < rounds; round++) measured.push(await run());
print(`\nmean-output kernels of a one-layer transformer and of its nine parameters, N = ${p * p}; median of ${rounds}`);
for (const name of Object.keys(measured[0])) {
  const milliseconds = median(measured.map((times) => times[name]));
  print(`  ${name.padEnd(28)} ${milliseconds.toFixed(0).padStart(7)} ms`);
}

async function run() {
  const times = {};
  const jacobian = await timed('factoredJacobian', () => factoredJacobian(network, parameters, inputs, { readout }));
  const parts = [jacobian, ...Array.from(network.parameterShapes.keys(), (name) => selectParameters(jacobian, [name]))];
  await timed('ten kernels', () => parts.forEach((part) => empiricalNtk(part, collapse)));
  await timed(`ten kernels' ${count} vectors`, async () => {
    for (const part of parts) await kernelSpectrum(part, collapse, { count });
  });
  return times;

  async function timed(name, work) {
    const before = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    times[name] = (user + system) / 1e3;
    return result;
  }
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
