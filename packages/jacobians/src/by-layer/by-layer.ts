import {
  breathe,
  MisuseError,
  type NdArray,
  requireInteger,
  requireMemory,
  requireOneOf,
  requireOptions,
  ShapeError,
  sizeOf,
  workOptionNames,
  type WorkOptions,
} from '@entk/core';
import { type Network, type NetworkInputs, ownPositions, type ParameterSet, type Readout } from '@entk/models';
import {
  allOutputs,
  chainedShapes,
  matchingShapes,
  outputAxis,
  requireExamplesRead,
  requireInputs,
  requireParameters,
} from '@entk/models/layers';
import { requireBackend } from '@entk/models/tensor';
import { forwardKept } from './kept-inputs.js';
import type { ByLayerPlan, LayerJacobian } from './plan.js';
import { pulledLayers } from './pulled-layers.js';

/** Which derivatives, and how they are streamed. */
export interface ByLayerOptions extends WorkOptions {
  /** Names of the parameters that take part, or patterns as `selectParameters` takes them. @default all of them */
  readonly parameters?: readonly string[];
  /** As of `factoredJacobian`. */
  readonly readout?: Readout;
  /**
   * `summed`: the whole derivative, a sum over the positions that lead to what is read. `own`: keys and values of the
   * past held constant, so that every position that is read is an example of its own (see `ownPositions`).
   *
   * @default 'summed'
   */
  readonly positions?: 'summed' | 'own';
  /**
   * With `own`, in place of `readout.outputs`: a token for every position, axes [N, T], whose log-probability
   * log softmax(f)[token] is read there. Its derivative is minus that of the cross-entropy at one position; the kernels
   * of a loss that others sample are another object.
   */
  readonly logProbabilityOf?: NdArray<Int32Array>;
  /**
   * How many positions, of one or more examples, pass through the layers at a time; fewer where a layer gives a large
   * vocabulary at each.
   *
   * @default 1024, and 256 where more than four scalars are read
   */
  readonly batch?: number;
  /** Is called for every batch on the way back, with f(x) [examples · T, C] and the number of its first row. */
  readonly onOutputs?: (outputs: NdArray, firstRow: number) => void;
}

/**
 * The Jacobian of a network a layer at a time, the last layer first, with nothing held of the others but what they
 * take: for networks whose factors, or whose parameters beside those, do not fit together.
 *
 * Layers are those of `network.layers`, a block of a transformer being one or two. Forward, all examples pass through
 * one layer after the other, and the input of each layer is kept; on the way back each layer is computed again from its
 * input (gradient checkpointing, Chen et al. 2016).
 *
 * With `positions: 'own'` the rows of the Jacobians are the positions that are read, row n·P + p for the p-th position
 * read of example n, and ∂f(x)[t]/∂W ≈ δ[t] ⊗ a[t] with keys and values of the past held constant; exact for the
 * queries of the last attention and what comes after them.
 *
 * @param inputs As the network takes them, axes [N, D], [N, T, D] or tokens [N, T].
 * @returns One entry a layer, the last first, down to the lowest that has a parameter that takes part.
 * @throws ShapeError if inputs, parameters, or tokens of `logProbabilityOf` are not the network's.
 * @throws NonFiniteError for NaN or infinity in any of them.
 * @throws MisuseError for a parameter, an output or a position that the network does not have, a parameter that two of
 *   the layers read, or with `own` a layer that mixes positions and is no attention.
 * @throws MemoryBudgetError if the inputs of the layers would not fit.
 * @throws The signal's reason when aborted.
 * @remarks Two forward passes and one pullback. Memory: the inputs of the layers and cotangents in float32, parameters
 *   of one layer in the backend, and in float64 the factors of one layer.
 * @example
 * ```ts
 * import { createRandom, ndArray } from '@entk/core';
 * import { jacobianByLayer } from '@entk/jacobians';
 * import { attention, defineNetwork, dense, embedding, initialiseBackend, normalParameters } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({
 *   vocabularySize: 7,
 *   positions: 3,
 *   layers: [
 *     embedding({ weight: 'E' }),
 *     attention({ heads: 1, query: 'Q', key: 'K', value: 'V', causal: true }),
 *     dense({ weight: 'U' }),
 *   ],
 *   parameters: { E: [7, 4], Q: [4, 4], K: [4, 4], V: [4, 4], U: [7, 4] },
 * });
 * const tokens = ndArray([2, 3], Int32Array.of(1, 2, 3, 4, 5, 6));
 * const parameters = normalParameters(network, createRandom(0));
 * for await (const { layer, jacobian } of jacobianByLayer(network, parameters, tokens, {
 *   positions: 'own',
 *   parameters: ['Q', 'K', 'V'],
 *   readout: { outputs: [0] },
 * })) {
 *   layer; // 2, then 1
 *   jacobian?.exampleCount; // undefined, then 6: a row for every position
 * }
 * ```
 */
