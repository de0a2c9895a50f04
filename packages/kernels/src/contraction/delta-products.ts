import { DenseMatrix } from '@entk/core';
import { type Delta, denseDelta, type FactoredDelta } from '@entk/jacobians/factors';
import { gram, multiply, scaledColumns } from '@entk/linalg';

/** A · Bᵀ, by half the work and exactly symmetric when both are the same matrix. */
export function outerProduct(left: DenseMatrix, right: DenseMatrix): DenseMatrix {
  return left === right ? gram(left) : multiply(left, right, { transposeRight: true });
}

/** Σ_c δ[n, c] · δ′[n′, c], axes [N, N′]; by the factors where they allow it. */
export function traceOfDeltaProduct(left: Delta, right: Delta, counts: readonly [number, number]): DenseMatrix {
  if (left.form === 'factored' && right.form === 'factored') {
    if (!left.rows && !right.rows) return traceThroughExamples(left, right, counts);
    if (!left.examples && !right.examples) return traceThroughRows(left, right, counts);
  }
  const flat = (delta: Delta, count: number) => {
    const values = denseDelta(delta, count);
    return new DenseMatrix(count, values.data.length / count, values.data);
  };
  const flatLeft = flat(left, counts[0]);
  return outerProduct(flatLeft, left === right ? flatLeft : flat(right, counts[1]));
}

/** Σ_h w_h g[n, h] g′[n′, h] with w_h = Σ_c V[c, h] V′[c, h]. */
function traceThroughExamples(
  left: FactoredDelta,
  right: FactoredDelta,
  [rows, columns]: readonly [number, number],
): DenseMatrix {
  const weights = columnDots(left.outputs, right.outputs);
  if (!left.examples && !right.examples) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return new DenseMatrix(rows, columns, new Float64Array(rows * columns).fill(total));
  }
  if (left === right && left.examples) {
    return gram(scaledColumns(left.examples, weights.map(Math.sqrt)));
  }
  const ones = (count: number) => DenseMatrix.generate(count, weights.length, () => 1);
  return multiply(scaledColumns(left.examples ?? ones(rows), weights), right.examples ?? ones(columns), {
    transposeRight: true,
  });
}

/** Σ_c w_c r[n, c] r′[n′, c] with w_c = Σ_h V[c, h] V′[c, h]. */
function traceThroughRows(
  left: FactoredDelta,
  right: FactoredDelta,
  [rows, columns]: readonly [number, number],
): DenseMatrix {
  const weights = columnDots(left.outputs.transpose(), right.outputs.transpose());
  if (left === right && left.rows) return gram(scaledColumns(left.rows, weights.map(Math.sqrt)));
  const ones = (count: number) => DenseMatrix.generate(count, weights.length, () => 1);
  return multiply(scaledColumns(left.rows ?? ones(rows), weights), right.rows ?? ones(columns), {
    transposeRight: true,
  });
}

/** Σ_i A[i, j] B[i, j] for every column j. */
function columnDots(a: DenseMatrix, b: DenseMatrix): Float64Array {
  const dots = new Float64Array(a.columns);
  for (let i = 0; i < a.rows; i++) {
    const [left, right] = [a.rowSpan(i), b.rowSpan(i)];
    for (let j = 0; j < dots.length; j++) dots[j] += left[j] * right[j];
  }
  return dots;
}
