import {
  requireInteger,
  requireMemory,
  requireNumber,
  requireOptions,
  requireSameExtent,
  sizeOf,
  workOptionNames,
  type WorkOptions,
  requireList,
} from '@entk/core';
import type { Network, NetworkInputs, ParameterSet, Readout } from '@entk/models';
import {
  forwardPass,
  heldByPasses,
  inputTensor,
  matchingShapes,
  outputAxis,
  pullBack,
  requireExamplesRead,
  requireInputs,
  requireParameters,
  seedCotangent,
  withParameterTensors,
} from '@entk/models/layers';
import { requireBackend, scoped } from '@entk/models/tensor';
import { deltaRescaler } from './delta.js';
import { readUses } from './reading.js';
import type { FactoredJacobian } from './uses.js';

/** Which derivatives to take. */
export interface JacobianOptions extends WorkOptions {
  /** Names of the parameters that take part, or patterns as `selectParameters` takes them. @default all of them */
  readonly parameters?: readonly string[];
  /**
   * The outputs to take the derivatives of, or linear functionals of them, at which positions. @default all at every
   * position
   */
  readonly readout?: Readout;
}

/**
 * The Jacobian of a network at a batch of examples, factored.
 *
 * ∂f_c(x_n)/∂W = Σ over the uses of W and the positions t of δ[n, c, t] ⊗ a[n, t]: one forward pass and one pullback,
 * which begins with the readout, or with the identity. The factors are computed in float32 and handed out in float64.
 *
 * @param inputs Axes [N, D], float32; [N, T, D] for a network on sequences, integers [N, T] for one on tokens.
 * @throws ShapeError if inputs or parameters are not the network's, or the weights of the readout not of its outputs.
 * @throws NonFiniteError for NaN or infinity in any of them.
 * @throws MisuseError for a parameter, an output or a position that the network does not have.
 * @throws MemoryBudgetError if the factors would not fit.
 * @remarks Time of one forward pass and of one backward pass an output at most; factors that the last layers leave
 * factored (see `Delta`) cost one backward pass in all.
 * @example
 * ```ts
 * import { createRandom, ndArray } from '@entk/core';
 * import { factoredJacobian } from '@entk/jacobians';
 * import { initialiseBackend, normalParameters } from '@entk/models';
 * import { quadraticMlp } from '@entk/models/networks';
 *
 * await initialiseBackend();
 * const network = quadraticMlp({ inputs: 4, hiddenUnits: 3, outputs: 2 });
 * const parameters = normalParameters(network, createRandom(0));
 * const jacobian = factoredJacobian(network, parameters, ndArray([1, 4], Float32Array.of(1, 0, 0, 1)));
 * jacobian.uses.map((use) => use.parameter); // [ 'net.3.weight', 'net.0.weight' ]
 * ```
 */
export function factoredJacobian(
  network: Network,
  parameters: ParameterSet,
  inputs: NetworkInputs,
  options: JacobianOptions = {},
): FactoredJacobian {
  requireOptions<JacobianOptions>('factoredJacobian', options, { ...workOptionNames, parameters: true, readout: true });
  const { parameters: names = Array.from(network.parameterShapes.keys()), readout, memoryBudget } = options;
  requireBackend('factoredJacobian');
  requireParameters('factoredJacobian', network, parameters);
  requireInputs('factoredJacobian', network, inputs);
  const parameterShapes = matchingShapes('factoredJacobian', network.parameterShapes, names);
  const outputs = outputAxis('factoredJacobian', network, readout);
  const [exampleCount] = inputs.shape;
  requireExamplesRead('factoredJacobian', outputs, exampleCount);
  requireMemory(
    'factoredJacobian',
    'the factors',
    factorBytes(network, exampleCount, outputs.count),
    memoryBudget,
    'take fewer examples at a time',
  );

  const uses = withParameterTensors(parameters, (tensors) =>
    scoped(() => {
      const pass = forwardPass(network, tensors, inputTensor(network, inputs, { findOnes: false }));
      const found = pullBack(network, pass, seedCotangent(outputs));
      return readUses(
        found.filter((use) => parameterShapes.has(use.parameter)),
        exampleCount,
      );
    }),
  );
  return {
    exampleCount,
    outputCount: outputs.count,
    outputs,
    parameterShapes,
    parameterCount: Array.from(parameterShapes.values(), sizeOf).reduce((sum, size) => sum + size, 0),
    uses,
    outputFactors: new Float64Array(outputs.count).fill(1),
  };
}

/**
 * The Jacobian with the derivatives of output c multiplied by factors[c]: the importance rescaling I_c^{β/2} of
 * section 3.2, for one.
 *
 * @param factors C finite numbers.
 * @throws ShapeError if there are not C of them.
 * @throws MisuseError if one is not finite.
 */
export function rescaleOutputs(jacobian: FactoredJacobian, factors: ArrayLike<number>): FactoredJacobian {
  requireList('rescaleOutputs', 'factors', factors);
  requireSameExtent('rescaleOutputs', 'number of factors', jacobian.outputCount, factors.length);
  for (let c = 0; c < factors.length; c++) requireNumber('rescaleOutputs', `factors[${c}]`, factors[c]);
  const rescaled = deltaRescaler(factors);
  return {
    ...jacobian,
    uses: jacobian.uses.map((use) => ({ ...use, delta: rescaled(use.delta) })),
    outputFactors: jacobian.outputFactors.map((factor, c) => factor * factors[c]),
  };
}

/**
 * An upper bound: the tensors of both passes in float32, and what stays of them in float64, with a δ multiplied out
 * while it is summed over positions.
 */
function factorBytes(network: Network, exampleCount: number, outputCount: number): number {
  requireInteger('factoredJacobian', 'examples N', exampleCount, { min: 1 });
  const { kept, working, shared } = heldByPasses(network, outputCount);
  const tensors = shared + exampleCount * (kept + working);
  const arrays = exampleCount * (kept + working);
  return tensors * Float32Array.BYTES_PER_ELEMENT + arrays * Float64Array.BYTES_PER_ELEMENT;
}
