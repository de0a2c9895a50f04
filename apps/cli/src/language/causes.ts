import { createRandom, DenseMatrix, type NdArray, ndArray, type Random } from '@entk/core';
import { exp, log } from '@entk/core/elementary';
import { gram, multiply } from '@entk/linalg';
import { eigh } from '@entk/spectral';
import { forwardFrom, type TakenAt } from './forward-from.js';
import { type LanguagePlan, rowCount } from './language-plan.js';
import type { ParameterDirection } from './parameter-direction.js';

/** What one change of a weight did at the rows that were run again. */
export interface Effect {
  /** Root mean square of the change of the read-out. */
  readonly change: number;
  /** Share of the squared change at the tenth of the rows where the vector is largest; 0.1 is even. */
  readonly atLargest: number;
  /** Mean over rows of Σ p log(p / p′) of the next token, in nats. */
  readonly divergence: number;
  /** The same at the tenth of the rows where the vector is largest. */
  readonly divergenceAtLargest: number;
}

/** One vector of one weight. */
export interface CauseMeasurement {
  readonly name: string;
  readonly vector: number;
  /** Of each step along Jᵀv: its length over the weight's, what was predicted, and what came. */
  readonly steps: readonly (Effect & {
    readonly length: number;
    /** Root mean square of the predicted change. */
    readonly predicted: number;
    /** Correlation of predicted and measured changes over rows. */
    readonly correlation: number;
  })[];
  /** Random directions of the length of the last step. */
  readonly random: readonly Effect[];
  /** What the weight makes of the leading input direction of Jᵀv, taken out, its length over the weight's. */
  readonly removed: Effect & { readonly length: number };
  /** Random parts of rank one and of the same length, taken out. */
  readonly removedAtRandom: readonly Effect[];
}

/** Lengths of the steps over the weight's own: where the linear prediction should hold, and where it begins to fail. */
const stepLengths = [0.001, 0.01] as const;

const randomDraws = 4;

/** Contexts that are run again for every change. */
const causeContexts = 4;

/** Runs a model again with weights moved along vectors, for every weight that directions are given for. */
export async function measureCauses(
  plan: LanguagePlan,
  directions: ReadonlyMap<string, readonly ParameterDirection[]>,
  work: { readonly signal?: AbortSignal },
): Promise<CauseMeasurement[]> {
  const { network, parameters, seed } = plan;
  const start = firstContexts(plan);
  const measured: CauseMeasurement[] = [];
  for (const [name, all] of directions) {
    const layer = network.layers.findIndex((one) => one.parameters.includes(name));
    const taken = await forwardFrom({ network, parameters, ...work }, start, layer);
    const weight = parameters.get(name) as NdArray;
    const outputsWith = async (data: Float32Array) =>
      readAt(
        plan,
        (
          await forwardFrom(
            { network, parameters, changed: new Map([[name, ndArray(weight.shape, data)]]), ...work },
            taken,
          )
        ).values,
      );
    const own = weight.data;
    const before = await outputsWith(own);
    for (const direction of all) {
      const random = createRandom(seed).fork(`${name} vector ${direction.vector}`);
      const effectOf = async (change: Float64Array) =>
        effect(plan, direction, before, await outputsWith(own.map((value, i) => value + change[i])));
      measured.push({ name, ...(await causeOf(own, direction, random, effectOf)) });
    }
  }
  return measured;
}

/** What changed, and the changes of the read-out themselves. */
interface MeasuredEffect extends Effect {
  readonly changes: Float64Array;
}

async function causeOf(
  own: Float32Array,
  { vector, direction, predicted }: ParameterDirection,
  random: Random,
  effectOf: (change: Float64Array) => Promise<MeasuredEffect>,
): Promise<Omit<CauseMeasurement, 'name'>> {
  const [ofWeight, ofDirection] = [lengthOf(own), lengthOf(direction.data)];
  const steps: CauseMeasurement['steps'][number][] = [];
  for (const length of stepLengths) {
    const factor = (length * ofWeight) / ofDirection;
    const { changes, ...found } = await effectOf(direction.data.map((value) => factor * value));
    const expected = predicted.subarray(0, changes.length).map((value) => factor * value);
    steps.push({
      length,
      ...found,
      predicted: rootMeanSquare(expected),
      correlation: correlationOf(expected, changes),
    });
  }
  const longest = stepLengths[stepLengths.length - 1] * ofWeight;
  const atRandom: Effect[] = [];
  for (let draw = 0; draw < randomDraws; draw++) {
    const drawn = random.normals(own.length);
    atRandom.push(withoutChanges(await effectOf(scaledTo(drawn, longest))));
  }
  const { rows, columns } = direction;
  const weight = new DenseMatrix(rows, columns, Float64Array.from(own));
  const leading = await leadingInput(direction);
  const part = partAlong(weight, leading);
  const length = lengthOf(part);
  const removed = withoutChanges(await effectOf(part.map((value) => -value)));
  const removedAtRandom: Effect[] = [];
  for (let draw = 0; draw < randomDraws; draw++) {
    const other = partAlong(weight, scaledTo(random.normals(columns), 1));
    removedAtRandom.push(withoutChanges(await effectOf(scaledTo(other, -length))));
  }
  return { vector, steps, random: atRandom, removed: { length: length / ofWeight, ...removed }, removedAtRandom };
}

