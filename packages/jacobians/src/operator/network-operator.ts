import { DenseMatrix, ndArray, requireFinite, requireOptions, requireSameExtent, sizeOf } from '@entk/core';
import type { Network, NetworkInputs, ParameterSet, Readout } from '@entk/models';
import {
  type ForwardPass,
  forwardPass,
  inputTensor,
  matchingShapes,
  outputAxis,
  parameterGradients,
  type ParameterTensors,
  pushForward,
  readOut,
  requireExamplesRead,
  requireInputs,
  requireParameters,
  vectorSeed,
  withParameterTensors,
} from '@entk/models/layers';
import { fromTensor, requireBackend, scoped, type Tensor, toTensor } from '@entk/models/tensor';
import { parameterOffsets } from '../parameter-offsets.js';
import type { JacobianOperator } from './operator.js';

/** Which derivatives the operator is of. */
export interface NetworkOperatorOptions {
  /** Names of the parameters that take part, or patterns as `selectParameters` takes them. @default all of them */
  readonly parameters?: readonly string[];
  /**
   * The outputs to take the derivatives of, or linear functionals of them, at which positions. @default all at every
   * position
   */
  readonly readout?: Readout;
  /** What to multiply the derivatives of each output by, as `rescaleOutputs`. @default ones */
  readonly outputFactors?: ArrayLike<number>;
}

/**
 * J of a network as an operator that keeps no factors: Jᵀv is a pullback of one vector an example, J u a pushforward of
 * one change of the parameters. C costs nothing, where the factors of `jacobianOperator` grow with it.
 *
 * @param inputs As the network takes them, axes [N, D], [N, T, D] or [N, T]; kept, not copied.
 * @returns Maps of float64 blocks whose columns are computed in float32, each scaled to its largest entry: good to some
 *   1e-7 of the product of the sizes of J and the column, and where there are tens of thousands of outputs to some
 *   1e-6, since sums over them are made in float32 too.
 * @throws ShapeError if inputs or parameters are not the network's, or the weights of the readout not of its outputs.
 * @throws NonFiniteError for NaN or infinity in any of them.
 * @throws MisuseError for a parameter, an output or a position that the network does not have.
 * @remarks A forward pass for a block, and for each of its vectors about two more. Memory of a forward pass and a
 *   pullback of one vector.
 * @example
 * ```ts
 * import { DenseMatrix, ndArray } from '@entk/core';
 * import { networkOperator } from '@entk/jacobians';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [1, 2] } });
 * const parameters = new Map([['W', ndArray([1, 2])]]);
 * const operator = networkOperator(network, parameters, ndArray([2, 2], Float32Array.of(1, 2, 3, 4)));
 * // A linear network of one output: J is the inputs.
 * operator.apply(DenseMatrix.fromRows([[1], [1]])).data; // Float64Array [3, 7]
 * operator.applyTransposed(DenseMatrix.fromRows([[1], [1]])).data; // Float64Array [4, 6]
 * ```
 */
export function networkOperator(
  network: Network,
  parameters: ParameterSet,
  inputs: NetworkInputs,
  options: NetworkOperatorOptions = {},
): JacobianOperator {
  requireOptions<NetworkOperatorOptions>('networkOperator', options, {
    parameters: true,
    readout: true,
    outputFactors: true,
  });
  const { parameters: names = ['**'], readout, outputFactors } = options;
  const caller = 'networkOperator';
  requireBackend(caller);
  requireParameters(caller, network, parameters);
  requireInputs(caller, network, inputs);
  const parameterShapes = matchingShapes(caller, network.parameterShapes, names);
  const outputs = outputAxis(caller, network, readout);
  requireExamplesRead(caller, outputs, inputs.shape[0]);
  if (outputFactors) {
    requireSameExtent(caller, 'number of outputFactors', outputs.count, outputFactors.length);
    requireFinite(caller, 'outputFactors', outputFactors);
  }
  const offsets = parameterOffsets({ parameterShapes });
  const columns = Array.from(parameterShapes.values(), sizeOf).reduce((sum, size) => sum + size, 0);
  const rows = inputs.shape[0] * outputs.count;

  const inPass = <T>(body: (pass: ForwardPass, tensors: ParameterTensors) => T): T =>
    withParameterTensors(parameters, (tensors) =>
      scoped(() => body(forwardPass(network, tensors, inputTensor(network, inputs)), tensors)),
    );

  return {
    rows,
    columns,

    apply(block) {
      requireSameExtent('apply', 'rows P of the block', columns, block.rows);
      requireFinite('apply', 'block', block);
      const changes = new DenseMatrix(rows, block.columns);
      inPass((pass) => {
        forEachColumn(block, (column, write) => {
          const tangents = new Map(
            Array.from(parameterShapes, ([name, shape]) => [name, tensorOf(column, shape, offsets.get(name))]),
          );
          const pushed = pushForward(pass, tangents);
          if (pushed) write(changes, 0, fromTensor(readOut(outputs, pushed)).data);
        });
      });
      if (outputFactors) scaleOutputs(changes, outputFactors);
      return changes;
    },

    applyTransposed(block) {
      requireSameExtent('applyTransposed', 'rows N·C of the block', rows, block.rows);
      requireFinite('applyTransposed', 'block', block);
      const gradients = new DenseMatrix(columns, block.columns);
      inPass((pass, tensors) => {
        forEachColumn(outputFactors ? scaledOutputs(block, outputFactors) : block, (column, write) => {
          const seed = vectorSeed(outputs, tensorOf(column, [rows / outputs.count, outputs.count]));
          for (const [name, gradient] of parameterGradients(network, tensors, pass, seed)) {
            const offset = offsets.get(name);
            if (offset !== undefined) write(gradients, offset, fromTensor(gradient).data);
          }
        });
      });
      return gradients;
    },
  };
}

/**
 * Writes a column of values into rows from `offset` on of a block, at the place and in the units of the column read.
 */
type WriteColumn = (target: DenseMatrix, offset: number, values: Float32Array) => void;

/** Calls `body` for every column that is not zero, in float32 as a share of its largest entry, inside `scoped`. */
function forEachColumn(block: DenseMatrix, body: (column: Float32Array, write: WriteColumn) => void): void {
  const { rows, columns, data } = block;
  for (let k = 0; k < columns; k++) {
    let largest = 0;
    for (let i = 0; i < rows; i++) largest = Math.max(largest, Math.abs(data[i * columns + k]));
    if (largest === 0) continue;
    const column = new Float32Array(rows);
    for (let i = 0; i < rows; i++) column[i] = data[i * columns + k] / largest;
    scoped(() =>
      body(column, (target, offset, values) => {
        for (let i = 0; i < values.length; i++) target.data[(offset + i) * target.columns + k] = largest * values[i];
      }),
    );
  }
}

/** The numbers from `start` on as a tensor of a shape. */
function tensorOf(column: Float32Array, shape: readonly number[], start = 0): Tensor {
  return toTensor(ndArray(shape, column.subarray(start, start + sizeOf(shape))));
}

function scaledOutputs({ rows, columns, data }: DenseMatrix, factors: ArrayLike<number>): DenseMatrix {
  const scaled = new DenseMatrix(rows, columns, data.slice());
  scaleOutputs(scaled, factors);
  return scaled;
}

function scaleOutputs(block: DenseMatrix, factors: ArrayLike<number>): void {
  for (let row = 0; row < block.rows; row++) {
    const values = block.rowSpan(row);
    for (let k = 0; k < values.length; k++) values[k] *= factors[row % factors.length];
  }
}
