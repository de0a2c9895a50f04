import { DenseMatrix } from '@entk/core';
import { pow } from '@entk/core/elementary';

/** Running means of a weight's gradient and of its square. */
export interface Moments {
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

const [meanDecay, squareDecay, epsilon] = [0.9, 0.999, 1e-8];

/** Moments before the first step. */
export function zeroMoments({ data }: DenseMatrix): Moments {
  return { mean: new Float64Array(data.length), square: new Float64Array(data.length) };
}

/**
 * A step of Adam (Kingma and Ba 2015) on a float64 matrix, as `adam` of `@entk/models` takes it on float32 tensors,
 * which cost more to call than matrices of this size to work through.
 *
 * @param count Of steps, this one included.
 */
export function adamStep(
  { rows, columns, data }: DenseMatrix,
  gradient: DenseMatrix,
  moments: Moments,
  { count, learningRate }: { readonly count: number; readonly learningRate: number },
): { weight: DenseMatrix; moments: Moments } {
  const mean = moments.mean.map((value, i) => meanDecay * value + (1 - meanDecay) * gradient.data[i]);
  const square = moments.square.map((value, i) => squareDecay * value + (1 - squareDecay) * gradient.data[i] ** 2);
  const rate = learningRate / (1 - pow(meanDecay, count));
  const correction = Math.sqrt(1 - pow(squareDecay, count));
  const weight = data.map((value, i) => value - (rate * mean[i]) / (Math.sqrt(square[i]) / correction + epsilon));
  return { weight: new DenseMatrix(rows, columns, weight), moments: { mean, square } };
}