/** The right singular vector of the largest singular value: the input that a direction is most about. */
async function leadingInput(direction: DenseMatrix): Promise<Float64Array> {
  const { vectors } = await eigh(gram(direction), { count: 1, semidefinite: true });
  return scaledTo(multiply(direction, vectors, { transposeLeft: true }).data, 1);
}

/** W w wᵀ: all that a weight makes of one direction of its input. */
function partAlong(weight: DenseMatrix, unit: Float64Array): Float64Array {
  const part = new Float64Array(weight.data.length);
  for (let i = 0; i < weight.rows; i++) {
    const row = weight.rowSpan(i);
    let along = 0;
    for (let j = 0; j < unit.length; j++) along += row[j] * unit[j];
    for (let j = 0; j < unit.length; j++) part[i * unit.length + j] = along * unit[j];
  }
  return part;
}

/** Read-out and log-probabilities at the rows that are read. */
interface ReadOutputs {
  readonly readout: Float64Array;
  /** Axes [rows, V]. */
  readonly logProbabilities: Float32Array;
}

function firstContexts({ contexts, network }: LanguagePlan): TakenAt {
  const [count, length] = contexts.tokens.shape;
  const examples = Math.min(causeContexts, count);
  const values = ndArray([examples, network.positions], contexts.tokens.data.slice(0, examples * length));
  return { layer: 0, values, examples };
}

function readAt(
  { contexts, positions, readout }: LanguagePlan,
  outputs: NdArray<Int32Array | Float32Array>,
): ReadOutputs {
  const [count, width] = outputs.shape;
  const [, length] = contexts.tokens.shape;
  const examples = count / length;
  const rows = examples * positions.length;
  const read = new Float64Array(rows);
  const logProbabilities = new Float32Array(rows * width);
  const weights = readout.weights?.rowSpan(0);
  for (let row = 0; row < rows; row++) {
    const at = Math.floor(row / positions.length) * length + positions[row % positions.length];
    const logits = outputs.data.subarray(at * width, (at + 1) * width) as Float32Array;
    let largest = Number.NEGATIVE_INFINITY;
    for (const logit of logits) largest = Math.max(largest, logit);
    let total = 0;
    for (const logit of logits) total += exp(logit - largest);
    const shift = largest + log(total);
    for (let i = 0; i < width; i++) logProbabilities[row * width + i] = logits[i] - shift;
    if (weights) for (let i = 0; i < width; i++) read[row] += weights[i] * logits[i];
    else read[row] = logits[readout.logProbabilityOf?.data[at] as number] - shift;
  }
  return { readout: read, logProbabilities };
}

function effect(
  plan: LanguagePlan,
  { entries }: ParameterDirection,
  before: ReadOutputs,
  after: ReadOutputs,
): MeasuredEffect {
  const rows = Math.min(rowCount(plan), before.readout.length);
  const width = before.logProbabilities.length / rows;
  const changes = before.readout.map((value, row) => after.readout[row] - value);
  const divergences = Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let i = row * width; i < (row + 1) * width; i++) {
      const own = before.logProbabilities[i];
      // What is less likely than e^−16 adds nothing that float32 could tell.
      if (own > leastLog) sum += exp(own) * (own - after.logProbabilities[i]);
    }
    return sum;
  });
  const order = Array.from({ length: rows }, (_, row) => row).toSorted(
    (a, b) => Math.abs(entries[b]) - Math.abs(entries[a]),
  );
  const largest = order.slice(0, Math.max(1, Math.round(rows / 10)));
  const total = changes.reduce((sum, one) => sum + one * one, 0);
  const mean = (values: Float64Array, at: readonly number[]) =>
    at.reduce((sum, row) => sum + values[row], 0) / at.length;
  return {
    changes,
    change: rootMeanSquare(changes),
    atLargest: total === 0 ? 0 : largest.reduce((sum, row) => sum + changes[row] ** 2, 0) / total,
    divergence: mean(divergences, order),
    divergenceAtLargest: mean(divergences, largest),
  };
}

const leastLog = -16;

function withoutChanges({ change, atLargest, divergence, divergenceAtLargest }: MeasuredEffect): Effect {
  return { change, atLargest, divergence, divergenceAtLargest };
}

function lengthOf(values: Float64Array | Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

function rootMeanSquare(values: Float64Array): number {
  return lengthOf(values) / Math.sqrt(values.length);
}

function scaledTo(values: Float64Array, length: number): Float64Array {
  const factor = length / lengthOf(values);
  return values.map((value) => factor * value);
}

function correlationOf(a: Float64Array, b: Float64Array): number {
  const centred = (values: Float64Array) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [left, right] = [centred(a), centred(b)];
  return left.reduce((sum, value, i) => sum + value * right[i], 0) / (lengthOf(left) * lengthOf(right));
}
