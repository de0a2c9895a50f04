import {
  DenseMatrix,
  MisuseError,
  requireFinite,
  requireInteger,
  requireMatrix,
  requireOneOf,
  requireOptions,
  ShapeError,
} from '@entk/core';
import type { Network } from './network.js';

/**
 * Which scalars of a network's output f(x) [T, C] to look at: some outputs, or linear functionals of them, at some
 * positions.
 *
 * The scalars are numbered position by position: number p·C′ + c is output c of the p-th position read.
 */
export interface Readout {
  /**
   * Which outputs of a position, by index and in this order; or weights [C′, C], scalar i being Σ_c weights[i, c] f_c:
   * the difference of two logits, say, is one row.
   *
   * @default all C
   */
  readonly outputs?: readonly number[] | DenseMatrix;
  /**
   * Where: at every position, at the last, at those given, or at one of its own for every example. `flattened` reads
   * f(x) as T·C outputs, number t·C + c being output c of position t: `outputs` then names or weighs any of these.
   *
   * @default 'all'
   */
  readonly positions?: 'all' | 'last' | 'flattened' | number | readonly number[] | PositionsOfExamples;
}

/** One position an example: where a text ends, say, in sequences filled up to one length. */
export interface PositionsOfExamples {
  /** N of them, from 0. */
  readonly ofExamples: ArrayLike<number>;
}

/** What the outputs of a Jacobian or a kernel are: scalars of a network's output f(x) [T, C]. */
export interface OutputAxis {
  /** C′, how many there are. */
  readonly count: number;
  /** T. */
  readonly positions: number;
  /** C, the outputs of a position. */
  readonly width: number;
  /**
   * Every output of every position, in order; some by their places t·C + c; or linear functionals by weights [C′, T·C].
   * With `positionOf`, of the C outputs of one position.
   */
  readonly read: 'all' | readonly number[] | DenseMatrix;
  /** The position that is read of each of N examples, where every one has its own. */
  readonly positionOf?: readonly number[];
}

/** The axis of all outputs of a function that gives [C], or [T, C]. */
export function allOutputs(width: number, positions = 1): OutputAxis {
  return { count: positions * width, positions, width, read: 'all' };
}

/**
 * The outputs of a network that a readout looks at.
 *
 * @throws MisuseError for an output or a position that the network does not have, or one named twice.
 * @throws ShapeError for weights of another width.
 * @throws NonFiniteError for NaN or infinity in them.
 */
export function outputAxis(
  caller: string,
  { outputSize: width, outputPositions: positions }: Pick<Network, 'outputSize' | 'outputPositions'>,
  readout: Readout = {},
): OutputAxis {
  requireOptions<Readout>(caller, readout, { outputs: true, positions: true });
  const { outputs, positions: where = 'all' } = readout;
  if (isOfExamples(where)) {
    const positionOf = Array.from(where.ofExamples);
    for (const t of positionOf) requireInteger(caller, 'a position', t, { min: 0, max: positions - 1 });
    const own: OutputAxis = { count: width, positions, width, read: 'all', positionOf };
    return outputs ? readAgain(caller, own, outputs) : own;
  }
  const whole = allOutputs(width, positions);
  if (where === 'flattened') return outputs ? readAgain(caller, whole, outputs) : whole;
  const read = positionsRead(caller, where, positions);
  if (outputs) readAgain(caller, allOutputs(width), outputs);
  if (outputs instanceof DenseMatrix) return weighted(whole, outputs, read);
  if (!outputs && read.length === positions && read.every((t, p) => t === p)) return whole;
  const ofPosition = outputs ?? Array.from({ length: width }, (_, c) => c);
  return { ...whole, ...counted(read.flatMap((t) => ofPosition.map((c) => t * width + c))) };
}

/**
 * Some outputs of an axis, or linear functionals of them.
 *
 * @param which Numbers 0 … C′ − 1, or weights [C″, C′].
 * @throws As `outputAxis`.
 */
export function readAgain(caller: string, axis: OutputAxis, which: readonly number[] | DenseMatrix): OutputAxis {
  if (which instanceof DenseMatrix) {
    if (which.columns !== axis.count || which.rows === 0) {
      throw new ShapeError({
        in: caller,
        rule: `weights of outputs must have axes [at least 1, ${axis.count}]`,
        got: [which.rows, which.columns],
      });
    }
    requireFinite(caller, 'weights of outputs', which);
    return { ...axis, count: which.rows, read: axis.read === 'all' ? which : composed(which, axis) };
  }
  if (!isListOfNumbers(which)) requireMatrix(caller, 'outputs, unless they are a list of indices,', which);
  for (const output of which) requireInteger(caller, 'an output', output, { min: 0, max: axis.count - 1 });
  if (which.length === 0 || new Set(which).size < which.length) {
    throw new MisuseError({ in: caller, rule: 'outputs must be one or more, each once', got: [...which] });
  }
  const { read } = axis;
  if (read === 'all') return { ...axis, ...counted([...which]) };
  if (read instanceof DenseMatrix) {
    const rows = DenseMatrix.generate(which.length, read.columns, (i, j) => read.get(which[i], j));
    return { ...axis, count: rows.rows, read: rows };
  }
  return { ...axis, ...counted(which.map((output) => read[output])) };
}

