import { add, type Tensor, zeros } from '../tensor/index.js';

/**
 * The sum of tangents [rows, H] and of vectors [H] that every row gets, those that are not zero; `undefined` if all
 * are.
 */
export function sumOfTangents(rows: number, terms: readonly (Tensor | undefined)[]): Tensor | undefined {
  const given = terms.filter((term) => term !== undefined);
  if (given.length === 0) return undefined;
  const sum = given.reduce(add);
  return sum.shape.length === 2 ? sum : add(zeros([rows, sum.size]), sum);
}