export function jacobianByLayer(
  network: Network,
  parameters: ParameterSet,
  inputs: NetworkInputs,
  options: ByLayerOptions = {},
): AsyncGenerator<LayerJacobian, void, undefined> {
  const caller = 'jacobianByLayer';
  requireOptions<ByLayerOptions>(caller, options, {
    ...workOptionNames,
    parameters: true,
    readout: true,
    positions: true,
    logProbabilityOf: true,
    batch: true,
    onOutputs: true,
  });
  const { positions = 'summed', batch, readout = {}, logProbabilityOf } = options;
  requireOneOf(caller, 'positions', positions, ['summed', 'own']);
  if (batch !== undefined) requireInteger(caller, 'batch', batch, { min: 1 });
  requireBackend(caller);
  requireParameters(caller, network, parameters);
  requireInputs(caller, network, inputs);
  const own = positions === 'own';
  if (own) requireSequence(caller, network);
  const taken = own ? ownPositions(network) : network;
  const shapes = matchingShapes(caller, network.parameterShapes, options.parameters ?? ['**']);
  requireOneLayer(caller, network, shapes);
  if (logProbabilityOf) requireTokens(caller, network, inputs, options);
  const axis = own
    ? logProbabilityOf
      ? allOutputs(1)
      : outputAxis(caller, { ...network, outputPositions: 1 }, { outputs: readout.outputs })
    : outputAxis(caller, network, readout);
  const [exampleCount] = inputs.shape;
  requireExamplesRead(caller, axis, exampleCount);
  const lowest = network.layers.findIndex((layer) => layer.parameters.some((name) => shapes.has(name)));
  const plan: ByLayerPlan = {
    network: taken,
    parameters,
    inputs,
    shapes,
    axis,
    between: chainedShapes(
      taken.layers,
      taken.activationShapes[0],
      new Map([...taken.parameterShapes, ...taken.bufferShapes]),
      () => {},
    ),
    exampleCount,
    lowest,
    atOnce: Math.max(1, Math.floor((batch ?? usualBatch(axis.count)) / network.positions)),
    own: own ? positionsOf(caller, network, readout) : undefined,
    tokens: logProbabilityOf?.data,
    onOutputs: options.onOutputs,
    signal: options.signal,
    onProgress: options.onProgress,
  };
  requireMemory(
    caller,
    'what the layers take, and cotangents',
    heldBytes(plan),
    options.memoryBudget,
    'take fewer examples at a time',
  );
  return layersOf(plan);
}

/**
 * Every product arranges its weight anew, which takes as long as a hundred rows of it: the more rows at a time, the
 * better, as long as their activations, and cotangents for each scalar, are small beside the kept ones.
 */
function usualBatch(scalars: number): number {
  return scalars <= fewScalars ? 1024 : 256;
}

const fewScalars = 4;

async function* layersOf(plan: ByLayerPlan): AsyncGenerator<LayerJacobian, void, undefined> {
  await breathe(plan.signal);
  yield* pulledLayers(plan, await forwardKept(plan));
}

/** The numbers that pass between layers and stay, with cotangents before and after one of them, in bytes. */
function heldBytes({ between, exampleCount, axis }: ByLayerPlan): number {
  const kept = between.slice(1, -1).map(({ positions, width }) => exampleCount * positions * width);
  const cotangents = 2 * axis.count * Math.max(0, ...kept);
  return 4 * (kept.reduce((sum, size) => sum + size, 0) + cotangents);
}

function positionsOf(caller: string, { outputPositions }: Network, { positions = 'all' }: Readout): number[] {
  const all = Array.from({ length: outputPositions }, (_, t) => t);
  if (positions === 'all') return all;
  if (positions === 'last') return [outputPositions - 1];
  if (positions === 'flattened') {
    throw new MisuseError({ in: caller, rule: 'own positions are read apart, not flattened', got: positions });
  }
  if (typeof positions === 'object' && 'ofExamples' in positions) {
    throw new MisuseError({ in: caller, rule: 'own positions are the same in every example', got: 'ofExamples' });
  }
  const given = typeof positions === 'number' ? [positions] : [...positions];
  for (const t of given) requireInteger(caller, 'a position', t, { min: 0, max: outputPositions - 1 });
  if (given.length > 0 && given.every((t, i) => i === 0 || t > given[i - 1])) return given;
  throw new MisuseError({ in: caller, rule: 'positions must be one or more, ascending', got: given });
}

function requireSequence(caller: string, { positions, outputPositions }: Network): void {
  if (positions === outputPositions) return;
  throw new MisuseError({
    in: caller,
    rule: 'positions "own" needs a network that gives an output at every position that it takes',
    got: [positions, outputPositions],
  });
}

/** A kernel of a parameter that several layers read has terms between them, which are not there layer by layer. */
function requireOneLayer(caller: string, { layers }: Network, shapes: ReadonlyMap<string, unknown>): void {
  const shared = Array.from(shapes.keys()).filter(
    (name) => layers.filter(({ parameters }) => parameters.includes(name)).length > 1,
  );
  if (shared.length === 0) return;
  throw new MisuseError({
    in: caller,
    rule: 'parameters must each be read by one layer',
    got: shared,
    remedy: 'leave them out, or take factoredJacobian, which has all layers together',
  });
}

function requireTokens(
  caller: string,
  { outputSize }: Network,
  { shape }: NetworkInputs,
  { logProbabilityOf, readout = {}, positions }: ByLayerOptions,
): void {
  const { shape: given, data } = logProbabilityOf as NdArray<Int32Array>;
  if (positions !== 'own' || readout.outputs !== undefined) {
    throw new MisuseError({ in: caller, rule: 'logProbabilityOf goes with positions "own", without readout.outputs' });
  }
  if (given.length !== 2 || given[0] !== shape[0] || given[1] !== shape[1] || data.length !== sizeOf(given)) {
    throw new ShapeError({
      in: caller,
      rule: `logProbabilityOf must have axes [N, T] = [${shape[0]}, ${shape[1]}]`,
      got: [...given],
    });
  }
  data.forEach((token, i) => requireInteger(caller, `logProbabilityOf[${i}]`, token, { min: 0, max: outputSize - 1 }));
}
