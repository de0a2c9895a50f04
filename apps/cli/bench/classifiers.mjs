// What classifiers predict, in the place of a prior: trains eight small ones (both losses, ReLU and GELU, 3 to 10
// classes of one cluster each, or of two with `--clusters 2`), and prints how well the first C vectors of their kernel
// match the classes before and after `rotateTowards` the predictions, beside two bounds. Run after a build.
import { parseArgs } from 'node:util';
import { absoluteCosines, bestAssignment, mostPossible } from '@entk/alignment';
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { kernelSpectrum } from '@entk/kernels';
import {
  adam,
  crossEntropy,
  defineNetwork,
  dense,
  gelu,
  initialiseBackend,
  normalParameters,
  predict,
  relu,
  squaredError,
  train,
} from '@entk/models';
import { rotateTowards } from '@entk/rotation';

const { values: flags } = parseArgs({
  options: {
    clusters: { type: 'string', default: '1' },
    noise: { type: 'string', default: '0.5' },
    epochs: { type: 'string', default: '300' },
  },
});
const [clusters, noise, epochs] = [flags.clusters, flags.noise, flags.epochs].map(Number);
const examples = 300;
const [inputSize, hiddenUnits] = [10, 48];
const cases = [3, 5, 8, 10].flatMap((classes, index) =>
  ['cross-entropy', 'squared error'].map((loss) => ({ classes, loss, activation: index % 2 === 0 ? relu : gelu })),
);

await initialiseBackend();
console.log(
  '| loss | classes | accuracy | eigenvectors | by predictions | by the labels | norm bound | share of the norm bound |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const [seed, one] of cases.entries()) await measured(one, seed);

async function measured({ classes, loss, activation }, seed) {
  const random = createRandom(seed);
  const centres = Array.from({ length: classes * clusters }, () => random.normals(inputSize));
  const labels = Array.from({ length: examples }, (_, n) => n % classes);
  const inputs = Float32Array.from(
    labels.flatMap((label) => {
      const centre = centres[label + classes * Math.floor(clusters * random.uniform())];
      return Array.from(random.normals(inputSize), (value, d) => centre[d] + noise * value);
    }),
  );
  const oneHot = Float32Array.from(
    labels.flatMap((label) => Array.from({ length: classes }, (_, c) => Number(c === label))),
  );
  const data = { inputs: ndArray([examples, inputSize], inputs), targets: ndArray([examples, classes], oneHot) };
  const network = defineNetwork({
    inputSize,
    layers: [dense({ weight: 'W1' }), activation(), dense({ weight: 'W2' }), activation(), dense({ weight: 'W3' })],
    parameters: { W1: [hiddenUnits, inputSize], W2: [hiddenUnits, hiddenUnits], W3: [classes, hiddenUnits] },
  });
  const initial = new Map(
    Array.from(normalParameters(network, random.fork('weights')), ([name, { shape, data: drawn }]) => [
      name,
      ndArray(
        shape,
        drawn.map((value) => value / Math.sqrt(shape[1])),
      ),
    ]),
  );
  const run = await train(
    network,
    initial,
    { train: data },
    {
      loss: loss === 'cross-entropy' ? crossEntropy() : squaredError(),
      optimiser: adam({ learningRate: 3e-3 }),
      epochs,
      seed,
    },
  );
  const outputs = predict(network, run.parameters, data.inputs).data;
  const predictions = DenseMatrix.generate(examples, classes, (n, c) => {
    const row = outputs.subarray(n * classes, (n + 1) * classes);
    if (loss !== 'cross-entropy') return row[c];
    const most = Math.max(...row);
    return Math.exp(row[c] - most) / row.reduce((sum, value) => sum + Math.exp(value - most), 0);
  });
  const indicators = DenseMatrix.generate(examples, classes, (n, c) => {
    return Number(labels[n] === c) / Math.sqrt(labels.filter((label) => label === c).length);
  });
  const family = {
    name: 'class',
    features: indicators,
    groupSize: 1,
    labels: Array.from({ length: classes }, (_, c) => String(c)),
  };
  const jacobian = factoredJacobian(network, run.parameters, data.inputs);
  const { vectors } = await kernelSpectrum(jacobian, { kind: 'classMean' }, { count: classes });
  const match = (basis) => bestAssignment(absoluteCosines(basis, indicators)).mean;
  const found = match((await rotateTowards(vectors, predictions)).basis);
  const bound = mostPossible(vectors, [family]).meanOverBestAssignment;
  const reachable = match((await rotateTowards(vectors, indicators)).basis);
  const cells = [match(vectors), found, reachable, bound, found / bound].map((value) => value.toFixed(3));
  console.log(`| ${[loss, classes, run.history.at(-1).train.accuracy.toFixed(3), ...cells].join(' | ')} |`);
}
