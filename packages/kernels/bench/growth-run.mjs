/**
 * `node bench/growth-run.mjs matrix|operator|positions|outputs SIZE`: one size of the table of growth, in a process of
 * its own, so that its peak memory is its own. Prints processor seconds, and the peak, in JSON.
 */
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian, networkOperator } from '@entk/jacobians';
import { empiricalNtk, jacobianBlocks, kernelOperator } from '@entk/kernels';
import { defineNetwork, dense, initialiseBackend, normalParameters, tanh } from '@entk/models';
import { attentionOnlyTransformer } from '@entk/models/networks';
import { eigh } from '@entk/spectral';
import { measured, peak, print } from './measure.mjs';
import { decayingInputs, threeLayers, threeLayersParameters } from './three-layers.mjs';

const [series, text] = process.argv.slice(2);
const size = Number(text);
/** Room for a matrix of 16,000 rows, its copy in the solver, and its image. */
const memoryBudget = 12 * 1024 ** 3;

await initialiseBackend();
const seconds = await { matrix, operator, positions, outputs }[series]();
print(JSON.stringify({ size, seconds, peak: peak() }));

/** The class-mean kernel of N examples, and its 20 leading pairs. */
async function matrix() {
  const jacobian = factoredJacobian(threeLayers, threeLayersParameters(), decayingInputs(size));
  const kernel = await measured(() => empiricalNtk(jacobian, { kind: 'classMean' }, { memoryBudget }));
  const pairs = await measured(() => eigh(kernel.result.matrix, { count: 20, semidefinite: true, memoryBudget }));
  return { kernel: kernel.processorSeconds, pairs: pairs.processorSeconds };
}

/** A product of that kernel, which is not formed, with a block of 4 vectors. */
async function operator() {
  const blocks = jacobianBlocks(threeLayers, threeLayersParameters(), decayingInputs(size));
  const kernel = await kernelOperator(blocks, { kind: 'classMean' }, { memoryBudget: 400e6 });
  const vectors = new DenseMatrix(size, 4, createRandom(2).normals(4 * size));
  await kernel.apply(vectors);
  return { product: (await measured(() => kernel.apply(vectors))).processorSeconds };
}

/** The kernel of the mean logit at the last of T positions, of all parameters: two layers of attention, 32 texts. */
async function positions() {
  const [texts, vocabularySize] = [32, 32];
  const network = attentionOnlyTransformer({ vocabularySize, positions: size });
  const parameters = normalParameters(network, createRandom(0), (shape) => 1 / Math.sqrt(shape.at(-1)));
  const random = createRandom(1);
  const tokens = Int32Array.from({ length: texts * size }, () => random.integer(vocabularySize));
  const inputs = ndArray([texts, size], tokens);
  const readout = { positions: 'last', outputs: DenseMatrix.generate(1, vocabularySize, () => 1 / vocabularySize) };
  const jacobian = await measured(() => factoredJacobian(network, parameters, inputs, { readout, memoryBudget }));
  const kernel = await measured(() => empiricalNtk(jacobian.result, { kind: 'meanOutput' }, { memoryBudget }));
  return { jacobian: jacobian.processorSeconds, kernel: kernel.processorSeconds };
}

/** A product with J, and one with Jᵀ, of 16 directions: 32 → 8 → C outputs, 64 examples, no factors kept. */
async function outputs() {
  const [examples, inputs, hidden] = [64, 32, 8];
  const network = defineNetwork({
    inputSize: inputs,
    layers: [dense({ weight: 'W', bias: 'b' }), tanh(), dense({ weight: 'V' })],
    parameters: { W: [hidden, inputs], b: [hidden], V: [size, hidden] },
  });
  const batch = ndArray([examples, inputs], Float32Array.from(createRandom(1).normals(examples * inputs)));
  const { columns, apply, applyTransposed } = networkOperator(
    network,
    normalParameters(network, createRandom(0), 0.3),
    batch,
  );
  const directions = new DenseMatrix(columns, 16, createRandom(2).normals(16 * columns));
  applyTransposed(apply(directions));
  const { processorSeconds } = await measured(async () => applyTransposed(apply(directions)));
  return { product: processorSeconds };
}
