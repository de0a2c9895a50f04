import { DenseMatrix, type NdArray } from '@entk/core';
import { pow } from '@entk/core/elementary';
import { columnGram, columnNorms, eigh as eigenpairs, multiply } from '@entk/linalg';
import { type Network, type ParameterSet, predict } from '@entk/models';
import { tiedAutoencoderParameterNames } from '@entk/models/networks';
import { eigh } from '@entk/spectral';

/** A tied autoencoder as a function of WᵀW, prepared for kernels at any β. */
export interface SymmetricForm {
  /** V [C, n]: eigenvectors of WᵀW, in whose coordinates everything here is. */
  readonly frame: DenseMatrix;
  /** Changes of WᵀW that a change of W makes: v_a v_kᵀ + v_k v_aᵀ, and by how much. */
  readonly directions: readonly Direction[];
  /** Σ_n g_nc x_na x_nk, axes [C, n (n + 1) / 2]. */
  readonly moments: DenseMatrix;
  /** Σ_n g_nc x_na, axes [C, n]. */
  readonly means: DenseMatrix;
  /** Σ_n g_nc. */
  readonly active: Float64Array;
  /** Σ_n g_nc z_nc x_na, z the feature c over its length, axes [C, n]. */
  readonly features: DenseMatrix;
  /** Σ_n g_nc z_nc. */
  readonly featureMeans: Float64Array;
}

/** A pair of directions a ≤ k, and how long the change of WᵀW along it is, of a unit change of W. */
interface Direction {
  readonly a: number;
  readonly k: number;
  readonly length: number;
}

/** Eigenvalues of WᵀW below this share of the largest count as zero: the rounding of their sums. */
const negligible = 1e-14;

/**
 * What the kernel of f(x) = g(WᵀW x + b) is made of, by M = WᵀW.
 *
 * A change of W changes f through M alone, ∂f_c(x) = g_c (∂M x)_c, and ∂M = ∂Wᵀ W + Wᵀ ∂W. With W = U S Vᵀ the changes
 * of M are v_a v_kᵀ + v_k v_aᵀ with a ≤ k and s_a > 0, each of length √(s_a² + s_k²) for the unit change of W that
 * makes it (s_a for a = k), orthogonal to each other among changes of W: JᵀJ by them has the eigenvalues above zero of
 * JᵀJ. All sums over examples are moments of the inputs, so that kernels at several β share them.
 */
export function symmetricForm(network: Network, parameters: ParameterSet, inputs: NdArray): SymmetricForm {
  const weight = DenseMatrix.fromArray(parameters.get(tiedAutoencoderParameterNames.weight) as NdArray);
  const { values, vectors: frame } = eigenpairs(columnGram(weight));
  const squares = values.map((value) => (value > negligible * values[0] ? value : 0));
  const x = DenseMatrix.fromArray(inputs);
  const turned = multiply(x, frame);
  const gates = DenseMatrix.fromArray(predict(network, parameters, inputs));
  gates.data.forEach((output, place) => (gates.data[place] = output > 0 ? 1 : 0));
  const lengths = columnNorms(x);
  const gated = DenseMatrix.from(gates);
  gated.data.forEach((gate, place) => (gated.data[place] = (gate * x.data[place]) / lengths[place % x.columns]));
  return {
    frame,
    directions: directionsOf(squares),
    moments: multiply(gates, rowPairs(turned), { transposeLeft: true }),
    means: multiply(gates, turned, { transposeLeft: true }),
    active: columnSums(gates),
    features: multiply(gated, turned, { transposeLeft: true }),
    featureMeans: columnSums(gated),
  };
}

function directionsOf(squares: Float64Array): Direction[] {
  const directions: Direction[] = [];
  for (let a = 0; a < squares.length && squares[a] > 0; a++) {
    for (let k = a; k < squares.length; k++) {
      directions.push({ a, k, length: Math.sqrt(a === k ? squares[a] : squares[a] + squares[k]) });
    }
  }
  return directions;
}

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

/** JᵀJ by the directions, and by the biases after them. */
function gramOf({ frame, directions, moments, means, active }: SymmetricForm, factors: readonly number[]): DenseMatrix {
  const { columns: n, rows: outputs } = frame;
  const weights = factors.map((factor) => factor * factor);
  const weighted = DenseMatrix.generate(outputs, moments.columns, (c, pair) => weights[c] * moments.get(c, pair));
  const products = multiply(rowPairs(frame), weighted, { transposeLeft: true });
  // Of each of the four sums that two directions make, its transpose is another: half as many look-ups.
  const sums = products.transpose().addInPlace(products).data;
  const place = pairPlaces(n);
  const size = directions.length + outputs;
  const gram = new DenseMatrix(size, size);
  directions.forEach(({ a, k, length }, row) => {
    const entries = gram.rowSpan(row);
    for (let column = row; column < directions.length; column++) {
      const { a: b, k: l, length: other } = directions[column];
      const straight = sums[place[a * n + b] * moments.columns + place[k * n + l]];
      const crossed = sums[place[a * n + l] * moments.columns + place[k * n + b]];
      entries[column] = length * other * (straight + crossed);
    }
    for (let c = 0; c < outputs; c++) {
      const mean = frame.get(c, a) * means.get(c, k) + frame.get(c, k) * means.get(c, a);
      entries[directions.length + c] = weights[c] * length * mean;
    }
  });
  for (let c = 0; c < outputs; c++) gram.set(directions.length + c, directions.length + c, weights[c] * active[c]);
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) gram.data[j * size + i] = gram.data[i * size + j];
  return gram;
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

/** Products of the entries i ≤ j of each row, axes [rows, n (n + 1) / 2]. */
function rowPairs({ rows, columns, data }: DenseMatrix): DenseMatrix {
  const pairs = new DenseMatrix(rows, (columns * (columns + 1)) / 2);
  for (let row = 0, at = 0; row < rows; row++) {
    const start = row * columns;
    for (let i = 0; i < columns; i++) {
      const value = data[start + i];
      for (let j = i; j < columns; j++) pairs.data[at++] = value * data[start + j];
    }
  }
  return pairs;
}

/** Where a pair stands in `rowPairs`, whichever comes first, axes [n, n]. */
function pairPlaces(n: number): Uint32Array {
  const places = new Uint32Array(n * n);
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = i; j < n; j++, at++) places[i * n + j] = places[j * n + i] = at;
  }
  return places;
}

function columnSums({ rows, columns, data }: DenseMatrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let place = 0; place < rows * columns; place++) sums[place % columns] += data[place];
  return sums;
}
