import { DenseMatrix, largestMagnitude, unitExponent } from '@entk/core';
import { applyToRows, type SymmetricOperator } from './symmetric-operator.js';

/** An operator times a power of two that keeps squares of what it gives within float64. */
export class UnitOperator {
  readonly size: number;
  readonly #operator: SymmetricOperator;
  #exponent: number | undefined;

  constructor(operator: SymmetricOperator) {
    this.#operator = operator;
    this.size = operator.size;
  }

  /** k of the factor 2^k: 0 for most operators, and until an image that is not zero has shown the size of A. */
  get exponent(): number {
    return this.#exponent ?? 0;
  }

  /** 2^k · A to vectors that stand as rows. */
  async applyToRows(caller: string, rows: DenseMatrix): Promise<DenseMatrix> {
    const image = await applyToRows(caller, this.#operator, rows);
    if (this.#exponent === undefined) {
      const largest = largestMagnitude(image.data);
      if (largest > 0) this.#exponent = unitExponent(largest, 2);
    }
    return this.exponent === 0 ? image : image.scaleInPlace(2 ** this.exponent);
  }
}
