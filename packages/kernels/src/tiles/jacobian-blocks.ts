import { ndArray, requireInteger, requireSameExtent, sizeOf } from '@entk/core';
import { type FactoredJacobian, factoredJacobian, rescaleOutputs } from '@entk/jacobians';
import {
  matchingShapes,
  type Network,
  type NetworkInputs,
  type OutputAxis,
  outputAxis,
  type ParameterSet,
  type Readout,
  requireInputs,
  requireParameters,
} from '@entk/models';
import { requireBackend } from '@entk/models/tensor';

/**
 * The factored Jacobian of many examples, some of them at a time: what kernels that do not fit in memory are made from.
 *
 * Nothing is kept: `take` runs the network on the examples asked for.
 */
export interface JacobianBlocks {
  /** N. */
  readonly exampleCount: number;
  /** C, of the outputs that take part. */
  readonly outputCount: number;
  /** What those outputs are. */
  readonly outputs: OutputAxis;
  /** Shapes of the parameters that take part, in the order of θ. */
  readonly parameterShapes: ReadonlyMap<string, readonly number[]>;
  /** What the derivatives of each output are multiplied by. */
  readonly outputFactors: Float64Array;
  /** Bytes that the factors of one example take, in float64. */
  readonly bytesPerExample: number;
  /** The factors at examples from … to − 1. */
  readonly take: (from: number, to: number) => FactoredJacobian;
  /** What the factors are of. */
  readonly origin: BlocksOrigin;
}

/** What the kernels of some blocks are kernels of. */
export interface BlocksOrigin {
  readonly network: Network;
  readonly parameters: ParameterSet;
  /** Axes [N, D], [N, T, D] or [N, T]. */
  readonly inputs: NetworkInputs;
}

/** Which derivatives the blocks have. */
export interface JacobianBlocksOptions {
  /** Names of the parameters that take part, or patterns as `selectParameters` takes them. @default all of them */
  readonly parameters?: readonly string[];
  /** The outputs that take part, or linear functionals of them, at which positions; the others cost nothing. @default all */
  readonly readout?: Readout;
  /** What to multiply the derivatives of each output that takes part by, as `rescaleOutputs`. @default ones */
  readonly outputFactors?: ArrayLike<number>;
}

/**
 * The Jacobian of a network at a batch that need not fit in memory, in blocks of examples.
 *
 * @param inputs As the network takes them, axes [N, D], [N, T, D] or [N, T]; kept, not copied.
 * @throws ShapeError if inputs or parameters are not the network's, or the weights of the readout not of its outputs.
 * @throws NonFiniteError for NaN or infinity in any of them.
 * @throws MisuseError for a parameter, an output or a position that the network does not have.
 * @remarks The network runs on two examples, to measure what an example takes.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { jacobianBlocks, empiricalNtk } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'W' })], parameters: { W: [2, 1] } });
 * const weights = new Map([['W', ndArray([2, 1])]]);
 * const blocks = jacobianBlocks(network, weights, ndArray([4, 1], Float32Array.of(1, 2, 3, 4)), {
 *   readout: { outputs: [1] },
 * });
 * blocks.outputCount; // 1
 * // The kernel of a linear network, x·x′, at the last two examples.
 * empiricalNtk(blocks.take(2, 4), { kind: 'trace' }).matrix.data; // Float64Array [9, 12, 12, 16]
 * ```
 */
export function jacobianBlocks(
  network: Network,
  parameters: ParameterSet,
  inputs: NetworkInputs,
  options: JacobianBlocksOptions = {},
): JacobianBlocks {
  const caller = 'jacobianBlocks';
  requireBackend(caller);
  requireParameters(caller, network.parameterShapes, parameters);
  requireInputs(caller, network, inputs);
  const { outputFactors, readout } = options;
  const outputs = outputAxis(caller, network, readout);
  if (outputFactors) requireSameExtent(caller, 'number of outputFactors', outputs.count, outputFactors.length);
  const [exampleCount] = inputs.shape;
  const width = sizeOf(inputs.shape.slice(1));
  const names = Array.from(matchingShapes(caller, network.parameterShapes, options.parameters ?? ['**']).keys());

  const take = (from: number, to: number) => {
    requireInteger('take', 'from', from, { min: 0, max: exampleCount - 1 });
    requireInteger('take', 'to', to, { min: from + 1, max: exampleCount });
    const block = ndArray([to - from, ...inputs.shape.slice(1)], inputs.data.subarray(from * width, to * width));
    const jacobian = factoredJacobian(network, parameters, block, {
      parameters: names,
      readout,
      memoryBudget: Infinity,
    });
    return outputFactors ? rescaleOutputs(jacobian, outputFactors) : jacobian;
  };

  const probe = take(0, 1);
  const bytesPerExample = exampleCount > 1 ? factorBytes(take(0, 2)) - factorBytes(probe) : factorBytes(probe);
  return {
    exampleCount,
    outputCount: outputs.count,
    outputs,
    parameterShapes: probe.parameterShapes,
    outputFactors: probe.outputFactors,
    bytesPerExample,
    take,
    origin: { network, parameters, inputs },
  };
}

/** Bytes of all factors, those that uses share counted once. */
export function factorBytes({ uses }: FactoredJacobian): number {
  const arrays = new Set<Float64Array | Int32Array>();
  for (const use of uses) {
    if (use.kind === 'matrix') arrays.add(use.activation.data);
    if (use.kind === 'lookup') arrays.add(use.indices);
    const matrices =
      use.delta.form === 'dense' ? [use.delta.values] : [use.delta.outputs, use.delta.rows, use.delta.examples];
    for (const matrix of matrices) if (matrix) arrays.add(matrix.data);
  }
  return Array.from(arrays).reduce((sum, { byteLength }) => sum + byteLength, 0);
}
