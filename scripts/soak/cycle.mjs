// One round of everything: data, training, Jacobian, kernels, spectra, rotation, alignment, figures, formats; then
// calls that are refused and calls that are aborted, which must give back what they took.
import { alignmentHeatmap, bestAssignment, compareWithRandomSubspaces } from '../../packages/alignment/dist/index.js';
import { createRandom, ndArray } from '../../packages/core/dist/index.js';
import { fourierFamily, modularAddition, superpositionFeatures } from '../../packages/datasets/dist/index.js';
import { spectrumPanel } from '../../packages/figures/dist/index.js';
import { figurePng, figureSvg } from '../../packages/figures/dist/node/index.js';
import { readNpz, readSafetensors, writeNpz, writeSafetensors } from '../../packages/formats/dist/index.js';
import { denseJacobian, factoredJacobian, jacobianOperator } from '../../packages/jacobians/dist/index.js';
import { empiricalNtk, kernelSpectrum } from '../../packages/kernels/dist/index.js';
import { cholesky, gram, qr, svd } from '../../packages/linalg/dist/index.js';
import {
  adam,
  adamW,
  normalParameters,
  predict,
  squaredError,
  train,
  xavierNormalParameters,
} from '../../packages/models/dist/index.js';
import { quadraticMlp, tiedAutoencoder } from '../../packages/models/dist/networks/index.js';
import { rotateInTwoStages, rotateJointly, torusLaplacian } from '../../packages/rotation/dist/index.js';
import { eigh, findCliffs, topEigenpairs } from '../../packages/spectral/dist/index.js';

const flattened = { kind: 'flattened', rowOrder: 'classMajor' };

const p = 7;
const collapses = [
  { kind: 'perClass', output: 1 },
  { kind: 'classMean' },
  { kind: 'trace' },
  { kind: 'meanOutput' },
  flattened,
];

export async function cycle(seed) {
  const { inputs, targets } = modularAddition({ p, seed });
  const network = quadraticMlp({ inputs: 2 * p, hiddenUnits: 24, outputs: p });
  const initial = normalParameters(network, createRandom(seed));
  const data = { train: { inputs, targets } };
  const options = { loss: squaredError(), optimiser: adamW({ learningRate: 0.05 }), epochs: 40, checkpoints: [0, 20] };
  const { parameters } = await train(network, initial, data, { ...options, batchSize: 20, seed });
  predict(network, parameters, inputs);

  const jacobian = factoredJacobian(network, parameters, inputs);
  const kernels = collapses.map((collapse) => empiricalNtk(jacobian, collapse).matrix);
  denseJacobian(jacobian);
  await kernelSpectrum(jacobian, flattened, { count: 20, side: 'parameters' });
  const operator = jacobianOperator(jacobian);
  const apply = (block) => operator.apply(operator.applyTransposed(block));
  await topEigenpairs({ size: operator.rows, apply }, { count: 4, semidefinite: true });
  const { values, vectors } = await eigh(kernels[1], { semidefinite: true });
  findCliffs(values, { size: p * p, noise: 1e-7 });

  const basis = vectors.columnRange(1, 2 * p - 1);
  const laplacians = [torusLaplacian(p, 'sum'), torusLaplacian(p, 'difference')];
  const joint = await rotateJointly(basis, laplacians);
  await rotateInTwoStages(basis, ...laplacians);
  const families = [fourierFamily({ p, argument: 'a' }), fourierFamily({ p, argument: 'b' })];
  bestAssignment(alignmentHeatmap(joint.basis, families).values);
  await compareWithRandomSubspaces(joint.basis, (drawn) => drawn.get(0, 0), { draws: 20, seed });
  svd(basis);
  qr(basis);
  cholesky(gram(basis.transpose()));

  const figure = spectrumPanel({ curves: [{ label: 'kernel', eigenvalues: values }] });
  figureSvg(figure);
  figurePng(figure);
  readSafetensors(writeSafetensors(parameters));
  readNpz(writeNpz(new Map([['values', ndArray([values.length], values)]]), { compress: true }));

  await superposition(seed);
  await refusals({ network, initial, data, options, jacobian, inputs, kernels, basis, laplacians });
}

async function superposition(seed) {
  const network = tiedAutoencoder({ features: 12, hiddenUnits: 4 });
  const { inputs } = superpositionFeatures({ features: 12, examples: 60, sparsity: 0.5, seed });
  const options = { loss: squaredError(), optimiser: adam({ learningRate: 0.01 }), epochs: 30 };
  const initial = xavierNormalParameters(network, createRandom(seed));
  const { parameters } = await train(network, initial, { train: { inputs, targets: inputs } }, options);
  await kernelSpectrum(factoredJacobian(network, parameters, inputs), flattened, { count: 20 });
}

async function refusals({ network, initial, data, options, jacobian, inputs, kernels, basis, laplacians }) {
  const poisoned = ndArray(inputs.shape, inputs.data.slice().fill(Number.NaN, 0, 1));
  const spoiled = kernels[1].transpose();
  spoiled.data[1] = Number.POSITIVE_INFINITY;
  const calls = [
    () => train(network, initial, { train: { inputs: poisoned, targets: poisoned } }, options),
    () => predict(network, initial, poisoned),
    () => factoredJacobian(network, initial, poisoned),
    () => empiricalNtk(jacobian, { kind: 'perClass', output: p }),
    () => eigh(spoiled),
    () => svd(spoiled),
    () => readSafetensors(writeSafetensors(initial).subarray(0, 200)),
    () => train(network, initial, data, { ...options, signal: AbortSignal.abort() }),
    () => train(network, initial, data, { ...options, ...abortedAtCheckpoint(1) }),
    () => train(network, initial, data, { ...options, ...abortedAtCheckpoint(2) }),
    () => rotateJointly(basis, laplacians, { signal: AbortSignal.abort() }),
    () => kernelSpectrum(jacobian, flattened, { count: 4, signal: AbortSignal.abort() }),
  ];
  for (const call of calls) {
    const refused = await Promise.resolve()
      .then(call)
      .then(
        () => false,
        () => true,
      );
    if (!refused) throw new Error(`a call that had to fail did not: ${String(call)}`);
  }
}

/** Training that is aborted when it reports its n-th checkpoint, in the middle of its work. */
function abortedAtCheckpoint(n) {
  const controller = new AbortController();
  let left = n;
  const onCheckpoint = () => {
    if (--left === 0) controller.abort();
  };
  return { signal: controller.signal, onCheckpoint };
}
