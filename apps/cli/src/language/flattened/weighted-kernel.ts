import { DenseMatrix, ndArray, type NdArray, type WorkOptions } from '@entk/core';
import { flattenedOperator, jacobianBlocks, outputWeightedOperator } from '@entk/kernels';
import { columnGram, gram } from '@entk/linalg';
import { type Network, type ParameterSet, predict, readingLast, subnetwork } from '@entk/models';
import { type Spectrum, topEigenpairs } from '@entk/spectral';
import { forwardFrom } from '../forward-from.js';
import type { FlattenedPlan } from './plan-flattened.js';

/** Leading pairs of a flattened kernel, and what its rows are read off. */
export interface WeightedSpectrum {
  /** Vectors [D·N, k], row d·N + n. */
  readonly spectrum: Spectrum & { readonly vectors: DenseMatrix };
  /** The hidden state that the vocabulary is read from, axes [N, D]. */
  readonly hidden: DenseMatrix;
  /** What the lowest layer takes at the position that is read, axes [N, D]. */
  readonly stream: DenseMatrix;
}

/** Contexts that pass through the layers below at a time. */
const contextsTogether = 16;

/**
 * The leading pairs of (S^½ ⊗ I) J Jᵀ (S^½ ⊗ I), J being the derivatives of the hidden state at the last position. What
 * the lowest layer takes is computed once and kept; a product runs the layers above it, forth and back.
 */
export async function weightedSpectrum(
  { network, parameters, contexts, names, from, weighting, top, seed }: FlattenedPlan,
  work: WorkOptions,
): Promise<WeightedSpectrum> {
  const inputs = await takenBy(network, parameters, from, contexts.tokens, work.signal);
  const upper = readingLast(subnetwork(network, { from, to: network.layers.length - 1 }));
  // Read once: every product needs them.
  const own = new Map(
    [...upper.parameterShapes.keys(), ...upper.bufferShapes.keys()].map((name) => {
      const { shape, data } = parameters.get(name) as NdArray;
      return [name, { shape, data }];
    }),
  );
  const blocks = jacobianBlocks(upper, own, inputs, { parameters: names });
  const kernel = await flattenedOperator(blocks, { kind: 'flattened', rowOrder: 'classMajor' }, work);
  const operator =
    weighting === 'none' ? kernel : outputWeightedOperator(kernel, vocabularyMetric(network, parameters));
  const spectrum = await topEigenpairs(operator, { ...work, count: top, seed, semidefinite: true });
  const [count, length, width] = inputs.shape;
  const stream = DenseMatrix.generate(count, width, (n, d) => inputs.data[(n * length + length - 1) * width + d]);
  const hidden = predict(upper, own, inputs).data;
  return { spectrum, stream, hidden: new DenseMatrix(count, upper.outputSize, Float64Array.from(hidden)) };
}

/** What a layer takes of all contexts, axes [N, T, D]. */
async function takenBy(
  network: Network,
  parameters: ParameterSet,
  layer: number,
  tokens: NdArray<Int32Array>,
  signal: AbortSignal | undefined,
): Promise<NdArray<Int32Array | Float32Array>> {
  if (layer === 0) return tokens;
  const [count, length] = tokens.shape;
  let kept: Float32Array | undefined;
  for (let first = 0; first < count; first += contextsTogether) {
    const examples = Math.min(contextsTogether, count - first);
    const own = ndArray([examples, length], tokens.data.subarray(first * length, (first + examples) * length));
    const { values } = await forwardFrom({ network, parameters, signal }, { layer: 0, values: own, examples }, layer);
    kept ??= new Float32Array((count / examples) * values.data.length);
    kept.set(values.data, (first / examples) * values.data.length);
  }
  const numbers = kept as Float32Array;
  return ndArray([count, length, numbers.length / (count * length)], numbers);
}

/** Rows of the vocabulary that are in float64 at a time. */
const rowsTogether = 4096;

/** S = UᵀU of the matrix that the vocabulary is read by, axes [D, D]. */
function vocabularyMetric({ layers }: Network, parameters: ParameterSet): DenseMatrix {
  const { parameters: names, options } = layers[layers.length - 1];
  const { shape, data } = parameters.get(names[0]) as NdArray;
  if (options?.transposed) return gram(new DenseMatrix(shape[0], shape[1], Float64Array.from(data)));
  const [rows, width] = shape;
  const sum = new DenseMatrix(width, width);
  for (let first = 0; first < rows; first += rowsTogether) {
    const part = Float64Array.from(data.subarray(first * width, Math.min(rows, first + rowsTogether) * width));
    sum.addInPlace(columnGram(new DenseMatrix(part.length / width, width, part)));
  }
  return sum;
}
