import {
  type DenseMatrix,
  requireInteger,
  requireMemory,
  requireNumber,
  requireSameExtent,
  sizeOf,
  type WorkOptions,
} from '@entk/core';
import {
  forwardPass,
  identityCotangent,
  inputTensor,
  type Network,
  type NetworkInputs,
  type ParameterSet,
  pullBack,
  requireInputs,
  requireParameters,
  withParameterTensors,
} from '@entk/models';
import { requireBackend, scoped } from '@entk/models/tensor';
import { type Delta, deltaRescaler } from './delta.js';
import { matchingShapes } from './parameter-names.js';
import { readUses } from './reading.js';

/**
 * ∂f_c(x_n)/∂θ_μ for all examples, outputs and parameters, as the factors of every use of every parameter. The axis P
 * is never written out: for a weight [out, in] the factors are N·T(C·out + in) numbers at most, not N·C·out·in.
 */
export interface FactoredJacobian {
  /** N. */
  readonly exampleCount: number;
  /** C. */
  readonly outputCount: number;
  /** Shapes of the parameters that take part, in the order of θ. */
  readonly parameterShapes: ReadonlyMap<string, readonly number[]>;
  /** P, of the parameters that take part. */
  readonly parameterCount: number;
  readonly uses: readonly FactoredUse[];
  /** The factors that `rescaleOutputs` multiplied each output's derivatives by; ones without it. */
  readonly outputFactors: Float64Array;
}

/** One use of one parameter. */
export type FactoredUse = FactoredMatrixUse | FactoredVectorUse | FactoredLookupUse;

/** ∂f_c(x_n)/∂W = Σ_t δ[n, c, t] ⊗ a[n, t], or Σ_t a[n, t] ⊗ δ[n, c, t] when `transposed`. */
export interface FactoredMatrixUse {
  readonly kind: 'matrix';
  readonly parameter: string;
  readonly transposed: boolean;
  /** T; the width of δ is T·out. */
  readonly positions: number;
  readonly delta: Delta;
  /** Axes [N·T, in], row n·T + t. */
  readonly activation: DenseMatrix;
}

/** ∂f_c(x_n)/∂b = δ[n, c], summed over positions already. */
export interface FactoredVectorUse {
  readonly kind: 'vector';
  readonly parameter: string;
  readonly delta: Delta;
}

/** Row r of ∂f_c(x_n)/∂E is the sum of δ[n, c, t] over those positions t that have indices[n·T + t] = r. */
export interface FactoredLookupUse {
  readonly kind: 'lookup';
  readonly parameter: string;
  /** T; the width of δ is T times that of E. */
  readonly positions: number;
  readonly delta: Delta;
  /** N·T row numbers. */
  readonly indices: Int32Array;
}

/** Which derivatives to take. */
export interface JacobianOptions extends WorkOptions {
  /** Names of the parameters that take part, or patterns as `selectParameters` takes them. @default all of them */
  readonly parameters?: readonly string[];
}

/**
 * The Jacobian of a network at a batch of examples, factored.
 *
 * ∂f_c(x_n)/∂W = Σ over the uses of W and the positions t of δ[n, c, t] ⊗ a[n, t]: one forward pass and one pullback of the identity, no
 * automatic differentiation. The factors are computed in float32 and handed out in float64.
 *
 * @param inputs Axes [N, D], float32; [N, T, D] for a network on sequences, integers [N, T] for one on tokens.
 * @throws ShapeError or NonFiniteError if inputs or parameters are not the network's; MisuseError for a parameter
 * name it does not have; MemoryBudgetError if the factors would not fit.
 * @remarks Time of one forward pass and of one backward pass an output at most; factors that the last layers leave
 * factored (see `Delta`) cost one backward pass in all.
 * @example
 * ```ts
 * import { createRandom, ndArray } from '@entk/core';
 * import { factoredJacobian } from '@entk/jacobians';
 * import { initialiseBackend, normalParameters, quadraticMlp } from '@entk/models';
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
  { parameters: names = Array.from(network.parameterShapes.keys()), memoryBudget }: JacobianOptions = {},
): FactoredJacobian {
  requireBackend('factoredJacobian');
  requireParameters('factoredJacobian', network.parameterShapes, parameters);
  requireInputs('factoredJacobian', network, inputs);
  const parameterShapes = matchingShapes('factoredJacobian', network.parameterShapes, names);
  const [exampleCount] = inputs.shape;
  requireMemory(
    'factoredJacobian',
    'the factors',
    factorBytes(network, exampleCount),
    memoryBudget,
    'take fewer examples at a time',
  );

  const uses = withParameterTensors(parameters, (tensors) =>
    scoped(() => {
      const pass = forwardPass(network, tensors, inputTensor(network, inputs, { findOnes: false }));
      const taking = pullBack(network, pass, identityCotangent(network.outputSize));
      return readUses(
        taking.filter((use) => parameterShapes.has(use.parameter)),
        exampleCount,
      );
    }),
  );
  return {
    exampleCount,
    outputCount: network.outputSize,
    parameterShapes,
    parameterCount: Array.from(parameterShapes.values(), sizeOf).reduce((sum, size) => sum + size, 0),
    uses,
    outputFactors: new Float64Array(network.outputSize).fill(1),
  };
}

/**
 * The Jacobian with the derivatives of output c multiplied by factors[c]: the importance rescaling I_c^{β/2} of
 * section 3.2, for one.
 *
 * @param factors C finite numbers.
 * @throws ShapeError if there are not C of them; MisuseError if one is not finite.
 */
export function rescaleOutputs(jacobian: FactoredJacobian, factors: ArrayLike<number>): FactoredJacobian {
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
 * An upper bound: every layer's cotangent multiplied out, in float32 and float64, beside its activation. A gain has a δ of its
 * own.
 */
function factorBytes(network: Network, exampleCount: number): number {
  requireInteger('factoredJacobian', 'examples N', exampleCount, { min: 1 });
  const { activationShapes, layers, outputSize, parameterShapes } = network;
  const ofLayers = activationShapes.reduce((sum, { positions, width, tokens }, index) => {
    return sum + (tokens ? positions : positions * width * (index === 0 ? 1 : 1 + outputSize));
  }, 0);
  const longest = activationShapes.reduce((most, { positions }) => Math.max(most, positions), 1);
  const gains = layers.flatMap((layer) => layer.gains ?? []);
  const ofGains = gains.reduce((sum, name) => sum + longest * outputSize * sizeOf(parameterShapes.get(name) ?? []), 0);
  return (ofLayers + ofGains) * exampleCount * (Float32Array.BYTES_PER_ELEMENT + Float64Array.BYTES_PER_ELEMENT);
}
