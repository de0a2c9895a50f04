import { breathe, createRandom, DenseMatrix } from '@entk/core';
import { columnNorms, multiply } from '@entk/linalg';
import { adamStep, zeroMoments } from './adam-step.js';

/** How a sparse autoencoder is trained. */
export interface SparseAutoencoderOptions {
  /** L. */
  readonly latents: number;
  /** λ. */
  readonly penalty: number;
  readonly steps: number;
  readonly learningRate: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** What a sparse autoencoder makes of the activations that it was trained on. */
export interface SparseAutoencoder {
  /** Latents over examples, axes [N, L]. */
  readonly latents: DenseMatrix;
  /** Share of the activations' variance that is not reconstructed. */
  readonly unexplained: number;
  /** Mean number of latents above zero in an example. */
  readonly active: number;
}

/** Weights of a sparse autoencoder. */
export interface AutoencoderWeights {
  /** E, axes [L, H]. */
  readonly encoder: DenseMatrix;
  /** b, axes [1, L]. */
  readonly encoderBias: DenseMatrix;
  /** D, axes [L, H], unit rows. */
  readonly decoder: DenseMatrix;
  /** c, axes [1, H]. */
  readonly decoderBias: DenseMatrix;
}

/** Steps between two breaths. */
const stepsABreath = 200;

/**
 * A sparse autoencoder on activations (Bricken et al. 2023, "Towards Monosemanticity"): z = ReLU(E (h − c) + b),
 * ĥ = D z + c, with the loss mean ‖ĥ − h‖² + λ mean Σ z over examples and decoder directions of unit length. Full
 * batches, Adam. Activations are centred and scaled to a mean square length of 1 before, so that λ means the same for
 * every network.
 *
 * @param activations Axes [N, H].
 */
export async function sparseAutoencoder(
  activations: DenseMatrix,
  { latents: count, penalty, steps, learningRate, seed, signal }: SparseAutoencoderOptions,
): Promise<SparseAutoencoder> {
  const data = scaledToUnit(activations);
  let weights = initialWeights(count, data.columns, seed);
  let moments = mapped(weights, zeroMoments);
  for (let step = 1; step <= steps; step++) {
    if (step % stepsABreath === 0) await breathe(signal);
    const gradients = autoencoderGradients(data, weights, penalty);
    const next = mapped(weights, (weight, name) =>
      adamStep(weight, gradients[name], moments[name], { count: step, learningRate }),
    );
    moments = mapped(weights, (_, name) => next[name].moments);
    const moved = mapped(weights, (_, name) => next[name].weight);
    weights = { ...moved, decoder: withUnitRows(moved.decoder) };
  }
  const { latents, errors } = pass(data, weights);
  return {
    latents,
    unexplained: sumOfSquares(errors) / data.rows,
    active: latents.data.reduce((sum, value) => sum + Number(value > 0), 0) / data.rows,
  };
}

/** Mean ‖ĥ − h‖² + λ mean Σ z over examples. */
export function autoencoderLoss(data: DenseMatrix, weights: AutoencoderWeights, penalty: number): number {
  const { latents, errors } = pass(data, weights);
  return (sumOfSquares(errors) + penalty * latents.data.reduce((sum, z) => sum + z, 0)) / data.rows;
}

/** Of the loss by all weights, the decoder's length not yet held. */
export function autoencoderGradients(
  data: DenseMatrix,
  weights: AutoencoderWeights,
  penalty: number,
): AutoencoderWeights {
  const { rows, columns } = data;
  const { shifted, latents, errors } = pass(data, weights);
  for (let index = 0; index < errors.data.length; index++) errors.data[index] *= 2 / rows;
  const byLatents = multiply(errors, weights.decoder, { transposeRight: true });
  const [slopes, active, perExample] = [byLatents.data, latents.data, penalty / rows];
  for (let index = 0; index < slopes.length; index++) {
    slopes[index] = active[index] > 0 ? slopes[index] + perExample : 0;
  }
  const encoderBias = sumOverRows(byLatents);
  const throughEncoder = multiply(encoderBias, weights.encoder).data;
  return {
    encoder: multiply(byLatents, shifted, { transposeLeft: true }),
    encoderBias,
    decoder: multiply(latents, errors, { transposeLeft: true }),
    decoderBias: new DenseMatrix(
      1,
      columns,
      sumOverRows(errors).data.map((sum, i) => sum - throughEncoder[i]),
    ),
  };
}

function pass(
  data: DenseMatrix,
  { encoder, encoderBias, decoder, decoderBias }: AutoencoderWeights,
): { shifted: DenseMatrix; latents: DenseMatrix; errors: DenseMatrix } {
  const shifted = plusRow(data, decoderBias, -1);
  const latents = plusRow(multiply(shifted, encoder, { transposeRight: true }), encoderBias, 1);
  const values = latents.data;
  for (let index = 0; index < values.length; index++) if (values[index] < 0) values[index] = 0;
  const errors = multiply(latents, decoder);
  for (let index = 0; index < errors.data.length; index++) errors.data[index] -= shifted.data[index];
  return { shifted, latents, errors };
}

/** Encoder and decoder begin as the same random directions. */
function initialWeights(latents: number, width: number, seed: number): AutoencoderWeights {
  const random = createRandom(seed).fork('sparse autoencoder');
  const decoder = withUnitRows(DenseMatrix.generate(latents, width, () => random.normal()));
  return {
    encoder: decoder,
    encoderBias: new DenseMatrix(1, latents),
    decoder,
    decoderBias: new DenseMatrix(1, width),
  };
}

function mapped<T>(
  weights: AutoencoderWeights,
  map: (weight: DenseMatrix, name: keyof AutoencoderWeights) => T,
): Record<keyof AutoencoderWeights, T> {
  const { encoder, encoderBias, decoder, decoderBias } = weights;
  return {
    encoder: map(encoder, 'encoder'),
    encoderBias: map(encoderBias, 'encoderBias'),
    decoder: map(decoder, 'decoder'),
    decoderBias: map(decoderBias, 'decoderBias'),
  };
}

function scaledToUnit(activations: DenseMatrix): DenseMatrix {
  const { rows, columns } = activations;
  const means = sumOverRows(activations).data.map((sum) => -sum / rows);
  const shifted = plusRow(activations, new DenseMatrix(1, columns, means), 1);
  const square = sumOfSquares(shifted) / rows;
  return new DenseMatrix(
    rows,
    columns,
    shifted.data.map((value) => (square > 0 ? value / Math.sqrt(square) : 0)),
  );
}

function withUnitRows(matrix: DenseMatrix): DenseMatrix {
  const norms = columnNorms(DenseMatrix.from(matrix.transpose()));
  return DenseMatrix.generate(matrix.rows, matrix.columns, (i, j) =>
    norms[i] > 0 ? matrix.data[i * matrix.columns + j] / norms[i] : 0,
  );
}

function plusRow({ rows, columns, data }: DenseMatrix, row: DenseMatrix, sign: 1 | -1): DenseMatrix {
  const sums = data.slice();
  for (let i = 0, index = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, index++) sums[index] += sign * row.data[j];
  }
  return new DenseMatrix(rows, columns, sums);
}

function sumOverRows({ rows, columns, data }: DenseMatrix): DenseMatrix {
  const sums = new Float64Array(columns);
  for (let i = 0, index = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, index++) sums[j] += data[index];
  }
  return new DenseMatrix(1, columns, sums);
}

function sumOfSquares({ data }: DenseMatrix): number {
  return data.reduce((sum, value) => sum + value ** 2, 0);
}
