// Tests no single file: NaN and infinity at every door of the package.
import { DenseMatrix } from '@entk/core';
import { watchWasmMemories } from '@entk/testing/wasm-memories';
import { checkDoors } from '@entk/testing/doors';
import * as linalg from '../../src/index.js';
import * as modes from '../../src/modes/index.js';

const wasmBytes = watchWasmMemories();
const general = () =>
  DenseMatrix.fromRows([
    [1, 2, 0],
    [3, -1, 4],
    [0.5, 2, 1],
    [1, 1, 1],
  ]);
const definite = () =>
  DenseMatrix.fromRows([
    [4, 1, 0],
    [1, 3, 1],
    [0, 1, 2],
  ]);
const lower = () =>
  DenseMatrix.fromRows([
    [2, 0, 0],
    [1, 3, 0],
    [0.5, 1, 1],
  ]);
const right = () => DenseMatrix.fromRows([[1], [2], [3]]);
const memoryBudget = 2 ** 30;
const budget = { '1.memoryBudget': 'infinity is no limit' };

checkDoors(
  { ...linalg, ...modes },
  {
    cholesky: { options: 1, args: () => [definite(), { memoryBudget }], lets: budget },
    choleskySolve: {
      options: 2,
      args: () => [lower(), right(), { memoryBudget }],
      lets: { '2.memoryBudget': budget['1.memoryBudget'] },
    },
    columnGram: { options: 1, args: () => [general(), { memoryBudget }], lets: budget },
    columnNorms: { args: () => [general()] },
    eigh: { options: 1, args: () => [definite(), { range: { from: 0, to: 2 }, memoryBudget }], lets: budget },
    eighMemory: { options: 1, args: () => [3, { count: 2 }] },
    generalisedEigh: {
      options: 2,
      args: () => [definite(), definite(), { range: { from: 0, to: 2 }, memoryBudget }],
      lets: { '2.memoryBudget': budget['1.memoryBudget'] },
    },
    leastSquares: {
      options: 2,
      args: () => [general(), general().columnRange(0, 1), { memoryBudget }],
      lets: { '2.memoryBudget': budget['1.memoryBudget'] },
    },
    gram: { options: 1, args: () => [general(), { memoryBudget }], lets: budget },
    multiply: { options: 2, args: () => [general(), definite()] },
    projectOut: {
      options: 2,
      args: () => [right().transpose(), general().columnRange(0, 3), { memoryBudget }],
      lets: { '2.memoryBudget': budget['1.memoryBudget'] },
    },
    qr: { options: 1, args: () => [general(), { memoryBudget }], lets: budget },
    scaledColumns: { args: () => [right(), Float64Array.of(2)] },
    scaledRows: { args: () => [right(), Float64Array.of(2, 3, 4)] },
    solveTriangular: {
      options: 2,
      args: () => [lower(), right(), { memoryBudget }],
      lets: { '2.memoryBudget': budget['1.memoryBudget'] },
    },
    svd: { options: 1, args: () => [general(), { memoryBudget }], lets: budget },
    sweepRows: {
      options: 2,
      args: () => [general(), general(), { memoryBudget }],
      lets: { '2.memoryBudget': budget['1.memoryBudget'] },
    },
    svdMemory: { options: 2, args: () => [4, 3] },
  },
  {
    without: {
      allowFusedArithmetic: 'takes a yes or no',
      allowWideVectors: 'takes a yes or no',
      requireConverged: 'looks at a status',
      startThreads: 'takes a number of threads, which its own tests try',
      dot: 'the inner loop of sums that look at their input',
    },
    held: () => ({ wasm: wasmBytes() }),
  },
);
