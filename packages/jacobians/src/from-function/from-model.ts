import { requireOptions, workOptionNames } from '@entk/core';
import { requireAnyBackend } from '@entk/models/autodiff';
import type { FactoredJacobian } from '../uses.js';
import type { FunctionInputs } from './differentiable.js';
import { functionOfWeights, type ModelLike } from './model-like.js';
import { type FromFunctionOptions, userJacobian } from './user-jacobian.js';

/**
 * The Jacobian of a tfjs-layers model by its trainable weights, or of anything with `apply` and `trainableWeights`.
 *
 * Everything else is as for {@link fromFunction}. The model runs as it does when not training. Its weights are moved by
 * the check of gradients and put back to the same bits; `checkGradients: 0` never touches them.
 *
 * @param model a `LayersModel` of one input and one output, or `{ apply, trainableWeights }` around your own variables.
 * @throws as `fromFunction`, and MisuseError for a model without trainable weights, two of one name, or several
 *   outputs.
 * @example
 * ```ts
 * import { ndArray, requireOptions, workOptionNames } from '@entk/core';
 * import { denseJacobian, fromModel } from '@entk/jacobians';
 * import { initialiseBackend } from '@entk/models';
 * import { matMul, type Tensor, toTensor } from '@entk/models/tensor';
 *
 * await initialiseBackend();
 * const W = toTensor(ndArray([2, 1], Float32Array.of(3, -1)));
 * const weight = { name: 'W', read: () => W, write: () => {} }; // with tfjs-layers: model.trainableWeights
 * const model = { apply: (x: Tensor) => matMul(x, W), trainableWeights: [weight] };
 * const jacobian = await fromModel(model, ndArray([1, 2], Float32Array.of(1, 2)), { checkGradients: 0 });
 * denseJacobian(jacobian).get('W')?.data; // Float64Array [1, 2]
 * W.dispose();
 * ```
 */
export async function fromModel(
  model: ModelLike,
  inputs: FunctionInputs,
  options: FromFunctionOptions = {},
): Promise<FactoredJacobian> {
  requireOptions<FromFunctionOptions>('fromModel', options, {
    ...workOptionNames,
    examples: true,
    checkGradients: true,
    seed: true,
  });
  requireAnyBackend('fromModel');
  return userJacobian('fromModel', functionOfWeights('fromModel', model), inputs, options);
}
