// Tests no single file: results at every scale that float32 leaves room for.
import { createRandom, ndArray } from '@entk/core';
import { checkScales, float32Exponents, type ScaledInput } from '@entk/testing/scales';
import { beforeAll } from 'vitest';
import * as weights from '../../src/import/index.js';
import * as models from '../../src/index.js';
import * as networks from '../../src/networks/index.js';

beforeAll(() => models.initialiseBackend());

const [N, D, C] = [4, 3, 2];
const numbers = (count: number, seed: number) => createRandom(seed).normals(count);
const rows = (columns: number, seed: number, s: number) =>
  ndArray(
    [N, columns],
    Float32Array.from(numbers(N * columns, seed), (value) => value * s),
  );
/** Without a bias, so that outputs are as large as inputs are. */
const network = models.networkFromDescription({
  inputs: { size: D },
  layers: [{ kind: 'dense', weight: 'V' }, { kind: 'relu' }, { kind: 'dense', weight: 'W' }],
  parameters: { V: [5, D], W: [C, 5] },
});
const parameters = models.normalParameters(network, createRandom(0));
const layer = models.namedLayers(network)[0].name;

const of = (what: string, args: ScaledInput['args'], powers?: ScaledInput['powers']): ScaledInput => ({
  of: what,
  args,
  powers,
  exponents: float32Exponents,
});
const outputsAndTargets = (s: number) => [rows(C, 1, s), rows(C, 2, s)] as const;
const reasons = (reason: string, names: string) => Object.fromEntries(names.split(' ').map((name) => [name, reason]));

checkScales(
  { ...models, ...networks, ...weights },
  {
    accuracyOf: [of('outputs and targets', (s) => outputsAndTargets(s))],
    activations: [of('inputs', (s) => [network, parameters, rows(D, 3, s), { layer }], { '': 1 })],
    metricsOf: [of('outputs and targets', (s) => [models.squaredError(), ...outputsAndTargets(s)], { loss: 2 })],
    nearKinks: [of('inputs', (s) => [network, parameters, rows(D, 3, s)], { '0.nearest': 1 })],
    normalParameters: [of('the deviation', (s) => [network, createRandom(0), s], { '': 1 })],
    predict: [of('inputs', (s) => [network, parameters, rows(D, 3, s)], { '': 1 })],
    selectRows: [of('rows', (s) => [rows(D, 3, s), Uint32Array.of(2, 0)], { '': 1 })],
    squaredError: [
      {
        ...of('the importance', (s) => [{ importance: [s, 3 * s] }], { '': 1 }),
        look: (loss: models.Loss) => loss.value(rows(C, 1, 1).data, rows(C, 2, 1).data, C),
      },
    ],
  },
  {
    ...reasons(
      'describes or recognises a network',
      'describeNetwork networkFromDescription readNetworkDescription draftDescription networkFromWeights placeWeights ' +
        'reportFaults requirePlaced additionTransformerWeights modularAdditionWeights recogniseNetwork ' +
        'requireRecognised superpositionWeights tfjsWeights transformerLensWeights readWeightMapping ggufWeights huggingFaceWeights inductionWeights nanoGptWeights',
    ),
    ...reasons(
      'makes a layer or a network, whose maps are compared with float64 elsewhere',
      'attention batchNorm conv1d conv2d dense elementwise embedding flatten gelu identity lastPosition layerNorm ' +
        'leakyRelu maxPool1d maxPool2d meanOverPositions meanPool1d meanPool2d positionEmbedding product quadratic ' +
        'relu residual rmsNorm scale sigmoid silu softmax sum tanh defineNetwork attentionOnlyTransformer oneLayerTransformer ' +
        'oneLayerTransformerByHead quadraticMlp tiedAutoencoderInLayout tiedAutoencoder namedLayers readingLast subnetwork ownPositions headsApart',
    ),
    ...reasons('trains, which is not linear in anything', 'adam adamW crossEntropy train'),
    attentionWeights: 'are shares, not linear in anything',
    ...reasons('computes nothing', 'initialiseBackend maskTokens padTokens randomReadouts'),
    xavierNormalParameters: 'takes a network',
  },
);
