/**
 * Time of the class-mean kernels of both layers of the modular-addition network (N = 841 pairs, C = 29 outputs, 512
 * hidden units), weights given: the factored Jacobian and each layer's kernel.
 */
import { createRandom } from '@entk/core';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { empiricalNtk } from '@entk/kernels';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { median, print } from '@entk/testing/bench';
import { pairs } from './pairs.mjs';

const p = 29;
const rounds = Number(process.env.ROUNDS ?? 15);
const network = quadraticMlp({ inputs: 2 * p, hiddenUnits: 512, outputs: p });
const parameters = normalParameters(network, createRandom(0));
const layers = Array.from(network.parameterShapes.keys());

await initialiseBackend();
run();
const measured = Array.from({ length: rounds }, run);
print(`class-mean kernels of both layers, N = ${p * p}, C = ${p}, 512 hidden units; median of ${rounds}`);
for (const name of Object.keys(measured[0])) {
  print(
    `  ${name.padEnd(28)} ${median(measured.map((times) => times[name]))
      .toFixed(1)
      .padStart(7)} ms`,
  );
}

function run() {
  const times = {};
  const start = performance.now();
  const jacobian = timed(times, 'factoredJacobian', () => factoredJacobian(network, parameters, pairs(p)));
  for (const name of layers) {
    timed(times, `kernel of ${name}`, () => empiricalNtk(selectParameters(jacobian, [name]), { kind: 'classMean' }));
  }
  times['all of it'] = performance.now() - start;
  return times;
}

function timed(times, name, work) {
  const start = performance.now();
  const result = work();
  times[name] = performance.now() - start;
  return result;
}
