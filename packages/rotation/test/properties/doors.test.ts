// Tests no single file: NaN and infinity at every door of the package.
import { DenseMatrix } from '@entk/core';
import { checkDoors } from '@entk/testing/doors';
import * as rotation from '../../src/index.js';

const symmetric = () =>
  DenseMatrix.fromRows([
    [2, 1],
    [1, 3],
  ]);
/** Orthonormal columns on a cycle of four points. */
const basis = () =>
  DenseMatrix.fromRows([
    [1, 0],
    [0, 0.6],
    [0, 0.8],
    [0, 0],
  ]);
const laplacian = () => rotation.cycleLaplacian(4);

const single = { blocks: 'single vectors' } as const;

checkDoors(rotation, {
  commutatorShare: { args: () => [symmetric(), symmetric()] },
  compress: { args: () => [laplacian(), basis()] },
  cycleLaplacian: { args: () => [4] },
  graphLaplacian: {
    options: 2,
    args: () => [
      3,
      [
        [0, 1, 2],
        [1, 2],
      ],
    ],
  },
  gridShiftLaplacian: { args: () => [5, [1, 2]] },
  pathLaplacian: { args: () => [4] },
  inputGroups: { args: () => [symmetric()] },
  rotateByOutputs: {
    options: 1,
    args: () => [basis(), { outputs: 2, rowOrder: 'classMajor', maxSweeps: 10, tolerance: 1e-8 }],
    aborted: (signal) => [basis(), { outputs: 2, rowOrder: 'classMajor', signal }],
  },
  rotateByUnits: {
    options: 2,
    args: () => [basis(), basis(), { ...single, maxSweeps: 10, tolerance: 1e-8 }],
    aborted: (signal) => [basis(), basis(), { ...single, signal }],
  },
  rotateInTwoStages: {
    options: 3,
    args: () => [basis(), laplacian(), rotation.pathLaplacian(4), { count: 1, extra: 0, memoryBudget: 2 ** 30 }],
    lets: { '3.memoryBudget': 'infinity is no limit' },
    aborted: (signal) => [basis(), laplacian(), rotation.pathLaplacian(4), { signal }],
  },
  rotateJointly: {
    options: 2,
    args: () => [basis(), [laplacian()], { maxSweeps: 10, tolerance: 1e-8 }],
    aborted: (signal) => [basis(), [laplacian()], { signal }],
  },
  rotateParts: {
    args: () => [
      { basis: basis(), rotation: symmetric(), blocks: [{ from: 0, to: 2 }] },
      (part: DenseMatrix) => rotation.rotateByUnits(part, basis(), single),
    ],
  },
  rotateTowards: {
    options: 2,
    args: () => [basis(), basis(), { memoryBudget: 2 ** 30 }],
    lets: { '2.memoryBudget': 'infinity is no limit' },
    aborted: (signal) => [basis(), basis(), { signal }],
  },
  similarRowsLaplacian: { options: 1, args: () => [symmetric(), { neighbours: 1 }] },
  splitBasis: {
    options: 2,
    args: () => [basis(), basis(), { weighting: 'span', memoryBudget: 2 ** 30 }],
    lets: { '2.memoryBudget': 'infinity is no limit' },
    aborted: (signal) => [basis(), basis(), { signal }],
  },
  torusLaplacian: { args: () => [5, 'sum'] },
});
