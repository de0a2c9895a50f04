// Also tests operator/ritz.ts: Ritz pairs and restarts are of a Krylov space.
import { createRandom, DenseMatrix } from '@entk/core';
import { operatorOf } from '@entk/spectral';
import { cliffSpectrum, symmetricWithSpectrum } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { activeCount, expand, type KrylovSpace, openSpace, restartAtRandom } from '../../src/operator/krylov.js';
import { restart, ritzPairs } from '../../src/operator/ritz.js';
import { krylovOrthonormality } from '../tolerances.js';
import { UnitOperator } from '../../src/operator/unit-operator.js';

const { matrix } = symmetricWithSpectrum(cliffSpectrum(90, { drops: [{ after: 9, ratio: 3 }] }), 4);

function open(): KrylovSpace {
  const options = { capacity: 60, blockSize: 6, symmetryTolerance: 1e-4 };
  return openSpace(new UnitOperator(operatorOf(matrix)), createRandom(1), options);
}

/** A Qᵀ − Qᵀ H − nextᵀ coupling, of the active rows. */
function defect({ basis, locked, projected, next, coupling }: KrylovSpace): DenseMatrix {
  const columns = basis.rows(locked, basis.count).transpose();
  const image = DenseMatrix.from(matrix.mmul(columns));
  return DenseMatrix.from(image.sub(columns.mmul(projected)).sub(next.transpose().mmul(coupling)));
}

function expectRelation(space: KrylovSpace): void {
  const active = activeCount(space);
  expect(space.basis.rows(0, space.basis.count).transpose()).toHaveOrthonormalColumns({
    tolerance: krylovOrthonormality,
  });
  expect(space.projected).toBeSymmetric();
  expect(defect(space)).toBeCloseToArray(new DenseMatrix(90, active), { absolute: krylovOrthonormality });
}

describe('a Krylov space', () => {
  test('holds A Qᵀ = Qᵀ H + nextᵀ coupling through expansions and restarts', async () => {
    const space = open();
    for (let step = 0; step < 5; step++) await expand(space);
    expect(activeCount(space)).toBe(30);
    expect(space.applications).toBe(30);
    expectRelation(space);
    restart(space, ritzPairs(space), 0, 12);
    expect(activeCount(space)).toBe(12);
    expectRelation(space);
    for (let step = 0; step < 3; step++) await expand(space);
    expectRelation(space);
  });

  test('starts afresh orthogonal to what is locked', async () => {
    const space = open();
    for (let step = 0; step < 5; step++) await expand(space);
    restart(space, ritzPairs(space), 2, 0);
    restartAtRandom(space, 4);
    expect([space.locked, activeCount(space), space.next.rows]).toEqual([2, 0, 4]);
    const overlaps = DenseMatrix.from(space.next.mmul(space.basis.rows(0, 2).transpose()));
    expect(overlaps).toBeCloseToArray(new DenseMatrix(4, 2), { absolute: krylovOrthonormality });
  });
});

describe('ritzPairs', () => {
  test('residuals are those of the vectors they stand for', async () => {
    const space = open();
    for (let step = 0; step < 4; step++) await expand(space);
    const { values, coordinates, residuals } = ritzPairs(space);
    const vectors = DenseMatrix.from(space.basis.rows(0, 24).transpose().mmul(coordinates));
    const image = DenseMatrix.from(matrix.mmul(vectors));
    for (const j of [0, 5, 23]) {
      const error = image.columnCopy(j).map((entry, i) => entry - values[j] * vectors.get(i, j));
      expect(residuals[j]).toBeCloseTo(Math.sqrt(error.reduce((sum, entry) => sum + entry * entry, 0)), 11);
    }
  });
});
