import { toDense, vectorCotangent } from '../cotangent.js';
import type { ParameterTensors, ParameterUse } from '../layers/layer.js';
import type { Network } from '../network.js';
import { type ForwardPass, pullBack } from '../passes.js';
import { add, matMulTransposedLeft, sumOverRows, sumOfRowsAt, type Tensor } from '../tensor/index.js';

/** The gradient of a loss by every parameter, from its gradient by the outputs [N, C]. Run inside `scoped`. */
export function parameterGradients(
  network: Network,
  parameters: ParameterTensors,
  pass: ForwardPass,
  outputGradient: Tensor,
): Map<string, Tensor> {
  const gradients = new Map<string, Tensor>();
  for (const use of pullBack(network, pass, vectorCotangent(outputGradient))) {
    const sofar = gradients.get(use.parameter);
    const term = summedGradient(use, parameters, outputGradient.shape[0]);
    gradients.set(use.parameter, sofar ? add(sofar, term) : term);
  }
  return gradients;
}

/** Σ over examples and positions of δ ⊗ a, of δ for a vector, of δ into the rows that were read for a lookup. */
function summedGradient(use: ParameterUse, parameters: ParameterTensors, exampleCount: number): Tensor {
  const { values } = toDense(use.cotangent, exampleCount);
  if (use.kind === 'lookup') {
    return sumOfRowsAt(values, use.indices, (parameters.get(use.parameter) as Tensor).shape[0]);
  }
  if (use.kind === 'vector') return sumOverRows(values);
  return use.transposed ? matMulTransposedLeft(use.activation, values) : matMulTransposedLeft(values, use.activation);
}
