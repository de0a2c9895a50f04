import { ndArray } from '@entk/core';
import { exp } from '@entk/core/elementary';
import { type DenseCotangent, vectorCotangent } from '@entk/models/layers';
import { numbersOf, type Tensor, toTensor } from '@entk/models/tensor';

/**
 * ∂ log softmax(f)[token]/∂f = e_token − softmax(f) in every row.
 *
 * @param outputs f(x), axes [M, C].
 * @param tokens One a row.
 */
export function logProbabilityCotangent(outputs: Tensor, tokens: Int32Array): DenseCotangent {
  const [rows, width] = outputs.shape;
  const values = numbersOf(outputs);
  const result = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * width, (row + 1) * width];
    let largest = Number.NEGATIVE_INFINITY;
    for (let i = from; i < to; i++) largest = Math.max(largest, values[i]);
    let total = 0;
    for (let i = from; i < to; i++) total += exp(values[i] - largest);
    for (let i = from; i < to; i++) result[i] = -exp(values[i] - largest) / total;
    result[from + tokens[row]] += 1;
  }
  return vectorCotangent(toTensor(ndArray([rows, width], result)));
}
