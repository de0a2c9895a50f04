import { FileFormatError, type NdArray, NonFiniteError, requireInteger, requireOptions, ShapeError } from '@entk/core';
import type { FoundTensor } from '@entk/formats';
import { shownShape } from '@entk/formats/reading';
import { describeNetwork } from '../../description/describe-network.js';
import { tiedAutoencoder, tiedAutoencoderParameterNames } from '../../networks/tied-autoencoder.js';
import { type TiedAutoencoderLayout, tiedAutoencoderTensors } from '../../networks/tied-autoencoder-layouts.js';
import { float32 } from '../float32.js';
import type { TensorSource } from '../weight-mapping.js';
import type { Recogniser } from './recogniser.js';

/** What a weights file of a toy model leaves open. */
export interface SuperpositionWeightsOptions {
  /** Which of the instances of an `arena` file, from 0; other files have one. @default 0 */
  readonly instance?: number;
}

type Tensors = ReadonlyMap<string, FoundTensor>;

const caller = 'superpositionWeights';
const decoder = 'unembedding.weight';

/**
 * Recognises a toy model of superposition (eq. 4) in whichever {@link TiedAutoencoderLayout} it is; m and n are read
 * from it. Its inputs are the file's `inputs` [N, n], where it has them; tensors of other names are left out.
 *
 * @throws MisuseError if the instance is no integer of at least 0.
 * @throws FileFormatError from `recognise`, for two weights that are not tied.
 * @throws ShapeError if shapes do not fit each other.
 * @throws MisuseError if the file does not have the instance.
 * @throws NonFiniteError for inputs of NaN or infinity.
 */
export function superpositionWeights(options: SuperpositionWeightsOptions = {}): Recogniser {
  requireOptions<SuperpositionWeightsOptions>('superpositionWeights', options, { instance: true });
  const { instance = 0 } = options;
  requireInteger(caller, 'instance', instance, { min: 0 });
  const pairs = Object.values(tiedAutoencoderTensors).map(({ weight, bias }) => `"${weight}" and "${bias}"`);
  return {
    name: 'weights of a toy model of superposition',
    expects: pairs.join(', or '),
    recognise(tensors) {
      const layout = layoutOf(tensors);
      if (!layout) return undefined;
      const names = tiedAutoencoderTensors[layout];
      const [hiddenUnits, features] = sizesOf(tensors, layout, instance);
      if (layout === 'devinterp') requireTied(tensors);
      const inputs = inputsOf(tensors, features);
      const source = (tensor: string): TensorSource =>
        layout === 'arena' ? { tensor, slice: { axis: 0, index: instance } } : { tensor };
      const own = tiedAutoencoderParameterNames;
      return {
        description: describeNetwork(tiedAutoencoder({ features, hiddenUnits })),
        mapping: {
          parameters: { [own.weight]: source(names.weight), [own.bias]: source(names.bias) },
          ignore: [...tensors.keys()].filter((name) => name !== names.weight && name !== names.bias),
        },
        ...(inputs && { inputs: () => inputs }),
        assumptions: ['a tied decoder before a ReLU'],
        unsupported: new Map(),
      };
    },
  };
}

function layoutOf(tensors: Tensors): TiedAutoencoderLayout | undefined {
  return (Object.keys(tiedAutoencoderTensors) as TiedAutoencoderLayout[]).find(
    (layout) => tensors.has(tiedAutoencoderTensors[layout].weight) && tensors.has(tiedAutoencoderTensors[layout].bias),
  );
}

/** m and n of one instance. */
function sizesOf(tensors: Tensors, layout: TiedAutoencoderLayout, instance: number): readonly [number, number] {
  const names = tiedAutoencoderTensors[layout];
  const [weight, bias] = [names.weight, names.bias].map((name) => tensors.get(name)!.shape);
  const isArena = layout === 'arena';
  const [[instances, ...ofWeight], [biases, ...ofBias]] = isArena
    ? [weight, bias]
    : [
        [1, ...weight],
        [1, ...bias],
      ];
  const fits = ofWeight.length === 2 && ofBias.length === 1 && ofWeight[1] === ofBias[0] && instances === biases;
  if (!fits) {
    const axes = isArena ? '[instances, m, n] and [instances, n]' : '[m, n] and [n]';
    throw new ShapeError({
      in: caller,
      rule: `"${names.weight}" and "${names.bias}" must have axes ${axes}`,
      got: `${shownShape(weight)} and ${shownShape(bias)}`,
    });
  }
  requireInteger(caller, 'instance', instance, { min: 0, max: instances - 1 });
  return [ofWeight[0], ofWeight[1]];
}

/** The file's own inputs, in float32. */
function inputsOf(tensors: Tensors, features: number): NdArray | undefined {
  const inputs = tensors.get('inputs');
  if (!inputs) return undefined;
  if (inputs.shape.length !== 2 || inputs.shape[1] !== features) {
    throw new ShapeError({
      in: caller,
      rule: `"inputs" must have axes [N, n] = [any, ${features}]`,
      got: shownShape(inputs.shape),
    });
  }
  const read = float32(inputs);
  if ('array' in read) return read.array;
  throw new NonFiniteError({ in: caller, rule: `tensor "inputs" ${read.fault}` });
}

/** A second weight [n, m] must hold the first one's numbers, transposed. */
function requireTied(tensors: Tensors): void {
  const names = tiedAutoencoderTensors.devinterp;
  const [{ shape, data }, second] = [tensors.get(names.weight)!, tensors.get(decoder)];
  if (!second) return;
  const [m, n] = shape;
  const tied =
    second.shape.length === 2 &&
    second.shape[0] === n &&
    second.shape[1] === m &&
    second.data?.every(
      (value: number | bigint, index: number) => value === data?.[(index % m) * n + Math.floor(index / m)],
    );
  if (tied) return;
  throw new FileFormatError({
    in: caller,
    rule: `"${decoder}" must be the transpose of "${names.weight}": the network is tied`,
    context: `it is another matrix, ${shownShape(second.shape)}`,
  });
}
