/**
 * Time of an epoch of the modular-addition network (p = 29, 512 hidden units, 588 pairs, full batch): `train` of this
 * package against the same network in plain tfjs, autodiff and `tf.train.adam`, on the same backend. The two take
 * turns, so that a busy machine slows both.
 */
import { createRandom, ndArray } from '@entk/core';
import { adamW, initialiseBackend, normalParameters, squaredError, train } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import * as tf from '@tensorflow/tfjs-core';
import { registerGradients } from './tfjs-gradients.mjs';
import { median, print } from '@entk/testing/bench';

const p = 29;
const hiddenUnits = 512;
const examples = 588;
const rounds = Number(process.env.ROUNDS ?? 10);
const epochs = { entk: 50, tfjs: 10 };

const network = quadraticMlp({ inputs: 2 * p, hiddenUnits, outputs: p });
const initial = normalParameters(network, createRandom(0));
const data = { train: trainingPairs() };

await initialiseBackend();
await registerGradients();
const times = { entk: [], tfjs: [] };
const plain = plainTfjs();
await runEntk(5);
plain.run(5);
for (let round = 0; round < rounds; round++) {
  times.entk.push((await timed(() => runEntk(epochs.entk))) / epochs.entk);
  times.tfjs.push((await timed(() => plain.run(epochs.tfjs))) / epochs.tfjs);
}
plain.dispose();

const ratios = times.tfjs.map((time, round) => time / times.entk[round]);
print(`training, modular addition p = ${p}, ${hiddenUnits} hidden units, ${examples} pairs, full batch`);
print(`median of ${rounds} rounds of ${epochs.entk} and ${epochs.tfjs} epochs, history not measured`);
print(`  @entk/models train, AdamW        ${median(times.entk).toFixed(2)} ms an epoch`);
print(`  tfjs autodiff, tf.train.adam     ${median(times.tfjs).toFixed(2)} ms an epoch`);
print(`  ratio                            ${median(ratios).toFixed(1)}`);

/** Two evaluations and the way of the parameters in and out are part of it. */
function runEntk(count) {
  return train(network, initial, data, {
    loss: squaredError(),
    optimiser: adamW({ learningRate: 0.05 }),
    epochs: count,
    evaluateEvery: count,
  });
}

function plainTfjs() {
  const variables = ['net.0.weight', 'net.3.weight'].map((name) => {
    const { data: values, shape } = initial.get(name);
    return tf.tidy(() => tf.variable(tf.transpose(tf.tensor(values, shape))));
  });
  const [weight1, weight2] = variables;
  const inputs = tf.tensor(data.train.inputs.data, data.train.inputs.shape);
  const targets = tf.tensor(data.train.targets.data, data.train.targets.shape);
  const optimiser = tf.train.adam(0.05);
  const loss = () => {
    const hidden = tf.square(tf.mul(tf.matMul(inputs, weight1), 1 / Math.sqrt(2 * p)));
    const outputs = tf.mul(tf.matMul(hidden, weight2), 1 / hiddenUnits);
    return tf.mean(tf.square(tf.sub(outputs, targets)));
  };
  return {
    run(count) {
      for (let epoch = 0; epoch < count; epoch++) optimiser.minimize(loss, false, variables);
    },
    dispose: () => tf.dispose([inputs, targets, ...variables]),
  };
}

function trainingPairs() {
  const pairs = createRandom(0)
    .permutation(p * p)
    .subarray(0, examples);
  const inputs = ndArray([examples, 2 * p]);
  const targets = ndArray([examples, p]);
  pairs.forEach((pair, row) => {
    const [a, b] = [Math.floor(pair / p), pair % p];
    inputs.data[row * 2 * p + a] = 1;
    inputs.data[row * 2 * p + p + b] = 1;
    targets.data[row * p + ((a + b) % p)] = 1;
  });
  return { inputs, targets };
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
