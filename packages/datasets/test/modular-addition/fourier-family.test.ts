import { DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { type FourierArgument, fourierArguments, fourierFamily } from '../../src/index.js';
import { entry, orthonormality } from '../tolerances.js';

/** The same vector one step on along a and b. */
function shifted(features: DenseMatrix, p: number, stepA: number, stepB: number): DenseMatrix {
  return DenseMatrix.generate(features.rows, features.columns, (row, column) => {
    const a = (Math.floor(row / p) + stepA + p) % p;
    const b = ((row % p) + stepB + p) % p;
    return features.get(a * p + b, column);
  });
}

describe('fourierFamily', () => {
  const values: Record<FourierArgument, (a: number, b: number) => number> = {
    a: (a) => a,
    b: (_, b) => b,
    sum: (a, b) => a + b,
    difference: (a, b) => a - b,
    '2a': (a) => 2 * a,
    '2b': (_, b) => 2 * b,
  };

  it.each(fourierArguments)('is the cosine and sine of 2πk/p times %s', (argument) => {
    const p = 7;
    const { features, labels, groupSize, name } = fourierFamily({ p, argument });
    const direct = DenseMatrix.generate(49, 6, (row, column) => {
      const angle = (2 * Math.PI * (1 + Math.floor(column / 2)) * values[argument](Math.floor(row / p), row % p)) / p;
      return (Math.SQRT2 / p) * (column % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
    });
    expect(features).toBeCloseToArray(direct, { absolute: 40 * entry });
    expect({ labels, groupSize, name }).toEqual({ labels: ['k=1', 'k=2', 'k=3'], groupSize: 2, name: argument });
  });

  it.each(fourierArguments)('has orthonormal columns without a mean: %s', (argument) => {
    const { features } = fourierFamily({ p: 29, argument });
    expect([features.rows, features.columns]).toEqual([841, 28]);
    expect(features).toHaveOrthonormalColumns({ tolerance: orthonormality });
    const ones = new DenseMatrix(1, 841, new Float64Array(841).fill(1 / 29));
    expect(DenseMatrix.from(ones.mmul(features)).data).toBeCloseToArray(new Float64Array(28), {
      absolute: orthonormality,
    });
  });

  it('is orthonormal across the families a, b, sum and difference', () => {
    const families = (['a', 'b', 'sum', 'difference'] as const).map(
      (argument) => fourierFamily({ p: 13, argument }).features,
    );
    const side = DenseMatrix.generate(169, 48, (row, column) =>
      families[Math.floor(column / 12)].get(row, column % 12),
    );
    expect(side).toHaveOrthonormalColumns({ tolerance: orthonormality });
  });

  it('spans with 2a what a spans', () => {
    const of = (argument: FourierArgument) => fourierFamily({ p: 11, argument }).features;
    expect(of('2a')).toSpanTheSameSubspace(of('a'), { tolerance: orthonormality });
    expect(of('2b')).toSpanTheSameSubspace(of('b'), { tolerance: orthonormality });
    expect(of('2b')).not.toSpanTheSameSubspace(of('a'), { tolerance: 0.9 });
  });

  it('diagonalises the cycle Laplacians: 2 − 2 cos(2πk/p) along its own axis, 0 along the other', () => {
    const p = 9;
    const energies = (argument: FourierArgument, stepA: number, stepB: number) => {
      const { features } = fourierFamily({ p, argument });
      const difference = DenseMatrix.from(features).sub(shifted(features, p, stepA, stepB));
      return Float64Array.from({ length: features.columns }, (_, column) =>
        difference.getColumn(column).reduce((sum, value) => sum + value * value, 0),
      );
    };
    const full = Float64Array.from(
      { length: p - 1 },
      (_, column) => 2 - 2 * Math.cos((2 * Math.PI * ((column >> 1) + 1)) / p),
    );
    const none = new Float64Array(p - 1);
    const close = { absolute: orthonormality };
    expect(energies('a', 1, 0)).toBeCloseToArray(full, close);
    expect(energies('a', 0, 1)).toBeCloseToArray(none, close);
    expect(energies('b', 0, 1)).toBeCloseToArray(full, close);
    expect(energies('b', 1, 0)).toBeCloseToArray(none, close);
    expect(energies('sum', 1, -1)).toBeCloseToArray(none, close);
    expect(energies('sum', 1, 0)).toBeCloseToArray(full, close);
    expect(energies('difference', 1, 1)).toBeCloseToArray(none, close);
    expect(energies('difference', 0, 1)).toBeCloseToArray(full, close);
  });

  it('refuses an even p, with the reason and the neighbours that will do', () => {
    expect(() => fourierFamily({ p: 30, argument: 'sum' })).toThrow(
      'fourierFamily: p must be odd for the family sum, got 30; an even p has no sine of frequency p/2: take p = 29 or 31',
    );
  });

  it('refuses p below 3, arguments it does not know and too little memory', () => {
    expect(() => fourierFamily({ p: 1, argument: 'a' })).toThrow('p must be an integer of at least 3, got 1');
    // @ts-expect-error no such argument
    expect(() => fourierFamily({ p: 5, argument: 'c' })).toThrow(
      'argument must be one of a, b, sum, difference, 2a, 2b, got "c"',
    );
    expect(() => fourierFamily({ p: 2001, argument: 'a' })).toThrow('the family a at p = 2001 (64 GB)');
  });
});
