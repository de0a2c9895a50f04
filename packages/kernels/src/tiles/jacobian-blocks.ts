import {
  defaultMemoryBudget,
  ndArray,
  requireFinite,
  requireInteger,
  requireOptions,
  requireSameExtent,
  sizeOf,
} from '@entk/core';
import {
  type FactoredJacobian,
  factoredJacobian,
  type JacobianOperator,
  networkOperator,
  rescaleOutputs,
} from '@entk/jacobians';
import type { Network, NetworkInputs, ParameterSet, Readout } from '@entk/models';
import {
  matchingShapes,
  type OutputAxis,
  outputAxis,
  readoutAt,
  requireExamplesRead,
  requireInputs,
  requireParameters,
} from '@entk/models/layers';
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
  /**
   * Bytes that the factors of one example take, in float64, as measured at the first two.
   *
   * @throws MemoryBudgetError if those would not fit 2 GiB.
   */
  readonly bytesPerExample: number;
  /** Bytes that factors take beside, however many examples there are. */
  readonly sharedBytes: number;
  /**
   * The factors at the first example, made once.
   *
   * @throws MemoryBudgetError if they would not fit 2 GiB.
   */
  readonly first: () => FactoredJacobian;
  /** The factors at examples from … to − 1. */
  readonly take: (from: number, to: number) => FactoredJacobian;
  /** J at examples from … to − 1 as an operator that keeps no factors. */
  readonly operator: (from: number, to: number) => JacobianOperator;
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
  /**
   * The outputs that take part, or linear functionals of them, at which positions; the others cost nothing. @default
   * all
   */
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
 * @remarks The network runs when something is asked for; `bytesPerExample` runs it on two examples.
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
  requireOptions<JacobianBlocksOptions>('jacobianBlocks', options, {
    parameters: true,
    readout: true,
    outputFactors: true,
  });
  const caller = 'jacobianBlocks';
  requireBackend(caller);
  requireParameters(caller, network, parameters);
  requireInputs(caller, network, inputs);
  const { outputFactors, readout } = options;
  const outputs = outputAxis(caller, network, readout);
  if (outputFactors) requireSameExtent(caller, 'number of outputFactors', outputs.count, outputFactors.length);
  if (outputFactors) requireFinite(caller, 'outputFactors', outputFactors);
  const [exampleCount] = inputs.shape;
  requireExamplesRead(caller, outputs, exampleCount);
  const width = sizeOf(inputs.shape.slice(1));
  const parameterShapes = matchingShapes(caller, network.parameterShapes, options.parameters ?? ['**']);
  const names = Array.from(parameterShapes.keys());

  const inputsAt = (from: number, to: number) => {
    requireInteger('take', 'from', from, { min: 0, max: exampleCount - 1 });
    requireInteger('take', 'to', to, { min: from + 1, max: exampleCount });
    return ndArray([to - from, ...inputs.shape.slice(1)], inputs.data.subarray(from * width, to * width));
  };
  const readoutOfBlock = (from: number, to: number) =>
    readoutAt(
      readout,
      Array.from({ length: to - from }, (_, row) => from + row),
    );
  const take = (from: number, to: number, memoryBudget = Infinity) => {
    const ofBlock = inputsAt(from, to);
    const given = { parameters: names, readout: readoutOfBlock(from, to), memoryBudget };
    const jacobian = factoredJacobian(network, parameters, ofBlock, given);
    return outputFactors ? rescaleOutputs(jacobian, outputFactors) : jacobian;
  };
  const first = once(() => take(0, 1, defaultMemoryBudget));
  const measured = once(() => {
    const one = bytesHeld(first());
    const two = bytesHeld(take(0, Math.min(2, exampleCount), defaultMemoryBudget));
    return exampleCount > 1 ? { perExample: two - one, shared: 2 * one - two } : { perExample: one, shared: 0 };
  });

  return {
    exampleCount,
    outputCount: outputs.count,
    outputs,
    parameterShapes,
    outputFactors: outputFactors ? Float64Array.from(outputFactors) : new Float64Array(outputs.count).fill(1),
    get bytesPerExample() {
      return measured().perExample;
    },
    get sharedBytes() {
      return measured().shared;
    },
    first,
    take: (from, to) => take(from, to),
    operator: (from, to) =>
      networkOperator(network, parameters, inputsAt(from, to), {
        parameters: names,
        readout: readoutOfBlock(from, to),
        outputFactors,
      }),
    origin: { network, parameters, inputs },
  };
}

function once<T>(make: () => T): () => T {
  const made: T[] = [];
  return () => {
    if (made.length === 0) made.push(make());
    return made[0];
  };
}

/** Bytes of all factors, those that uses share counted once. */
export function bytesHeld({ uses }: FactoredJacobian): number {
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
