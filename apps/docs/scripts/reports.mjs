// Makes the reports of three networks that are no experiment of the paper, as anybody would make them, and brings what
// the gallery shows of them up to date: public/reports/*.svg and measured/reports.json. Seeds are fixed: the same build
// gives the same files. Takes a minute. `--keep FOLDER` leaves the whole reports there.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, ndArray } from '@entk/core';
import { writeNpy, writeSafetensors } from '@entk/formats';
import {
  accuracyOf,
  adamW,
  crossEntropy,
  describeNetwork,
  initialiseBackend,
  networkFromDescription,
  predict,
  train,
  xavierNormalParameters,
} from '@entk/models';
import { description as describe } from './figure-description.mjs';

const docs = fileURLToPath(new URL('..', import.meta.url));
const program = fileURLToPath(new URL('../../cli/bin/entk.js', import.meta.url));
const tokenNetwork = fileURLToPath(new URL('../../cli/examples/token-network', import.meta.url));
const kept = process.argv.includes('--keep') ? process.argv[process.argv.indexOf('--keep') + 1] : undefined;
const work = kept ?? mkdtempSync(join(tmpdir(), 'entk-reports-'));
const shownFigures = ['spectrum'];

await initialiseBackend();
const cases = [
  { name: 'classifier', ...(await trained('classifier', classifier())) },
  { name: 'tokens', ...given() },
  { name: 'cnn', ...(await trained('cnn', smallCnn())) },
];
const pictures = join(work, 'pictures');
mkdirSync(pictures, { recursive: true });
const measured = Object.fromEntries(cases.map((one) => [one.name, analysed(one)]));
rmSync(join(docs, 'public/reports'), { recursive: true, force: true });
cpSync(pictures, join(docs, 'public/reports'), { recursive: true });
writeFileSync(join(docs, 'measured/reports.json'), `${JSON.stringify(measured, null, 1)}\n`);
if (kept === undefined) rmSync(work, { recursive: true });

/** Two clusters a class in 8 dimensions, 5 classes, 300 examples: a class is more than a direction. */
function classifier() {
  const [classes, clusters, size, count] = [5, 10, 8, 300];
  const random = createRandom(0);
  const centres = random.fork('centres').normals(clusters * size);
  const noise = random.fork('noise').normals(count * size);
  const inputs = ndArray(
    [count, size],
    Float32Array.from(noise, (value, place) => {
      const [row, axis] = [Math.floor(place / size), place % size];
      return 2 * centres[(row % clusters) * size + axis] + 0.6 * value;
    }),
  );
  const description = {
    name: 'A classifier of ten clusters',
    inputs: { size },
    layers: [
      { kind: 'dense', weight: 'hidden.weight', bias: 'hidden.bias' },
      { kind: 'relu' },
      { kind: 'dense', weight: 'head.weight', bias: 'head.bias' },
    ],
    parameters: {
      'hidden.weight': [48, size],
      'hidden.bias': [48],
      'head.weight': [classes, 48],
      'head.bias': [classes],
    },
  };
  return {
    description,
    inputs,
    labels: Array.from({ length: count }, (_, row) => (row % clusters) % classes),
    classes,
    epochs: 300,
  };
}

