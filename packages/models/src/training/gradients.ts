import { type DenseCotangent, toDense } from '../cotangent.js';
import type { ParameterTensors, ParameterUse } from '../layers/layer.js';
import type { Network } from '../network.js';
import { type ForwardPass, pullBack } from '../passes.js';
import {
  add,
  matMulTransposedLeft,
  multiplyByScalar,
  scoped,
  sumOverRows,
  sumOfRowsAt,
  type Tensor,
} from '../tensor/index.js';
import { inShape } from '../tensor/operations.js';
import { numbersOf } from '../tensor/tensor.js';

/** As PyTorch's `clip_grad_norm_` has it: added to the length that is divided by. */
const keepsFromZero = 1e-6;

/**
 * Jᵀv: the sum over examples of what a vector cotangent, one vector an example, gives every parameter. The gradient of
 * a loss, for a cotangent that is its gradient by the outputs. Run inside `scoped`.
 */
export function parameterGradients(
  network: Network,
  parameters: ParameterTensors,
  pass: ForwardPass,
  cotangent: DenseCotangent,
): Map<string, Tensor> {
  const exampleCount = cotangent.values.shape[0] / cotangent.positions;
  const gradients = new Map<string, Tensor>();
  for (const use of pullBack(network, pass, cotangent)) {
    const { shape } = parameters.get(use.parameter) as Tensor;
    const term = scoped(() => inShape(summedGradient(use, shape, exampleCount), shape));
    const sum = gradients.get(use.parameter);
    gradients.set(use.parameter, sum ? add(sum, term) : term);
  }
  return gradients;
}

/**
 * The gradients, or, where they are longer than `longest`, all of them times longest / (length + 1e-6), as PyTorch's
 * `clip_grad_norm_` does it. The length is that of all together, summed in float64. Run inside `scoped`.
 */
export function clippedGradients(gradients: ReadonlyMap<string, Tensor>, longest: number): Map<string, Tensor> {
  let squares = 0;
  for (const gradient of gradients.values()) {
    const numbers = numbersOf(gradient);
    for (let i = 0; i < numbers.length; i++) squares += numbers[i] * numbers[i];
  }
  const factor = longest / (Math.sqrt(squares) + keepsFromZero);
  if (factor >= 1) return new Map(gradients);
  return new Map(Array.from(gradients, ([name, gradient]) => [name, multiplyByScalar(gradient, factor)]));
}

/** Σ over examples and positions of δ ⊗ a, of δ for a vector, of δ into the rows that were read for a lookup. */
function summedGradient(use: ParameterUse, shape: readonly number[], exampleCount: number): Tensor {
  const { values } = toDense(use.cotangent, exampleCount);
  if (use.kind === 'lookup') {
    return sumOfRowsAt(values, use.indices, shape[0]);
  }
  if (use.kind === 'vector') return sumOverRows(values);
  return use.transposed ? matMulTransposedLeft(use.activation, values) : matMulTransposedLeft(values, use.activation);
}
