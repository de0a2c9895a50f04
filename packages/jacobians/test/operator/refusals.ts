import { createRandom, DenseMatrix, NonFiniteError, ShapeError } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import type { JacobianOperator } from '../../src/index.js';

export function blockOf(rows: number, columns: number, seed: number): DenseMatrix {
  return new DenseMatrix(rows, columns, createRandom(seed).normals(rows * columns));
}

/** Blocks of another height, and entries that are not finite; of an operator with 16 parameters and 20 outputs. */
export function expectRefusals(operator: JacobianOperator): void {
  expect(() => operator.apply(blockOf(15, 2, 0))).toThrow(ShapeError);
  expect(() => operator.apply(blockOf(15, 2, 0))).toThrow('apply: rows P of the block must be 16, got 15');
  expect(() => operator.applyTransposed(blockOf(16, 2, 0))).toThrow(
    'applyTransposed: rows N·C of the block must be 20, got 16',
  );
  for (const [apply, rows, name] of [
    [operator.apply, 16, 'apply'],
    [operator.applyTransposed, 20, 'applyTransposed'],
  ] as const) {
    const block = blockOf(rows, 2, 0);
    block.set(3, 1, Infinity);
    expect(() => apply(block)).toThrow(NonFiniteError);
    expect(() => apply(block)).toThrow(
      `${name}: block must be finite, got Infinity (row 3, column 1 of [${rows}, 2], counted from 0)`,
    );
  }
}
