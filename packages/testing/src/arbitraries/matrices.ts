import { DenseMatrix } from '@entk/core';
import * as fc from 'fast-check';
import { randomOrthogonal } from '../matrices/random-orthogonal.js';

// The same cases at every run, so that a failure is one of the change that is tested; another seed looks further.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });

/** Extents of an arbitrary matrix. */
export interface Extents {
  readonly rows: { readonly min: number; readonly max: number };
  readonly columns: { readonly min: number; readonly max: number };
}

/**
 * Numbers as data has them: many zeros and ones, tiny ones, and anything in [−1, 1]. None but 0 is below 1e-30, so that
 * with the scales of `matrices` fourth powers neither overflow nor lose digits, in references and norms as little as in
 * ours.
 */
export function entries(): fc.Arbitrary<number> {
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
      { weight: 1, arbitrary: fc.constantFrom(0, 0, 1, -1, 0.5) },
      { weight: 1, arbitrary: fc.double({ min: -1e-9, max: 1e-9, noNaN: true }) },
    )
    .map((number) => (Math.abs(number) < 1e-30 ? 0 : number));
}

/** Any matrix: rows repeat now and then, and the whole may be scaled by a power of ten from 1e-30 to 1e30. */
export function matrices({ rows, columns }: Extents): fc.Arbitrary<DenseMatrix> {
  return fc
    .record({
      rowCount: fc.integer(rows),
      columnCount: fc.integer(columns),
      repeats: fc.boolean(),
      scale: fc.oneof(fc.constant(1), fc.constantFrom(1e-30, 1e-6, 1e6, 1e30)),
    })
    .chain(({ rowCount, columnCount, repeats, scale }) =>
      fc
        .array(entries(), { minLength: rowCount * columnCount, maxLength: rowCount * columnCount })
        .map((list) => new DenseMatrix(rowCount, columnCount, scaled(list, scale, repeats ? columnCount : 0))),
    );
}

/** A symmetric matrix of 1 to `max` rows, by the upper triangle of any square one. */
export function symmetricMatrices(max: number): fc.Arbitrary<DenseMatrix> {
  return fc
    .integer({ min: 1, max })
    .chain((size) => matrices({ rows: { min: size, max: size }, columns: { min: size, max: size } }))
    .map((matrix) =>
      DenseMatrix.generate(matrix.rows, matrix.rows, (i, j) => matrix.get(Math.min(i, j), Math.max(i, j))),
    );
}

/** The first `dimension` columns of an orthogonal matrix of Haar measure. */
export function orthonormalBases(rows: number, dimension: number): fc.Arbitrary<DenseMatrix> {
  return fc.nat(1e6).map((seed) => randomOrthogonal(rows, seed).columnRange(0, dimension));
}

/** An order of 0 … length − 1. */
export function orders(length: number): fc.Arbitrary<number[]> {
  return fc.shuffledSubarray(
    Array.from({ length }, (_, index) => index),
    { minLength: length, maxLength: length },
  );
}

/** Every third row, counted in entries, is the first again. */
function scaled(list: readonly number[], scale: number, columnCount: number): Float64Array {
  return Float64Array.from(list, (value, index) => {
    const repeated = columnCount > 0 && Math.floor(index / columnCount) % 3 === 2;
    return scale * (repeated ? list[index % columnCount] : value);
  });
}
