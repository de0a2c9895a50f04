import { DenseMatrix, MisuseError } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { axisFamily, fourierFamily } from '../../src/index.js';
import { entry, orthonormality } from '../tolerances.js';

describe('axisFamily', () => {
  it.each([
    ['sum', 1, 'axisSum'],
    ['difference', -1, 'axisDifference'],
  ] as const)('is the %s of the same wave of a and of b', (combination, sign, name) => {
    const p = 7;
    const family = axisFamily({ p, combination });
    const direct = DenseMatrix.generate(49, 6, (row, column) => {
      const step = (2 * Math.PI * (1 + Math.floor(column / 2))) / p;
      const wave = column % 2 === 0 ? Math.cos : Math.sin;
      return (wave(step * Math.floor(row / p)) + sign * wave(step * (row % p))) / p;
    });
    expect(family.features).toBeCloseToArray(direct, { absolute: 80 * entry });
    expect(family).toMatchObject({ labels: ['k=1', 'k=2', 'k=3'], groupSize: 2, name });
  });

  it('is orthonormal over both families, and to a + b and a − b', () => {
    const p = 13;
    const families = [
      axisFamily({ p, combination: 'sum' }),
      axisFamily({ p, combination: 'difference' }),
      fourierFamily({ p, argument: 'sum' }),
      fourierFamily({ p, argument: 'difference' }),
    ];
    expect(DenseMatrix.sideBySide(families.map(({ features }) => features))).toHaveOrthonormalColumns({
      tolerance: orthonormality,
    });
  });

  it('refuses an even modulus and another combination', () => {
    expect(() => axisFamily({ p: 6, combination: 'sum' })).toThrow(MisuseError);
    // @ts-expect-error not a combination
    expect(() => axisFamily({ p: 5, combination: 'product' })).toThrow(
      'axisFamily: combination must be one of sum, difference, got "product"',
    );
  });
});
