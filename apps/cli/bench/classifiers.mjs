// What classifiers predict, in the place of a prior: trains eight small ones (both losses, ReLU and GELU, 3 to 10
// classes of one cluster each, or of two with `--clusters 2`), and prints how well the first C vectors of their kernel,
// and those up to the first drop after C or more, match the classes before and after `rotateTowards` the predictions.
// Two bounds: the mean norm of the classes in the span, which no orthonormal basis exceeds, and what the best of all
// orthonormal bases reaches, ‖BᵀF‖_* / C of the unit indicators F: the sum of singular values is the largest Σ b · f.
// `--ways` prints other ways to rotate by the network. Run after a build.
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
import { svd, multiply } from '@entk/linalg';
import { rotateByUnits, rotateTowards } from '@entk/rotation';
import { findCliffs } from '@entk/spectral';

const { values: flags } = parseArgs({
  options: {
    clusters: { type: 'string', default: '1' },
    noise: { type: 'string', default: '0.5' },
    epochs: { type: 'string', default: '300' },
    ways: { type: 'boolean', default: false },
  },
});
const [clusters, noise, epochs] = [flags.clusters, flags.noise, flags.epochs].map(Number);
const examples = 300;
const [inputSize, hiddenUnits] = [10, 48];
const cases = [3, 5, 8, 10].flatMap((classes, index) =>
  ['cross-entropy', 'squared error'].map((loss) => ({ classes, loss, activation: index % 2 === 0 ? relu : gelu })),
);

await initialiseBackend();
const columns = flags.ways
  ? [
      'loss',
      'classes',
      'on the scale of the loss',
      'probabilities',
      'outputs',
      'centred',
      'unit rows',
      'quartimax',
      'reachable',
    ]
  : [
      'loss',
      'classes',
      'accuracy',
      'k',
      'eigenvectors',
      'by predictions',
      'reachable',
      'norm bound',
      'share of reachable',
      'of the norm bound',
    ];
console.log(`| ${columns.join(' | ')} |`);
console.log(`|${'---|'.repeat(columns.length)}`);
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
  const raw = DenseMatrix.generate(examples, classes, (n, c) => outputs[n * classes + c]);
  const probabilities = DenseMatrix.generate(examples, classes, (n, c) => {
    const row = outputs.subarray(n * classes, (n + 1) * classes);
    const most = Math.max(...row);
    return Math.exp(row[c] - most) / row.reduce((sum, value) => sum + Math.exp(value - most), 0);
  });
  const predictions = loss === 'cross-entropy' ? probabilities : raw;
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
  const spectrum = await kernelSpectrum(jacobian, { kind: 'classMean' }, { count: 6 * classes });
  const match = (basis) => bestAssignment(absoluteCosines(basis, indicators)).mean;
  const towards = async (basis, directions) => match((await rotateTowards(basis, directions)).basis);
  const reachable = (basis) => {
    const { values } = svd(multiply(basis, indicators, { transposeLeft: true }), { vectors: false });
    return values.reduce((sum, value) => sum + value, 0) / classes;
  };
  const leading = spectrum.vectors.columnRange(0, classes);
  const numbers = (values) => values.map((value) => value.toFixed(3));
  if (flags.ways) {
    const cells = numbers([
      await towards(leading, predictions),
      await towards(leading, probabilities),
      await towards(leading, raw),
      await towards(leading, centred(predictions)),
      await towards(leading, withUnitRows(predictions)),
      match((await rotateByUnits(leading, predictions, { blocks: 'single vectors' })).basis),
      reachable(leading),
    ]);
    console.log(`| ${[loss, classes, ...cells].join(' | ')} |`);
    return;
  }
  const drop = findCliffs(spectrum)
    .drops.map(({ after }) => after)
    .find((after) => after >= classes);
  for (const k of new Set([classes, drop ?? classes])) {
    const basis = spectrum.vectors.columnRange(0, k);
    const bound = mostPossible(basis, [family]).meanOverBestAssignment;
    const found = await towards(basis, predictions);
    const most = reachable(basis);
    const cells = numbers([match(basis), found, most, bound, found / most, found / bound]);
    const label = k === drop ? `${k} (drop)` : String(k);
    console.log(`| ${[loss, classes, run.history.at(-1).train.accuracy.toFixed(3), label, ...cells].join(' | ')} |`);
  }
}

function centred(matrix) {
  const means = Array.from({ length: matrix.columns }, (_, c) => {
    return matrix.columnCopy(c).reduce((sum, value) => sum + value, 0) / matrix.rows;
  });
  return DenseMatrix.generate(matrix.rows, matrix.columns, (n, c) => matrix.get(n, c) - means[c]);
}

/** Every example counts the same, however sure the network is of it. */
function withUnitRows(matrix) {
  return DenseMatrix.generate(
    matrix.rows,
    matrix.columns,
    (n, c) => matrix.get(n, c) / Math.hypot(...matrix.rowSpan(n)),
  );
}
