import { DenseMatrix, largestMagnitude, requireInRange, unitExponent } from '@entk/core';
import { type Outputs, outputMatrix, squaredDistance } from '../problem.js';

/** How a prediction g compares with the network f it is to describe, and both with the targets y. */
export interface Agreement {
  /** R² against the network: 1 − Σ (g − f)² / Σ (f − f̄)², f̄ the mean of each output over the examples. */
  readonly rSquared: number;
  /** The same against the targets. */
  readonly targetRSquared: number;
  /** Mean squared error against the targets, over examples and outputs. */
  readonly loss: number;
  /** Loss of the prediction over the loss of the network. */
  readonly lossRatio: number;
  /** The share of examples whose largest output stands where the largest target does. */
  readonly accuracy: number;
  /** Accuracy of the prediction less that of the network. */
  readonly accuracyGap: number;
  /** The share of examples on which prediction and network have their largest output in the same place. */
  readonly sameChoice: number;
  /**
   * Correlation with the network's outputs, the mean over the outputs of each example taken off both: what a softmax
   * makes of outputs depends on nothing that was taken off, and their scale is left free. With C = 1 the mean over the
   * examples is taken off. 0 where either is then zero.
   */
  readonly centredCorrelation: number;
}

/** The names of an agreement's figures. */
export const agreementFigures = [
  'rSquared',
  'targetRSquared',
  'loss',
  'lossRatio',
  'accuracy',
  'accuracyGap',
  'sameChoice',
  'centredCorrelation',
] as const satisfies readonly (keyof Agreement)[];

/**
 * Compares a prediction with the network itself, and both with the targets: the test of eq. 1.
 *
 * @param prediction g, axes [N, C].
 * @param network f, what the trained network gives for the same examples.
 * @param targets y.
 * @returns Against something constant R² is 1 where the prediction equals it and −∞ elsewhere; against a network
 * without loss the ratio is 1 where the prediction has none and ∞ elsewhere. Of equal largest outputs the first counts,
 * and with C = 1 accuracies are 1 and mean nothing.
 * @throws ShapeError if the shapes differ.
 * @throws NonFiniteError for NaN or infinity, or if squared errors are beyond the range of float64.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { agreement } from '@entk/prediction';
 *
 * const targets = DenseMatrix.fromRows([[1, 0], [0, 1]]);
 * const network = DenseMatrix.fromRows([[0.75, 0.25], [0.25, 0.75]]);
 * const prediction = DenseMatrix.fromRows([[0.5, 0.25], [0.25, 0.5]]);
 * const { rSquared, lossRatio, accuracyGap } = agreement(prediction, network, targets);
 * rSquared; // 0.5, exactly 1 − 2·(1/4)² / (4·(1/4)²)
 * lossRatio; // 2.5, exactly (2·(1/2)² + 2·(1/4)²) / (4·(1/4)²)
 * accuracyGap; // 0
 * ```
 */
export function agreement(prediction: Outputs, network: Outputs, targets: Outputs): Agreement {
  const g = outputMatrix('agreement', 'prediction', prediction);
  const axes = { exampleCount: g.rows, outputCount: g.columns };
  return comparison(
    outputMatrix('agreement', 'network', network, axes),
    outputMatrix('agreement', 'targets', targets, axes),
  ).of(g);
}

/** Everything about f and y that does not depend on the prediction. */
export interface Comparison {
  readonly network: { readonly loss: number; readonly accuracy: number };
  readonly of: (prediction: DenseMatrix) => Agreement;
}

/** A comparison with one network and its targets, for many predictions: N·C operations each. */
export function comparison(network: DenseMatrix, targets: DenseMatrix): Comparison {
  const exponent = unitExponent(Math.max(largestMagnitude(network.data), largestMagnitude(targets.data)), 2);
  return exponent === 0 ? unitComparison(network, targets) : scaledComparison(network, targets, exponent);
}

/** Everything scaled by one power of two; losses are squares. */
function scaledComparison(network: DenseMatrix, targets: DenseMatrix, exponent: number): Comparison {
  const scaled = (matrix: DenseMatrix) => DenseMatrix.from(matrix).scaleInPlace(2 ** exponent);
  const back = (loss: number) => {
    const whole = loss * 2 ** -exponent * 2 ** -exponent;
    requireInRange('agreement', 'loss', [whole]);
    return whole;
  };
  const { network: own, of } = unitComparison(scaled(network), scaled(targets));
  return {
    network: { ...own, loss: back(own.loss) },
    of(prediction) {
      const figures = of(scaled(prediction));
      return { ...figures, loss: back(figures.loss) };
    },
  };
}

