// Tests no single file: NaN and infinity at every door of the package, and what every call holds afterwards.
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { tensorCount } from '@entk/models/tensor';
import { watchWasmMemories } from '@entk/testing/wasm-memories';
import { checkDoors } from '@entk/testing/doors';
import { beforeAll } from 'vitest';
import * as kernels from '../../src/index.js';

const wasmBytes = watchWasmMemories();
beforeAll(() => initialiseBackend());

const network = () => quadraticMlp({ inputs: 2, hiddenUnits: 3, outputs: 2 });
const parameters = () => normalParameters(network(), createRandom(0));
const inputs = () => ndArray([2, 2], Float32Array.of(1, 0.5, -1, 2));
const jacobian = () => factoredJacobian(network(), parameters(), inputs());
const blocks = () => kernels.jacobianBlocks(network(), parameters(), inputs());
const flattenedKernel = (): kernels.FlattenedOperator => ({
  size: 4,
  trace: 4,
  collapse: { kind: 'flattened', rowOrder: 'classMajor' },
  outputFactors: Float64Array.of(1, 1),
  plan: { method: 'factors', blockSize: 2, blockCount: 1, keptBlocks: 1, vectors: 8, bytes: 1 },
  apply: async (block) => block,
});
const made = 'factoredJacobian';
const arithmetic = 'arithmetic on the extents of a kernel';
const noLimit = 'infinity is no limit';
const memoryBudget = 2 ** 30;

checkDoors(
  kernels,
  {
    collapsedRows: {
      args: () => [{ kind: 'classMean' }, 3, 2],
      lets: { '1': arithmetic, '2': arithmetic },
    },
    collapseText: { args: () => [{ kind: 'perClass', output: 1 }], lets: { '0.output': 'text for a message' } },
    crossKernel: {
      options: 3,
      args: () => [jacobian(), jacobian(), { kind: 'perClass', output: 1 }],
      opaque: { '0': made, '1': made },
    },
    flattenedOperator: {
      options: 2,
      args: () => [blocks(), { kind: 'flattened', rowOrder: 'classMajor' }],
      opaque: { '0': 'jacobianBlocks' },
    },
    flattenedTrace: { args: () => [jacobian()], opaque: { '0': made } },
    jacobianBlocks: {
      options: 3,
      args: () => [network(), parameters(), inputs(), { readout: { outputs: [0, 1] }, outputFactors: [1, 0.5] }],
      opaque: { '0': 'defineNetwork' },
    },
    readoutAgreement: { args: () => [jacobian()], opaque: { '0': made } },
    centredKernel: {
      args: () => [
        DenseMatrix.fromRows([
          [5, 3],
          [3, 5],
        ]),
      ],
    },
    empiricalNtk: {
      options: 2,
      args: () => [jacobian(), { kind: 'perClass', output: 1 }, { memoryBudget }],
      opaque: { '0': made },
      lets: { '2.memoryBudget': noLimit },
    },
    kernelOperator: {
      options: 2,
      args: () => [blocks(), { kind: 'perClass', output: 1 }],
      opaque: { '0': 'jacobianBlocks' },
    },
    kernelSpectrum: {
      options: 2,
      args: () => [jacobian(), { kind: 'perClass', output: 1 }, { count: 2, seed: 0, memoryBudget }],
      lets: {
        '2.memoryBudget': noLimit,
      },
      opaque: { '0': made },
      aborted: (signal) => [jacobian(), { kind: 'classMean' }, { count: 2, signal }],
    },
    gradientGram: {
      options: 1,
      args: () => [
        { rows: 1, columns: 2, readRows: () => DenseMatrix.fromRows([[1, 2]]), parts: [1] },
        { memoryBudget },
      ],
      lets: { '1.memoryBudget': noLimit },
      aborted: (signal) => [{ rows: 1, columns: 2, readRows: () => DenseMatrix.fromRows([[1, 2]]) }, { signal }],
    },
    gradientSpectrum: {
      options: 1,
      args: () => [
        {
          rows: 2,
          columns: 2,
          readRows: () =>
            DenseMatrix.fromRows([
              [1, 0],
              [0, 2],
            ]),
        },
        { count: 2, seed: 0, memoryBudget },
      ],
      lets: { '1.memoryBudget': noLimit },
      aborted: (signal) => [
        {
          rows: 2,
          columns: 2,
          readRows: () =>
            DenseMatrix.fromRows([
              [1, 0],
              [0, 2],
            ]),
        },
        { count: 2, signal },
      ],
    },
    kernelTile: {
      options: 2,
      args: () => [blocks(), { kind: 'perClass', output: 0 }, { tileSize: 1, index: 1 }],
      opaque: { '0': 'jacobianBlocks' },
      aborted: (signal) => [blocks(), { kind: 'classMean' }, { tileSize: 1, index: 1, signal }],
    },
    outputWeightedOperator: {
      args: () => [
        flattenedKernel(),
        DenseMatrix.fromRows([
          [2, 1],
          [1, 2],
        ]),
      ],
      opaque: { '0': 'flattenedOperator' },
    },
    parameterGram: {
      options: 1,
      args: () => [jacobian(), { memoryBudget }],
      opaque: { '0': made },
      lets: { '1.memoryBudget': noLimit },
    },
    parameterGramBytes: { args: () => [jacobian()], opaque: { '0': made } },
    rowIndex: {
      args: () => ['classMajor', 1, 1, 3, 2],
      lets: { '1': arithmetic, '2': arithmetic, '3': arithmetic, '4': arithmetic },
    },
    subsampleOutputs: { options: 1, args: () => [blocks(), { count: 1, seed: 0 }], opaque: { '0': 'jacobianBlocks' } },
    tileCountOf: { args: () => [3, 2] },
    tiledKernel: {
      options: 2,
      args: () => [blocks(), { kind: 'perClass', output: 0 }, { tileSize: 1 }],
      opaque: { '0': 'jacobianBlocks' },
      aborted: (signal) => [blocks(), { kind: 'classMean' }, { signal }],
    },
  },
  {
    held: () => ({ tensors: tensorCount(), wasm: wasmBytes() }),
    without: Object.fromEntries(
      ['planTiles', 'sketchKernel'].map((name) => [
        name,
        'takes nothing but numbers of plans and what other doors have looked at; refusals are in its own test file',
      ]),
    ),
  },
);