/** Whether it is one list, typed or not: nested ones are weights that are no matrix. */
function isListOfNumbers(which: unknown): which is readonly number[] {
  return ArrayBuffer.isView(which) || (Array.isArray(which) && !Array.isArray(which[0]));
}

/** The readout that gives this axis. */
export function readoutOf({ read, positionOf }: OutputAxis): Readout {
  if (positionOf) return { positions: { ofExamples: positionOf }, ...(read !== 'all' && { outputs: read }) };
  return read === 'all' ? {} : { positions: 'flattened', outputs: read };
}

/** The readout of some of the examples, in their order: the same, but where each is read at a position of its own. */
export function readoutAt(readout: Readout | undefined, examples: ArrayLike<number>): Readout | undefined {
  const where = readout?.positions;
  if (!isOfExamples(where)) return readout;
  return { ...readout, positions: { ofExamples: Array.from(examples, (n) => where.ofExamples[n]) } };
}

/**
 * Requires an axis to be one of N examples.
 *
 * @throws ShapeError if every example is to be read at a position of its own, and there are not N of those.
 */
export function requireExamplesRead(caller: string, { positionOf }: OutputAxis, exampleCount: number): void {
  if (!positionOf || positionOf.length === exampleCount) return;
  const rule = `positions of examples must be one for each of ${exampleCount}`;
  throw new ShapeError({ in: caller, rule, got: positionOf.length });
}

/** The axes of what is read of an example: [C′], or [P, C′] where P positions are read, more than one. */
export function axesRead({ count, positions }: OutputAxis, { positions: where = 'all' }: Readout = {}): number[] {
  const read = where === 'all' ? positions : typeof where === 'object' && !isOfExamples(where) ? where.length : 1;
  return read === 1 ? [count] : [read, count / read];
}

/** What output i of an axis is: `output 3`, `output 3 at position 7`, `read-out 0`. */
export function outputText({ read, width, positions, positionOf }: OutputAxis, i: number): string {
  if (read instanceof DenseMatrix) return `read-out ${i}`;
  const place = read === 'all' ? i : read[i];
  const output = `output ${place % width}`;
  return positions === 1 || positionOf ? output : `${output} at position ${Math.floor(place / width)}`;
}

/** Whether two axes are of the same scalars in the same order. */
export function sameOutputs(one: OutputAxis, other: OutputAxis): boolean {
  if ((one.positionOf === undefined) !== (other.positionOf === undefined)) return false;
  if (one.count !== other.count || one.positions !== other.positions || one.width !== other.width) return false;
  if (one.read === other.read) return true;
  if (one.read instanceof DenseMatrix || other.read instanceof DenseMatrix) {
    if (!(one.read instanceof DenseMatrix && other.read instanceof DenseMatrix)) return false;
    const { data } = other.read;
    return one.read.data.every((value, index) => value === data[index]);
  }
  const placeOf = ({ read }: OutputAxis, i: number) => (read as readonly number[] | 'all')[i] ?? i;
  return Array.from({ length: one.count }, (_, i) => i).every((i) => {
    const [a, b] = [one, other].map((axis) => (axis.read === 'all' ? i : placeOf(axis, i)));
    return a === b;
  });
}

function isOfExamples(where: Readout['positions']): where is PositionsOfExamples {
  return typeof where === 'object' && 'ofExamples' in where;
}

function positionsRead(
  caller: string,
  where: Exclude<Readout['positions'], undefined | PositionsOfExamples>,
  positions: number,
): number[] {
  if (typeof where === 'string') {
    requireOneOf(caller, 'positions', where, ['all', 'last', 'flattened']);
    return where === 'last' ? [positions - 1] : Array.from({ length: positions }, (_, t) => t);
  }
  const read = typeof where === 'number' ? [where] : [...where];
  for (const t of read) requireInteger(caller, 'a position', t, { min: 0, max: positions - 1 });
  if (read.length > 0 && new Set(read).size === read.length) return read;
  throw new MisuseError({ in: caller, rule: 'positions must be one or more, each once', got: read });
}

function counted(places: readonly number[]): Pick<OutputAxis, 'count' | 'read'> {
  return { count: places.length, read: places };
}

/** Weights [C′, C] at some positions, as weights [P·C′, T·C]. */
function weighted(whole: OutputAxis, weights: DenseMatrix, read: readonly number[]): OutputAxis {
  if (whole.positions === 1) return { ...whole, count: weights.rows, read: weights };
  const all = new DenseMatrix(read.length * weights.rows, whole.count);
  read.forEach((t, p) => {
    for (let i = 0; i < weights.rows; i++) {
      all.rowSpan(p * weights.rows + i).set(weights.rowSpan(i), t * whole.width);
    }
  });
  return { ...whole, count: all.rows, read: all };
}

/** Weights of an axis's outputs as weights of all T·C, or of the C of a position. */
function composed(weights: DenseMatrix, { read, positions, width, positionOf }: OutputAxis): DenseMatrix {
  if (read instanceof DenseMatrix) return DenseMatrix.from(weights.mmul(read));
  const result = new DenseMatrix(weights.rows, positionOf ? width : positions * width);
  const places = read as readonly number[];
  for (let i = 0; i < weights.rows; i++) {
    places.forEach((place, j) => {
      result.set(i, place, weights.get(i, j));
    });
  }
  return result;
}
