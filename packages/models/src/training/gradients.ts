import { type DenseCotangent, toDense } from '../cotangent.js';
import type { ParameterTensors, ParameterUse } from '../layers/layer.js';
import type { Network } from '../network.js';
import { type ForwardPass, pullBack } from '../passes.js';
import { add, matMulTransposedLeft, reshape, scoped, sumOverRows, sumOfRowsAt, type Tensor } from '../tensor/index.js';

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
    const term = scoped(() => reshape(summedGradient(use, shape, exampleCount), shape));
    const sum = gradients.get(use.parameter);
    gradients.set(use.parameter, sum ? add(sum, term) : term);
  }
  return gradients;
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
