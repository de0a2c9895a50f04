import { DenseMatrix } from '@entk/core';
import { pow } from '@entk/core/elementary';
import { multiply } from '@entk/linalg';
import { eigh } from '@entk/spectral';
import type { SymmetricForm } from './symmetric-form.js';
import { gramOf } from './symmetric-gram.js';

/**
 * |cosine| of every feature with the leading vectors of the flattened kernel at β, all parameters taken, axes [n, k].
 *
 * @param count k, at most as many as there are eigenvalues above zero.
 */
export async function untrainedCosines(
  form: SymmetricForm,
  {
    beta,
    importance,
    count,
  }: { readonly beta: number; readonly importance: ArrayLike<number>; readonly count: number },
): Promise<DenseMatrix> {
  const factors = Array.from(importance, (value) => pow(value, beta / 2));
  const gram = gramOf(form, factors);
  const {
    values,
    vectors,
    rank = values.length,
  } = await eigh(gram, {
    count: Math.min(count, gram.rows),
    semidefinite: true,
  });
  const kept = vectors.columnRange(0, Math.min(rank, values.length));
  const products = multiply(gradientsOfFeatures(form, factors), kept, { transposeLeft: true });
  return DenseMatrix.generate(products.rows, products.columns, (i, j) =>
    Math.abs(products.get(i, j) / Math.sqrt(values[j])),
  );
}

/** Jᵀ of every feature, which is zero but at its output, axes [directions and biases, n]. */
function gradientsOfFeatures(
  { frame, directions, features, featureMeans }: SymmetricForm,
  factors: readonly number[],
): DenseMatrix {
  const outputs = frame.rows;
  return DenseMatrix.generate(directions.length + outputs, outputs, (row, c) => {
    if (row >= directions.length) return row - directions.length === c ? factors[c] * featureMeans[c] : 0;
    const { a, k, length } = directions[row];
    return factors[c] * length * (frame.get(c, a) * features.get(c, k) + frame.get(c, k) * features.get(c, a));
  });
}
