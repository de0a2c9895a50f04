import { MisuseError } from '@entk/core';
import { fromTensor, type Tensor, toTensor } from '@entk/models/tensor';
import type { Differentiable } from './differentiable.js';

/**
 * A weight that a model holds itself: a `LayerVariable` of tfjs-layers, or anything that reads and writes a variable.
 */
export interface WeightLike {
  readonly name: string;
  read(): Tensor;
  write(value: never): unknown;
}

/** What a `LayersModel` of tfjs-layers is among other things. */
export interface ModelLike {
  readonly trainableWeights: readonly WeightLike[];
  /** f of a batch, axes [N, …], for `training: false`. */
  apply(inputs: never, options?: { readonly training: boolean }): unknown;
}

/**
 * A model as a function of its trainable weights, as it is when not training: no dropout, statistics of batches fixed.
 *
 * @throws MisuseError for a model without trainable weights, with two of one name, or with several outputs.
 */
export function functionOfWeights(caller: string, model: ModelLike): Differentiable {
  const weights = model.trainableWeights;
  const names = weights.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  if (names.length === 0 || twice.length > 0) {
    throw new MisuseError({
      in: caller,
      rule: 'the model must have trainable weights, each with a name of its own',
      got: names.length === 0 ? names : twice,
    });
  }
  const tensors = weights.map((weight) => weight.read());
  return {
    shapes: new Map(tensors.map((tensor, index) => [names[index], [...tensor.shape]])),
    tensors,
    run(inputs) {
      const output = model.apply(inputs as never, { training: false });
      if (typeof output === 'object' && output !== null && 'shape' in output) return output as Tensor;
      throw new MisuseError({ in: caller, rule: 'the model must give one tensor', got: typeof output });
    },
    withValues(index, values, body) {
      const before = fromTensor(tensors[index]);
      assign(weights[index], before.shape, values);
      try {
        return body();
      } finally {
        assign(weights[index], before.shape, before.data);
      }
    },
  };
}

function assign(weight: WeightLike, shape: readonly number[], values: Float32Array): void {
  const value = toTensor({ shape, data: values });
  weight.write(value as never);
  value.dispose();
}
