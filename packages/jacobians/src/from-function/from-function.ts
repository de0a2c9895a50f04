import { MisuseError, requireFinite, requireOptions, workOptionNames } from '@entk/core';
import type { ParameterSet } from '@entk/models';
import { requireAnyBackend } from '@entk/models/autodiff';
import { disposeAll, type Tensor, toTensor } from '@entk/models/tensor';
import type { FactoredJacobian } from '../uses.js';
import { type FunctionInputs, functionOfParameters, type FunctionOfParameters } from './differentiable.js';
import { type FromFunctionOptions, userJacobian } from './user-jacobian.js';

/**
 * The Jacobian of a user-defined tfjs function, for every kernel and spectrum to take: ∂f_c(x_n)/∂θ_μ by tfjs's
 * autodiff.
 *
 * tfjs has no gradients an example and no forward mode, so each of the N·C rows is a pass forward and backward of its
 * own. Where examples are independent of each other, which is checked, each pass is on one example. Gradients that tfjs
 * lacks in plain Node are registered on the first call. A gradient that finite differences contradict is refused.
 *
 * @param f from a batch of inputs [N, …] and the parameters by name to outputs [N, …], C numbers an example. It must
 * run tfjs operations only, on the tensors it is handed.
 * @param parameters θ, in this order.
 * @param inputs Axes [N, …], float32, or int32 such as tokens.
 * @returns Every parameter as one `vector` use, its gradients written out: 8·N·C·P bytes. Both batches of a
 * `crossKernel` must come from here, or both from layers.
 * @throws ShapeError if f gives no row an example.
 * @throws NonFiniteError for NaN or infinity in inputs, parameters, outputs or gradients.
 * @throws MisuseError if examples depend on each other.
 * @throws GradientMismatchError if finite differences contradict a gradient.
 * @throws MemoryBudgetError if the Jacobian would not fit.
 * @throws EntkError for an operation without gradient or kernel.
 * @remarks N·C passes on one example each (N·C passes on N with `examples: 'together'`), tens of microseconds an
 * operation. As many tensors are alive after as before, f's own variables aside.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { denseJacobian, fromFunction } from '@entk/jacobians';
 * import { initialiseBackend } from '@entk/models';
 * import { matMul, square, type Tensor } from '@entk/models/tensor';
 *
 * await initialiseBackend();
 * const f = (x: Tensor, { W }: Readonly<Record<string, Tensor>>) => square(matMul(x, W));
 * const W = ndArray([2, 1], Float32Array.of(3, -1));
 * const jacobian = await fromFunction(f, new Map([['W', W]]), ndArray([1, 2], Float32Array.of(1, 2)));
 * denseJacobian(jacobian).get('W')?.data; // Float64Array [2, 4], exactly 2 (W·x) x
 * ```
 */
export async function fromFunction<T extends Tensor>(
  f: FunctionOfParameters<T>,
  parameters: ParameterSet,
  inputs: FunctionInputs,
  options: FromFunctionOptions = {},
): Promise<FactoredJacobian> {
  requireOptions<FromFunctionOptions>('fromFunction', options, {
    ...workOptionNames,
    examples: true,
    checkGradients: true,
    seed: true,
  });
  if (parameters.size === 0) {
    throw new MisuseError({
      in: 'fromFunction',
      rule: 'parameters must have at least one entry',
      got: parameters.size,
    });
  }
  for (const [name, array] of parameters) requireFinite('fromFunction', `parameter "${name}"`, array);
  requireAnyBackend('fromFunction');
  const shapes = new Map(Array.from(parameters, ([name, { shape }]) => [name, [...shape]]));
  const tensors = Array.from(parameters.values(), toTensor);
  try {
    return await userJacobian('fromFunction', functionOfParameters(f, shapes, tensors), inputs, options);
  } finally {
    disposeAll(tensors);
  }
}
