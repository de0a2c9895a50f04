// Trains the two small networks that "Your own network" can load, and writes them as a reader's files would be, into
// public/examples. The same seeds give the same bytes; the files are committed, so a build does not train.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, ndArray } from '@entk/core';
import { expandedIndicators, fourierFamily, modularAddition, superpositionFeatures } from '@entk/datasets';
import { writeNpy, writeNpz, writeSafetensors } from '@entk/formats';
import {
  adam,
  adamW,
  initialiseBackend,
  normalParameters,
  selectRows,
  squaredError,
  train,
  xavierNormalParameters,
} from '@entk/models';
import { quadraticMlp, tiedAutoencoder } from '@entk/models/networks';

const folder = fileURLToPath(new URL('../public/examples', import.meta.url));

await initialiseBackend();
write('modular-addition', await modularAdditionFiles());
write('superposition', await superpositionFiles());

async function modularAdditionFiles() {
  const [p, hiddenUnits] = [17, 128];
  const dataSet = modularAddition({ p, alpha: 0.8, seed: 0 });
  const network = quadraticMlp({ inputs: 2 * p, hiddenUnits, outputs: p });
  const part = (rows) => ({ inputs: selectRows(dataSet.inputs, rows), targets: selectRows(dataSet.targets, rows) });
  const { parameters, history } = await train(
    network,
    normalParameters(network, createRandom(0)),
    { train: part(dataSet.train), test: part(dataSet.test) },
    { loss: squaredError(), optimiser: adamW({ learningRate: 0.05, weightDecay: 0.01 }), epochs: 1000 },
  );
  process.stdout.write(`modular addition: test accuracy ${history.at(-1).test.accuracy}\n`);
  const families = ['a', 'b', 'sum', 'difference'].map((argument) => fourierFamily({ p, argument }).features);
  return {
    'weights.safetensors': writeSafetensors(parameters),
    'model.json': `${JSON.stringify(
      {
        inputs: { size: 2 * p },
        layers: [
          { kind: 'dense', weight: 'net.0.weight' },
          { kind: 'scale', factor: 1 / Math.sqrt(2 * p) },
          { kind: 'quadratic' },
          { kind: 'dense', weight: 'net.3.weight' },
          { kind: 'scale', factor: 1 / hiddenUnits },
        ],
      },
      null,
      2,
    )}\n`,
    'inputs.npy': writeNpy(dataSet.inputs),
    'features.npy': writeNpy(sideBySide(families)),
  };
}

async function superpositionFiles() {
  const [features, examples] = [20, 120];
  const dataSet = superpositionFeatures({ features, examples, sparsity: 0.7, seed: 0 });
  const network = tiedAutoencoder({ features, hiddenUnits: 10 });
  const { parameters, history } = await train(
    network,
    xavierNormalParameters(network, createRandom(0)),
    { train: { inputs: dataSet.inputs, targets: dataSet.inputs } },
    {
      loss: squaredError({ importance: Array.from(dataSet.importance) }),
      optimiser: adam({ learningRate: 0.003 }),
      epochs: 3000,
    },
  );
  process.stdout.write(`superposition: loss ${history.at(-1).train.loss}\n`);
  const indicators = expandedIndicators(dataSet.inputs, { rowOrder: 'classMajor' });
  return {
    'weights.npz': writeNpz(new Map([...parameters, ['inputs', dataSet.inputs]])),
    'features.npy': writeNpy(sideBySide([indicators.features])),
  };
}

/** Matrices of the same rows as one array, float32. */
function sideBySide(matrices) {
  const rows = matrices[0].rows;
  const columns = matrices.reduce((sum, matrix) => sum + matrix.columns, 0);
  const data = Float32Array.from({ length: rows * columns });
  for (let row = 0; row < rows; row++) {
    let place = row * columns;
    for (const matrix of matrices) {
      data.set(matrix.rowSpan(row), place);
      place += matrix.columns;
    }
  }
  return ndArray([rows, columns], data);
}

function write(name, files) {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, name, file), content);
}
