// Tests no single file: NaN and infinity at every door of the package, and what every call holds afterwards.
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { watchWasmMemories } from '@entk/testing/wasm-memories';
import { checkDoors } from '@entk/testing/doors';
import { beforeAll } from 'vitest';
import * as weights from '../../src/import/index.js';
import * as models from '../../src/index.js';
import * as networks from '../../src/networks/index.js';
import * as layers from '../../src/layers/index.js';
import { tensorCount } from '../../src/tensor/index.js';

const wasmBytes = watchWasmMemories();
beforeAll(() => models.initialiseBackend());

const onTensors = 'takes tensors and makes some, inside the caller’s `scoped`';
const noNumbers = 'takes no numbers';
const files = 'reads bytes or documents; hostile ones are tested beside their readers';
const network = () => networks.quadraticMlp({ inputs: 2, hiddenUnits: 3, outputs: 2 });
const parameters = () => models.normalParameters(network(), createRandom(0));
const ofNetwork = { '0': 'defineNetwork' };
const renamed = 'names arrays and computes nothing; placeWeights, predict and train look at every number';
const diverged = 'a run that diverges is measured too: its loss is NaN';
const rows = () => ndArray([2, 2], Float32Array.of(1, 0.5, -1, 2));
const autoencoder = () =>
  new Map([
    ['W', ndArray([1, 2], Float32Array.of(1, 2))],
    ['b', ndArray([2], Float32Array.of(0.5, 0))],
  ]);
const transformer = () =>
  models.normalParameters(networks.oneLayerTransformer({ vocabularySize: 4, width: 4, heads: 2 }), createRandom(0));
const attending = () =>
  models.defineNetwork({
    inputSize: 2,
    positions: 2,
    layers: [models.attention({ heads: 1, query: 'Q', key: 'K', value: 'V' })],
    parameters: { Q: [2, 2], K: [2, 2], V: [2, 2] },
  });
const data = () => ({ train: { inputs: rows(), targets: rows() } });
const options = () => ({
  loss: models.squaredError(),
  optimiser: models.adam(),
  epochs: 2,
  seed: 1,
  batchSize: 1,
  evaluateEvery: 1,
  maxGradientNorm: 1,
  checkpoints: [0, 2],
});

