import { DenseMatrix, identityMatrix } from '@entk/core';
import { pathLaplacian, rotateJointly, rotateParts, type RotationStatus } from '@entk/rotation';
import { randomOrthogonal } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { energy } from '../tolerances.js';

const given = randomOrthogonal(6, 3).columnRange(0, 4);
const first = randomOrthogonal(4, 5);
const split = {
  basis: DenseMatrix.from(given.mmul(first)),
  rotation: first,
  blocks: [
    { from: 0, to: 1 },
    { from: 1, to: 4 },
  ],
};

describe('rotateParts', () => {
  test('composes the rotations, and leaves every part in its span', async () => {
    const result = await rotateParts(split, (part) => rotateJointly(part, [pathLaplacian(6)]));
    expect(result.basis).toBeCloseToArray(DenseMatrix.from(given.mmul(result.rotation)), { absolute: energy });
    expect(result.basis.columnRange(1, 4)).toSpanTheSameSubspace(split.basis.columnRange(1, 4), { tolerance: energy });
    expect(result.blocks).toEqual(split.blocks);
    expect(result.operators).toEqual(['path']);
    expect(result.status.kind).toBe('converged');
    expect(result.parts).toHaveLength(2);
  });

  test('has the status of the part that came least far', async () => {
    const statuses: RotationStatus[] = [
      { kind: 'undetermined', sweeps: 0 },
      { kind: 'not-converged', sweeps: 3, largestSine: 0.1, tolerance: 1e-9 },
    ];
    const { status } = await rotateParts(split, async (part, index) => ({
      ...(await rotateJointly(part, [pathLaplacian(6)])),
      status: statuses[index],
    }));
    expect(status).toEqual(statuses[1]);
  });

  test('refuses no blocks', async () => {
    const nothing = { basis: identityMatrix(2), rotation: identityMatrix(2), blocks: [] };
    await expect(rotateParts(nothing, (part) => rotateJointly(part, [pathLaplacian(2)]))).rejects.toThrow(
      'rotateParts: blocks must name at least one, got 0',
    );
  });
});