/** Stripes in four directions at random phases on 8 × 8 pixels, 240 images. */
function smallCnn() {
  const [classes, side, count] = [4, 8, 240];
  const random = createRandom(1);
  const phases = Array.from({ length: count }, () => 2 * Math.PI * random.uniform());
  const noise = random.fork('noise').normals(count * side * side);
  const steps = [
    [1, 0],
    [0, 1],
    [0.7, 0.7],
    [0.7, -0.7],
  ];
  const inputs = ndArray(
    [count, 1, side, side],
    Float32Array.from(noise, (value, place) => {
      const [row, pixel] = [Math.floor(place / side ** 2), place % side ** 2];
      const [down, across] = steps[row % classes];
      const phase = phases[row] + 1.6 * (down * Math.floor(pixel / side) + across * (pixel % side));
      return Math.cos(phase) + 0.3 * value;
    }),
  );
  const description = {
    name: 'A small convolutional network on stripes',
    inputs: { channels: 1, height: side, width: side },
    layers: [
      { kind: 'conv2d', weight: 'conv.weight', bias: 'conv.bias', padding: 1 },
      { kind: 'relu' },
      { kind: 'maxPool2d', size: 2 },
      { kind: 'flatten' },
      { kind: 'dense', weight: 'head.weight', bias: 'head.bias' },
    ],
    parameters: {
      'conv.weight': [8, 1, 3, 3],
      'conv.bias': [8],
      'head.weight': [classes, 128],
      'head.bias': [classes],
    },
  };
  return {
    description,
    inputs,
    labels: Array.from({ length: count }, (_, row) => row % classes),
    classes,
    epochs: 150,
  };
}

/** Trains by cross-entropy, and writes the files that `entk analyze` takes. */
async function trained(name, { description, inputs, labels, classes, epochs }) {
  const network = networkFromDescription(description);
  const count = labels.length;
  const targets = ndArray([count, classes]);
  labels.forEach((label, row) => (targets.data[row * classes + label] = 1));
  const start = xavierNormalParameters(network, createRandom(2));
  const { parameters } = await train(
    network,
    start,
    { train: { inputs, targets } },
    {
      loss: crossEntropy(),
      optimiser: adamW({ learningRate: 0.01 }),
      epochs,
      seed: 3,
    },
  );
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  const write = (file, contents) => writeFileSync(join(folder, file), contents);
  write('model.json', JSON.stringify({ ...describeNetwork(network), name: description.name }));
  write('weights.safetensors', writeSafetensors(parameters));
  write('inputs.npy', writeNpy(inputs));
  write('targets.npy', writeNpy(ndArray([count], Int32Array.from(labels))));
  write('features.npy', writeNpy(targets));
  return { folder, trained: { epochs, accuracy: accuracyOf(predict(network, parameters, inputs), targets) } };
}

function given() {
  return { folder: tokenNetwork };
}

/** What the gallery says and shows of a report. */
function analysed({ name, folder, trained: training }) {
  const files = ['model.json', 'weights.safetensors', 'inputs.npy', 'targets.npy', 'features.npy'];
  const words = ['--model', '--weights', '--inputs', '--targets', '--features'].flatMap((word, index) => [
    word,
    join(folder, files[index]),
  ]);
  const out = join(work, `${name}-report`);
  const classes = name === 'cnn' ? 4 : 5;
  const asked = [...words, '--cliffs', String(classes), '--rotate', 'predictions', 'units', '--out', out, '--restart'];
  const { status } = spawnSync(process.execPath, [program, 'analyze', ...asked], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  const { title, examples, network, kernel, cliffs, rotations } = JSON.parse(
    readFileSync(join(out, 'analysis.json'), 'utf8'),
  );
  const figures = {};
  for (const figure of [...shownFigures, `rotation-predictions-1-${classes}`]) {
    for (const theme of ['', '-dark']) {
      copyFileSync(join(out, 'figures', `${figure}${theme}.svg`), join(pictures, `${name}-${figure}${theme}.svg`));
    }
    copyFileSync(join(out, 'figures', `${figure}.json`), join(pictures, `${name}-${figure}.json`));
    figures[`${name}-${figure}`] = { ...describe(join(out, 'figures', `${figure}.svg`)), values: true };
  }
  return {
    title,
    training,
    examples,
    parameterCount: network.parameterCount,
    drops: kernel.drops,
    cliffs: cliffs.map(({ from, to, meanOverBestAssignment, mostPossible }) => ({
      from,
      to,
      meanOverBestAssignment,
      mostPossible,
    })),
    rotations: rotations.map(({ cliff, by, criterion, status: { kind }, match }) => ({
      cliff,
      by,
      criterion,
      status: kind,
      match,
    })),
    figures,
  };
}
