import { DenseMatrix } from '@entk/core';
import {
  type ModularAdditionEpoch,
  modularAdditionReference,
  type SuperpositionName,
  superpositionReference,
} from '@entk/testing';
import { gram } from '../../src/index.js';

/** A kernel of a reference network, and the largest eigenvalues that NumPy gives for it in float64. */
export interface ReferenceKernel {
  readonly matrix: DenseMatrix;
  readonly expected: Float64Array;
}

/**
 * The class-mean kernel of the reference network on all p² pairs, by its closed form in float64: layer 2 adds h·h′/n²,
 * layer 1 adds Σ_h w_h z_h z′_h (x·x′) 4s²/n², for z = s W1 x, h = z², s = 1/√(2p) and w_h = Σ_c W2[c, h]²/C.
 */
export function modularAdditionKernel(epoch: ModularAdditionEpoch): ReferenceKernel {
  const { bytes, p, hiddenUnits, expected } = modularAdditionReference(epoch);
  const weights = float32Tensors(bytes);
  const [first, second] = [weights['net.0.weight'], weights['net.3.weight']];
  const scale = 1 / Math.sqrt(2 * p);
  const z = DenseMatrix.generate(
    p * p,
    hiddenUnits,
    (row, h) => scale * (first.get(h, Math.floor(row / p)) + first.get(h, p + (row % p))),
  );
  const share = Float64Array.from({ length: hiddenUnits }, (_, h) => {
    let sum = 0;
    for (let c = 0; c < p; c++) sum += second.get(c, h) ** 2;
    return Math.sqrt(sum / p);
  });
  const layer2 = gram(DenseMatrix.generate(z.rows, z.columns, (row, h) => z.get(row, h) ** 2 / hiddenUnits));
  const layer1 = gram(
    DenseMatrix.generate(z.rows, z.columns, (row, h) => (2 * scale * share[h] * z.get(row, h)) / hiddenUnits),
  );
  const shared = (i: number, j: number) => Number(Math.floor(i / p) === Math.floor(j / p)) + Number(i % p === j % p);
  const matrix = DenseMatrix.generate(z.rows, z.rows, (i, j) => layer2.get(i, j) + shared(i, j) * layer1.get(i, j));
  return { matrix, expected: Float64Array.from(expected.eigenvalues.full) };
}

/**
 * Jᵀ J of a reference autoencoder f = ReLU(Wᵀ W x + b), whose eigenvalues are those of its flattened kernel, by its
 * closed form in float64: ∂f_c/∂W[m, i] = g_c (δ_ci h_m + W[m, c] x_i) and ∂f_c/∂b_i = g_c δ_ci for h = W x and the
 * gate g.
 */
export function superpositionGram(name: SuperpositionName): ReferenceKernel {
  const { bytes, hiddenUnits, features, expected } = superpositionReference(name);
  const { W, b, inputs } = float32Tensors(bytes);
  const size = hiddenUnits * features + features;
  const matrix = new DenseMatrix(size, size);
  const row = new Float64Array(size);
  for (let n = 0; n < inputs.rows; n++) {
    const x = inputs.rowSpan(n);
    const h = Float64Array.from({ length: hiddenUnits }, (_, m) => dot(W.rowSpan(m), x));
    for (let c = 0; c < features; c++) {
      let output = b.data[c];
      for (let m = 0; m < hiddenUnits; m++) output += W.get(m, c) * h[m];
      if (output <= 0) continue;
      row.fill(0);
      for (let m = 0; m < hiddenUnits; m++) {
        for (let i = 0; i < features; i++) row[m * features + i] = W.get(m, c) * x[i];
        row[m * features + c] += h[m];
      }
      row[hiddenUnits * features + c] = 1;
      addOuterSquare(matrix, row);
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) matrix.set(i, j, matrix.get(j, i));
  return { matrix, expected: Float64Array.from(expected['beta=0,parameters=W,b'].eigenvalues) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Adds the upper triangle of row ⊗ row. */
function addOuterSquare(matrix: DenseMatrix, row: Float64Array): void {
  for (let i = 0; i < row.length; i++) {
    const factor = row[i];
    if (factor === 0) continue;
    const into = matrix.rowSpan(i);
    for (let j = i; j < row.length; j++) into[j] += factor * row[j];
  }
}

/** The tensors of a safetensors file that holds nothing but float32: the reading half of the format, for the tests. */
function float32Tensors(bytes: Uint8Array): Record<string, DenseMatrix> {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Record<
    string,
    { readonly shape: readonly number[]; readonly data_offsets: readonly [number, number] }
  >;
  const tensors = Object.entries(header).filter(([name]) => name !== '__metadata__');
  return Object.fromEntries(
    tensors.map(([name, { shape, data_offsets }]) => {
      const [rows, columns] = shape.length === 1 ? [1, shape[0]] : shape;
      const at = (i: number, j: number) => view.getFloat32(8 + length + data_offsets[0] + 4 * (i * columns + j), true);
      return [name, DenseMatrix.generate(rows, columns, at)];
    }),
  );
}
