import { DenseMatrix } from '@entk/core';
import { multiply, scaledRows } from '@entk/linalg';
import type { SymmetricForm } from './symmetric-form.js';

/**
 * JᵀJ by the directions, and by the biases after them.
 *
 * With P_ab,kl = Σ_c w_c v_ca v_cb M_c,kl, M_c the moments, the product of the directions (a, k) and (b, l) is P_ab,kl
 * + P_kl,ab + P_al,bk + P_bk,al over their lengths. Loops go by a and b, so that what is read in the inner one lies
 * together.
 *
 * @param factors Of the outputs, √w_c.
 */
export function gramOf(form: SymmetricForm, factors: readonly number[]): DenseMatrix {
  const { directions, framePairs } = form;
  const n = form.frame.columns;
  const weights = Float64Array.from(factors, (factor) => factor * factor);
  const { unitPairs, inside, outside } = pairProducts(form, weights);
  const place = pairPlaces(n);
  const lengths = Float64Array.from(directions, ({ length }) => length);
  const count = directions.length;
  const gram = new DenseMatrix(count + weights.length, count + weights.length);
  const { data, columns: size } = gram;
  const sums = inside.data;
  const straight = new Float64Array(framePairs.columns);
  for (let number = 0; number < unitPairs.length; number++) {
    const { a, k: b } = directions[unitPairs[number]];
    straight.set(inside.rowSpan(unitPairs[number]));
    straight.set(outside.rowSpan(number), count);
    const [startOfA, startOfB] = [place[a * n + a] - a, place[b * n + b] - b];
    for (let k = a; k < n; k++) {
      const length = lengths[startOfA + k];
      const row = (startOfA + k) * size + startOfB;
      const crossed = place[b * n + k] * count + startOfA;
      for (let l = a === b ? k : b; l < n; l++) {
        data[row + l] = length * lengths[startOfB + l] * (straight[place[k * n + l]] + sums[crossed + l]);
      }
    }
  }
  putBiases(gram, form, weights);
  return mirrored(gram);
}

/** What the directions' products are sums of. */
interface PairProducts {
  /** Pairs a ≤ b in which both are directions of units: numbers of rows of `inside`. */
  readonly unitPairs: readonly number[];
  /** P + Pᵀ of the pairs that are directions. */
  readonly inside: DenseMatrix;
  /** P_ab,kl + P_kl,ab of those pairs of units with the pairs that are no directions. */
  readonly outside: DenseMatrix;
}

function pairProducts({ directions, framePairs, moments }: SymmetricForm, weights: Float64Array): PairProducts {
  const weighted = scaledRows(moments, weights);
  const [count, all] = [directions.length, framePairs.columns];
  const units = count === 0 ? 0 : directions[count - 1].a + 1;
  const unitPairs = directions.flatMap(({ k }, pair) => (k < units ? pair : []));
  const ofUnits = (pairs: DenseMatrix) =>
    DenseMatrix.generate(pairs.rows, unitPairs.length, (c, number) => pairs.data[c * all + unitPairs[number]]);
  const product = (left: DenseMatrix, right: DenseMatrix) => multiply(left, right, { transposeLeft: true });
  return {
    unitPairs,
    inside: plusTranspose(product(framePairs.columnRange(0, count), weighted.columnRange(0, count))),
    outside: product(ofUnits(framePairs), weighted.columnRange(count, all)).addInPlace(
      product(ofUnits(weighted), framePairs.columnRange(count, all)),
    ),
  };
}

/** Products of the directions with the biases, and of these with themselves, in the last columns. */
function putBiases(
  gram: DenseMatrix,
  { frame, directions, means, active }: SymmetricForm,
  weights: Float64Array,
): void {
  const { data: vectors, columns: n } = frame;
  const size = gram.columns;
  const first = directions.length;
  directions.forEach(({ a, k, length }, row) => {
    for (let c = 0, at = 0; c < weights.length; c++, at += n) {
      const mean = vectors[at + a] * means.data[at + k] + vectors[at + k] * means.data[at + a];
      gram.data[row * size + first + c] = weights[c] * length * mean;
    }
  });
  weights.forEach((weight, c) => gram.set(first + c, first + c, weight * active[c]));
}

/** Where a pair stands among pairs i ≤ j, by i and then by j, whichever comes first, axes [n, n]. */
function pairPlaces(n: number): Int32Array {
  const places = new Int32Array(n * n);
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = i; j < n; j++, at++) places[i * n + j] = places[j * n + i] = at;
  }
  return places;
}

/** A square matrix plus its transpose, in its place. */
function plusTranspose(matrix: DenseMatrix): DenseMatrix {
  const { data, rows: size } = matrix;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) data[i * size + j] = data[j * size + i] += data[i * size + j];
  }
  return matrix;
}

/** The upper triangle of a matrix copied to the lower one, in its place. */
function mirrored(matrix: DenseMatrix): DenseMatrix {
  const { data, rows: size } = matrix;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) data[i * size + j] = data[j * size + i];
  return matrix;
}
