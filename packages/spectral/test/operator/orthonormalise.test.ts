import { createRandom, DenseMatrix } from '@entk/core';
import { randomOrthogonal } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { extensionOf, toppedUp } from '../../src/operator/orthonormalise.js';
import { randomRows } from '../../src/operator/row-blocks.js';
import { RowBasis } from '../../src/operator/row-basis.js';
import { rounding } from '../tolerances.js';

const length = 25;

function basisOf(count: number): RowBasis {
  const basis = new RowBasis(length, length);
  basis.append(randomOrthogonal(length, 3).columnRange(0, count).transpose());
  return basis;
}

describe('extensionOf', () => {
  test('splits rows into what the basis has and new orthonormal directions', async () => {
    const basis = basisOf(10);
    const rows = randomRows(4, length, createRandom(1));
    const { fresh, factor, taken } = extensionOf(basis, rows, 1e-12);
    basis.append(fresh);
    expect(basis.rows(0, 14).transpose()).toHaveOrthonormalColumns({ tolerance: rounding });
    const restored = DenseMatrix.from(taken.mmul(basis.rows(0, 10)).add(factor.mmul(fresh)));
    expect(restored).toBeCloseToArray(rows, { absolute: 10 * rounding });
  });

  test('keeps what is all but in the span orthogonal to it', async () => {
    const basis = basisOf(10);
    const inside = DenseMatrix.from(randomRows(3, 10, createRandom(2)).mmul(basis.rows(0, 10)));
    const rows = DenseMatrix.from(randomRows(3, length, createRandom(3)).mul(1e-6).add(inside));
    const { fresh } = extensionOf(basis, rows, 1e-14);
    expect(fresh.rows).toBe(3);
    basis.append(fresh);
    expect(basis.rows(0, 13).transpose()).toHaveOrthonormalColumns({ tolerance: rounding });
  });

  test('has nothing new for rows inside the span', async () => {
    const basis = basisOf(10);
    const inside = DenseMatrix.from(randomRows(3, 10, createRandom(2)).mmul(basis.rows(0, 10)));
    expect(extensionOf(basis, inside, 1e-13).fresh.rows).toBe(0);
  });
});

describe('toppedUp', () => {
  test('adds random directions up to a count', async () => {
    const basis = basisOf(20);
    const { fresh } = extensionOf(basis, randomRows(2, length, createRandom(1)), 1e-12);
    const full = toppedUp(basis, fresh, 5, createRandom(4));
    expect(full.rows).toBe(5);
    basis.append(full);
    expect(basis.rows(0, 25).transpose()).toHaveOrthonormalColumns({ tolerance: rounding });
  });

  test('leaves a full block as it is', async () => {
    const rows = randomRows(2, length, createRandom(1));
    expect(toppedUp(basisOf(3), rows, 2, createRandom(4))).toBe(rows);
  });
});
