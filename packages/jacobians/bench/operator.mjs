/**
 * Time of J (Jᵀ V) for a block V of 128 vectors on the superposition networks (N = 500 examples, C = 50 outputs), both
 * directions apart and together.
 */
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian, jacobianOperator } from '@entk/jacobians';
import { initialiseBackend, normalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { median, print } from '@entk/testing/bench';

const features = 50;
const examples = 500;
const width = 128;
const rounds = Number(process.env.ROUNDS ?? 15);

await initialiseBackend();
print(`J(Jᵀ V) of tied autoencoders, N = ${examples}, C = ${features}, ${width} vectors; median of ${rounds}`);
for (const hiddenUnits of [10, 40]) {
  const network = tiedAutoencoder({ features, hiddenUnits });
  const random = createRandom(0);
  const inputs = ndArray([examples, features], Float32Array.from(random.normals(examples * features)));
  const parameters = normalParameters(network, random, 0.3);
  const operator = jacobianOperator(factoredJacobian(network, parameters, inputs));
  const block = new DenseMatrix(operator.rows, width, random.normals(operator.rows * width));
  const times = { transposed: [], apply: [], both: [] };
  for (let round = -2; round < rounds; round++) {
    const start = performance.now();
    const gradients = operator.applyTransposed(block);
    const middle = performance.now();
    operator.apply(gradients);
    const end = performance.now();
    if (round < 0) continue;
    times.transposed.push(middle - start);
    times.apply.push(end - middle);
    times.both.push(end - start);
  }
  const [transposed, apply, both] = Object.values(times).map((values) => `${median(values).toFixed(1)} ms`);
  print(`  m = ${hiddenUnits}, P = ${operator.columns}: Jᵀ V ${transposed}, J U ${apply}, both ${both}`);
}
