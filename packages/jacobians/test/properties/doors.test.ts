// Tests no single file: NaN and infinity at every door of the package, and what every call holds afterwards.
import { createRandom, ndArray } from '@entk/core';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { tensorCount } from '@entk/models/tensor';
import { watchWasmMemories } from '@entk/testing/wasm-memories';
import { checkDoors } from '@entk/testing/doors';
import { beforeAll } from 'vitest';
import * as factors from '../../src/factors/index.js';
import * as jacobians from '../../src/index.js';

const wasmBytes = watchWasmMemories();
beforeAll(() => initialiseBackend());

const network = () => quadraticMlp({ inputs: 2, hiddenUnits: 3, outputs: 2 });
const parameters = () => normalParameters(network(), createRandom(0));
const inputs = () => ndArray([2, 2], Float32Array.of(1, 0.5, -1, 2));
const jacobian = () => jacobians.factoredJacobian(network(), parameters(), inputs());
const made = { '0': 'factoredJacobian' };

checkDoors(
  { ...jacobians, ...factors },
  {
    denseJacobian: { options: 1, args: () => [jacobian()], opaque: made },
    factoredJacobian: { options: 3, args: () => [network(), parameters(), inputs()], opaque: { '0': 'defineNetwork' } },
    jacobianOperator: { args: () => [jacobian()], opaque: made },
    networkOperator: {
      options: 3,
      args: () => [network(), parameters(), inputs(), { outputFactors: [1, 0.5] }],
      opaque: { '0': 'defineNetwork' },
    },
    parameterOffsets: { args: () => [jacobian()], opaque: made },
    rescaleOutputs: { args: () => [jacobian(), [1, 0.5]], opaque: made },
    selectParameters: { args: () => [jacobian(), ['net.0.weight']], opaque: made },
  },
  {
    held: () => ({ tensors: tensorCount(), wasm: wasmBytes() }),
    without: Object.fromEntries([
      ['jacobianByLayer', 'gives a generator, which by-layer.test.ts runs'],
      ...[
        'addGradientRows',
        'allRows',
        'deltaOfOutput',
        'deltaOutputs',
        'deltaReader',
        'deltaWidth',
        'denseDelta',
        'activationOf',
        'isPlain',
        'isTransposed',
      ].map((name) => [name, 'takes parts of a Jacobian, which factoredJacobian looked at']),
      ...['fromFunction', 'fromModel'].map((name) => [name, 'takes a function of the user’s; tested beside it']),
    ]),
  },
);