checkDoors(
  { ...models, ...networks, ...weights, ...layers },
  {
    accuracyOf: { args: () => [rows(), rows()], lets: { '0.data': diverged, '1.data': diverged } },
    adam: { options: 0, args: () => [{ learningRate: 0.1, epsilon: 1e-8, betas: [0.9, 0.99] }] },
    adamW: { options: 0, args: () => [{ learningRate: 0.1, weightDecay: 0.01 }] },
    defineNetwork: {
      args: () => [{ inputSize: 2, layers: [models.dense({ weight: 'W' })], parameters: { W: [3, 2] } }],
    },
    attention: {
      options: 0,
      args: () => [
        {
          heads: 4,
          keyValueHeads: 2,
          headSize: 4,
          query: 'Q',
          key: 'K',
          value: 'V',
          outputs: 3,
          output: 'O',
          window: 2,
          scale: 0.5,
          softcap: 2,
          queryNorm: { epsilon: 1e-6, offset: 1 },
          rotary: { base: 3, size: 2, factor: 1 },
        },
      ],
    },
    batchNorm: { options: 0, args: () => [{ mean: 'm', variance: 'v', epsilon: 1e-5 }] },
    conv1d: {
      options: 0,
      args: () => [{ weight: 'W', stride: 2, padding: 1, dilation: 3, groups: 2, outputs: 4, size: 3 }],
    },
    conv2d: { options: 0, args: () => [{ weight: 'W', stride: [2, 1], padding: [1, 0], dilation: 1, size: [3, 2] }] },
    embedding: { options: 0, args: () => [{ weight: 'E', outputs: 2, padding: 1 }] },
    ggufWeights: { options: 0, args: () => [{ positions: 3 }] },
    nanoGptWeights: { options: 0, args: () => [{ heads: 2, positions: 3 }] },
    huggingFaceWeights: { options: 0, args: () => [{ positions: 3 }] },
    layerNorm: { options: 0, args: () => [{ gain: 'g', epsilon: 1e-5 }] },
    leakyRelu: { options: 0, args: () => [{ slope: 0.2 }] },
    maxPool1d: { options: 0, args: () => [{ size: 3, stride: 2, padding: 1, dilation: 2 }] },
    maxPool2d: { options: 0, args: () => [{ size: [3, 2], stride: 2, padding: [1, 0] }] },
    meanPool1d: { options: 0, args: () => [{ size: 3, stride: 2, padding: 1 }] },
    meanPool2d: { options: 0, args: () => [{ size: [3, 2], stride: 2, padding: 1 }] },
    rmsNorm: { options: 0, args: () => [{ gain: 'g', epsilon: 1e-6, offset: 1 }] },
    metricsOf: {
      args: () => [models.squaredError(), rows(), rows()],
      lets: { '1.data': diverged, '2.data': diverged },
    },
    normalParameters: { args: () => [network(), createRandom(0), 0.5], opaque: ofNetwork },
    attentionOnlyTransformer: {
      options: 0,
      args: () => [{ vocabularySize: 6, positions: 3, width: 4, heads: 2, layers: 1 }],
    },
    attentionWeights: {
      options: 3,
      args: () => [
        attending(),
        models.normalParameters(attending(), createRandom(0)),
        ndArray([1, 2, 2], rows().data),
        { layer: '0' },
      ],
      opaque: ofNetwork,
    },
    oneLayerTransformer: {
      options: 0,
      args: () => [{ vocabularySize: 6, positions: 3, width: 4, heads: 2, hiddenUnits: 5 }],
    },
    oneLayerTransformerByHead: {
      args: () => [transformer(), 2],
      lets: { '0': renamed },
    },
    outputAxis: {
      options: 2,
      takes: { '2.outputs': ['nothing'] },
      args: () => ['f', network(), { outputs: DenseMatrix.fromRows([[1, -1]]) }],
      opaque: { '1': 'defineNetwork' },
    },
    activations: {
      options: 3,
      args: () => [network(), parameters(), rows(), { layer: '0', position: 0 }],
      opaque: ofNetwork,
    },
    namedLayers: { args: () => [network()], opaque: ofNetwork },
    nearKinks: { args: () => [network(), parameters(), rows()], opaque: ofNetwork },
    predict: { options: 3, args: () => [network(), parameters(), rows()], opaque: ofNetwork },
    quadraticMlp: { options: 0, args: () => [{ inputs: 2, hiddenUnits: 3, outputs: 2 }] },
    modularAdditionWeights: { options: 0, args: () => [{ p: 5 }] },
    readAgain: {
      args: () => ['f', layers.allOutputs(2), DenseMatrix.fromRows([[1, -1]])],
      opaque: { '1': 'outputAxis' },
    },
    requireInputs: { args: () => ['f', network(), rows()], opaque: { '1': 'defineNetwork' } },
    requireParameters: { args: () => ['f', network(), parameters()], opaque: { '1': 'defineNetwork' } },
    maskTokens: {
      args: () => [ndArray([1, 2], Int32Array.of(1, 2)), ndArray([1, 2], Float32Array.of(1, 0))],
    },
    randomReadouts: { options: 0, args: () => [{ outputs: 3, count: 2, seed: 1 }] },
    headsApart: { args: () => [network(), parameters()], opaque: { '0': 'defineNetwork' } },
    padTokens: { args: () => [[[1, 2], [3]], 3] },
    scale: { args: () => [0.5] },
    selectRows: { args: () => [rows(), Uint32Array.of(1)], lets: { '0.data': 'copies rows and computes nothing' } },
    squaredError: { options: 0, args: () => [{ importance: [1, 0.5, 0.2] }] },
    tiedAutoencoder: { options: 0, args: () => [{ features: 3, hiddenUnits: 2 }] },
    superpositionWeights: { options: 0, args: () => [{ instance: 0 }] },
    tiedAutoencoderInLayout: {
      args: () => [autoencoder(), 'arena'],
      lets: { '0': renamed },
    },
    train: {
      options: 3,
      args: () => [network(), parameters(), data(), options()],
      opaque: ofNetwork,
      aborted: (signal) => [network(), parameters(), data(), { ...options(), signal }],
    },
    xavierNormalParameters: { args: () => [network(), createRandom(0)], opaque: ofNetwork },
  },
  {
    held: () => ({ tensors: tensorCount(), wasm: wasmBytes() }),
    without: Object.fromEntries([
      ...[
        'forwardPass',
        'identityCotangent',
        'inputTensor',
        'parameterGradients',
        'parameterSet',
        'parameterTensors',
        'pullBack',
        'pushForward',
        'readOut',
        'seedCotangent',
        'spreadOverPositions',
        'sumOfCotangents',
        'throughElementwise',
        'throughGain',
        'throughLinear',
        'throughMatrix',
        'throughScalar',
        'timesExamples',
        'toDense',
        'vectorCotangent',
        'vectorSeed',
        'withParameterTensors',
        'withPositions',
      ].map((name) => [name, onTensors]),
      ...[
        'additionTransformerWeights',
        'allOutputs',
        'axesRead',
        'crossEntropy',
        'dense',
        'elementwise',
        'flatten',
        'heldByPasses',
        'gelu',
        'identity',
        'inductionWeights',
        'initialiseBackend',
        'lastPosition',
        'matchingShapes',
        'meanOverPositions',
        'outputText',
        'positionEmbedding',
        'product',
        'quadratic',
        'isPositionwise',
        'ownPositions',
        'readingLast',
        'subnetwork',
        'readoutAt',
        'readoutOf',
        'requireExamplesRead',
        'chainedShapes',
        'relu',
        'residual',
        'sameOutputs',
        'sigmoid',
        'silu',
        'tfjsWeights',
        'transformerLensWeights',
        'softmax',
        'sum',
        'tanh',
      ].map((name) => [name, noNumbers]),
      ...[
        'describeNetwork',
        'draftDescription',
        'networkFromDescription',
        'placeWeights',
        'readNetworkDescription',
        'readWeightMapping',
        'networkFromWeights',
        'recogniseNetwork',
        'reportFaults',
        'requirePlaced',
        'requireRecognised',
      ].map((name) => [name, files]),
    ]),
  },
);