function unitComparison(network: DenseMatrix, targets: DenseMatrix): Comparison {
  const [aroundNetwork, aroundTargets] = [network, targets].map((values) =>
    squaredDistance(values, columnMeans(values)),
  );
  const entries = network.data.length;
  const networkLoss = squaredDistance(network, targets) / entries;
  const [networkChoices, targetChoices] = [network, targets].map(choicesOf);
  const networkAccuracy = shareEqual(networkChoices, targetChoices);
  const correlation = correlationWith(network);
  return {
    network: { loss: networkLoss, accuracy: networkAccuracy },
    of(prediction) {
      const choices = choicesOf(prediction);
      const squaredError = squaredDistance(prediction, targets);
      const fromNetwork = squaredDistance(prediction, network);
      requireInRange('agreement', 'squared errors of the prediction', [squaredError, fromNetwork]);
      const accuracy = shareEqual(choices, targetChoices);
      return {
        rSquared: rSquaredOf(fromNetwork, aroundNetwork),
        targetRSquared: rSquaredOf(squaredError, aroundTargets),
        loss: squaredError / entries,
        lossRatio: ratioOf(squaredError / entries, networkLoss),
        accuracy,
        accuracyGap: accuracy - networkAccuracy,
        sameChoice: shareEqual(choices, networkChoices),
        centredCorrelation: correlation(prediction),
      };
    },
  };
}

function rSquaredOf(squares: number, around: number): number {
  return 1 - ratioOf(squares, around, 0);
}

/** The quotient, or its limit where the denominator is zero. */
function ratioOf(numerator: number, denominator: number, ofZeros = 1): number {
  if (denominator > 0) return numerator / denominator;
  return numerator === 0 ? ofZeros : Infinity;
}

/** One row. */
function columnMeans(values: DenseMatrix): DenseMatrix {
  const means = new DenseMatrix(1, values.columns);
  for (let n = 0; n < values.rows; n++) {
    const row = values.rowSpan(n);
    for (let c = 0; c < row.length; c++) means.data[c] += row[c] / values.rows;
  }
  return means;
}

/** The cosine of predictions with a network's outputs, both centred. */
function correlationWith(network: DenseMatrix): (prediction: DenseMatrix) => number {
  const right = centred(network);
  const length = scaledToUnit(right);
  const left = new Float64Array(right.length);
  return (prediction) => {
    const lengths = scaledToUnit(centred(prediction, left)) * length;
    let product = 0;
    for (let index = 0; index < left.length; index++) product += left[index] * right[index];
    return lengths === 0 ? 0 : Math.max(-1, Math.min(1, product / lengths));
  };
}

/** Less the mean of each row; less the mean of all where rows have one entry. */
function centred({ rows, columns, data }: DenseMatrix, result = new Float64Array(data.length)): Float64Array {
  const size = columns === 1 ? rows : columns;
  for (let start = 0; start < data.length; start += size) {
    let sum = 0;
    for (let index = start; index < start + size; index++) sum += data[index];
    const mean = sum / size;
    for (let index = start; index < start + size; index++) result[index] = data[index] - mean;
  }
  return result;
}

/** The length of a vector, which is multiplied by a power of two in its place if squares would leave float64. */
function scaledToUnit(vector: Float64Array): number {
  const exponent = unitExponent(largestMagnitude(vector), 2);
  if (exponent !== 0) for (let index = 0; index < vector.length; index++) vector[index] *= 2 ** exponent;
  let squares = 0;
  for (let index = 0; index < vector.length; index++) squares += vector[index] * vector[index];
  return Math.sqrt(squares);
}

function choicesOf(values: DenseMatrix): Uint32Array {
  const { rows, columns, data } = values;
  const choices = new Uint32Array(rows);
  for (let n = 0; n < rows; n++) {
    const start = n * columns;
    let best = start;
    for (let index = start + 1; index < start + columns; index++) if (data[index] > data[best]) best = index;
    choices[n] = best - start;
  }
  return choices;
}

function shareEqual(left: Uint32Array, right: Uint32Array): number {
  let equal = 0;
  for (let n = 0; n < left.length; n++) if (left[n] === right[n]) equal++;
  return equal / left.length;
}
