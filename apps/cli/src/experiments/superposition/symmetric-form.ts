import { DenseMatrix, type NdArray } from '@entk/core';
import { columnGram, columnNorms, eigh, multiply } from '@entk/linalg';
import { type Network, type ParameterSet, predict } from '@entk/models';
import { tiedAutoencoderParameterNames } from '@entk/models/networks';

/** A tied autoencoder as a function of WᵀW, prepared for kernels at any β. */
export interface SymmetricForm {
  /** V [C, n]: eigenvectors of WᵀW, in whose coordinates everything here is. */
  readonly frame: DenseMatrix;
  /** v_ca v_ck, axes [C, n (n + 1) / 2]: a ≤ k, by a and then by k. */
  readonly framePairs: DenseMatrix;
  /** Changes of WᵀW that a change of W makes, v_a v_kᵀ + v_k v_aᵀ, and by how much: the first pairs a ≤ k. */
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
export interface Direction {
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
  const { values, vectors: frame } = eigh(columnGram(weight));
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
    framePairs: rowPairs(frame),
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

function columnSums({ rows, columns, data }: DenseMatrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let place = 0; place < rows * columns; place++) sums[place % columns] += data[place];
  return sums;
}
