import { ndArray, sizeOf } from '@entk/core';
import type { Activation, Layer, ParameterTensors } from './layers/layer.js';
import type { Network } from './network.js';
import { type ParameterSet, requireParameters, withParameterTensors } from './parameters.js';
import { inputTensor, type NetworkInputs, requireInputs } from './predict.js';
import { add, fromTensor, multiplyByScalar, rectify, requireBackend, scoped, type Tensor } from './tensor/index.js';

/**
 * The pre-activations of one layer whose slope jumps, and how many of them rounding may have put on the wrong side; of
 * max pooling the windows, and in how many rounding may have decided which number is the largest.
 */
export interface NearKinks {
  /** As `namedLayers` has it. */
  readonly layer: string;
  readonly kind: string;
  /** Those within rounding of a kink. */
  readonly count: number;
  /** Its numbers at all positions of all examples; the windows of max pooling, channel by channel. */
  readonly total: number;
  /** The smallest distance |x − kink|, or lead of a largest number, of them all, whether rounding reaches it or not. */
  readonly nearest: number;
}

/** Unit roundoff of float32. */
const eps32 = 2 ** -24;

/**
 * Roundings of the size s of a sum. The partial sums of n products of random sign are of size √k·σ; rounding each
 * leaves an error of eps32·n·σ/√2 at most, in the mean square, and s = Σ |w| |a| is about 0.64 n·σ for normal factors:
 * one rounding of s, whatever n. The rest is room for the tails, and for what the inputs of the sum bring along. Worst
 * measured against float64, of ReLU networks 16 to 256 wide: 4.0 in the first layer, 9.8 in the sixth.
 */
const roundings = 16;

/** Numbers that the layers of one batch hold, about: 64 MB. */
const numbersOfBatch = 2 ** 24;

/**
 * Counts the pre-activations x whose side of a kink float32 cannot tell: |x − kink| ≤ 16·2⁻²⁴·s.
 *
 * s is |kink| + Σ |w| |a| + |b| where x comes straight out of a dense layer or a convolution, and the largest |x| of
 * the example in that layer elsewhere. The slope at such an x may be another in float64, and with it the Jacobian and
 * the kernel. Where s is 0, as on a blank part of an image, x is exact and does not count.
 *
 * Of max pooling, windows count whose largest number is ahead of the next by twice that bound at most, with the largest
 * s of the window. Equal numbers do not count: they come from equal inputs or from zeros of a ReLU most often, and in
 * float64 the first of them would be taken as well.
 *
 * @param inputs As `predict` takes them.
 * @returns One entry for each layer that has a kink or chooses the largest, in the order of `namedLayers`; none for
 *   smooth networks.
 * @throws ShapeError if inputs or parameters are not the network's.
 * @throws NonFiniteError for NaN or infinity in any of them.
 * @throws MisuseError for an invalid token.
 * @remarks Two forward passes, in batches; layers inside others run once more for each level.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { defineNetwork, dense, initialiseBackend, nearKinks, relu } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' }), relu()], parameters: { W: [1, 2] } });
 * const parameters = new Map([['W', ndArray([1, 2], Float32Array.of(1, -1))]]);
 * const [{ layer, count, total }] = nearKinks(network, parameters, ndArray([2, 2], Float32Array.of(3, 3, 3, 2)));
 * [layer, count, total]; // ["1", 1, 2]
 * ```
 */
export function nearKinks(network: Network, parameters: ParameterSet, inputs: NetworkInputs): NearKinks[] {
  const caller = 'nearKinks';
  requireBackend(caller);
  requireParameters(caller, network, parameters);
  requireInputs(caller, network, inputs);
  if (!hasKinks(network.layers)) return [];
  const { positions, grid } = network;
  const absolutes = new Map(
    Array.from(parameters, ([name, { shape, data }]) => [name, ndArray(shape, data.map(Math.abs))]),
  );
  const found = new Map<string, NearKinks>();
  withParameterTensors(parameters, (tensors) =>
    withParameterTensors(absolutes, (sizes) => {
      for (const batch of batchesOf(network, inputs)) {
        scoped(() => {
          const values = inputTensor(network, batch, { findOnes: false });
          const seen: Seen = { network: { tensors, sizes }, examples: batch.shape[0], found };
          walk(network.layers, { values, positions, ...(grid && { grid }) }, undefined, '', seen);
        });
      }
    }),
  );
  return Array.from(found.values());
}

/** What a walk through the layers reads and fills. */
interface Seen {
  readonly network: { readonly tensors: ParameterTensors; readonly sizes: ParameterTensors };
  /** Of the batch. */
  readonly examples: number;
  readonly found: Map<string, NearKinks>;
}

/**
 * Through a chain, and the chains inside its layers.
 *
 * @param summed Σ |w| |a| + |b| of what the chain takes, where that is known.
 */
function walk(
  layers: readonly Layer[],
  input: Activation,
  summed: (() => Tensor) | undefined,
  prefix: string,
  seen: Seen,
): void {
  const { tensors, sizes } = seen.network;
  let before = input;
  let size = summed;
  layers.forEach((layer, index) => {
    const name = `${prefix}${index}`;
    const given = before;
    if (decides(layer)) {
      const { kind } = layer;
      const here = nearIn(layer, given, size?.(), seen);
      const { count = 0, total = 0, nearest = Infinity } = seen.found.get(name) ?? {};
      seen.found.set(name, {
        layer: name,
        kind,
        count: count + here.count,
        total: total + here.total,
        nearest: Math.min(nearest, here.nearest),
      });
    }
    for (const [branch, chain] of Object.entries(layer.inner ?? {})) {
      if (hasKinks(chain)) walk(chain, given, size, `${name}.${branch}.`, seen);
    }
    size = layer.sumsProducts
      ? () => layer.forward({ ...given, values: absolute(given.values) }, sizes).output.values
      : undefined;
    before = layer.forward(given, tensors).output;
  });
}

/** Whether its slopes jump anywhere. */
function decides({ kinks = [], leads }: Layer): boolean {
  return kinks.length > 0 || leads !== undefined;
}

function nearIn(layer: Layer, given: Activation, summed: Tensor | undefined, { network, examples }: Seen) {
  const { kinks = [], leads } = layer;
  if (!leads) return near(kinks, given.values, summed, examples);
  const ahead = leads(given);
  const sizes = summed
    ? fromTensor(layer.forward({ ...given, values: summed }, network.tensors).output.values).data
    : largestOfExample(fromTensor(given.values).data, examples, ahead.length);
  let count = 0;
  let nearest = Infinity;
  ahead.forEach((lead, window) => {
    if (lead <= 2 * roundings * eps32 * sizes[window]) count++;
    nearest = Math.min(nearest, lead);
  });
  return { count, total: ahead.length, nearest };
}

function near(kinks: readonly number[], values: Tensor, summed: Tensor | undefined, examples: number) {
  const { data } = fromTensor(values);
  const sizes = summed ? fromTensor(summed).data : largestOfExample(data, examples);
  let count = 0;
  let nearest = Infinity;
  data.forEach((value, place) => {
    let isNear = false;
    for (const kink of kinks) {
      const distance = Math.abs(value - kink);
      const bound = roundings * eps32 * (Math.abs(kink) + sizes[place]);
      isNear ||= bound > 0 && distance <= bound;
      nearest = Math.min(nearest, distance);
    }
    if (isNear) count++;
  });
  return { count, total: data.length, nearest };
}

/** The largest |x| of each example, as often as there are numbers of it to hold against that. */
function largestOfExample(data: Float32Array, examples: number, length = data.length): Float32Array {
  const sizes = new Float32Array(length);
  const [given, made] = [data.length / examples, length / examples];
  for (let n = 0; n < examples; n++) {
    const values = data.subarray(n * given, (n + 1) * given);
    sizes.fill(
      values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
      n * made,
      (n + 1) * made,
    );
  }
  return sizes;
}

function absolute(values: Tensor): Tensor {
  return add(rectify(values), rectify(multiplyByScalar(values, -1)));
}

function hasKinks(layers: readonly Layer[]): boolean {
  return layers.some((layer) => decides(layer) || Object.values(layer.inner ?? {}).some(hasKinks));
}

function* batchesOf({ activationShapes }: Network, { shape, data }: NetworkInputs): Generator<NetworkInputs> {
  const [count, ...ofExample] = shape;
  // Each layer's output, the same of absolute values, and what makes them.
  const held = activationShapes.reduce((sum, { positions, width }) => sum + 4 * positions * width, 0);
  const most = Math.max(1, Math.floor(numbersOfBatch / held));
  const each = sizeOf(ofExample);
  for (let from = 0; from < count; from += most) {
    const to = Math.min(count, from + most);
    yield { shape: [to - from, ...ofExample], data: data.subarray(from * each, to * each) };
  }
}
