import { sizeOf } from '@entk/core';
import { backward } from '@entk/models/autodiff';
import { fromTensor, scoped, type Tensor, toTensor } from '@entk/models/tensor';
import type { Differentiable } from './differentiable.js';

/**
 * ∂f_c(x_n)/∂θ for one n and every c, one array [C, size] a parameter: C passes, forward and backward, over the batch.
 *
 * @param outputShape of f on the batch, axes [N, …] with C numbers an example.
 */
export function gradientRows(
  target: Differentiable,
  inputs: Tensor,
  n: number,
  outputShape: readonly number[],
): Float32Array[] {
  const outputCount = sizeOf(outputShape.slice(1));
  const blocks = Array.from(target.shapes.values(), (shape) => new Float32Array(outputCount * sizeOf(shape)));
  for (let c = 0; c < outputCount; c++) {
    const rows = scoped(() => {
      const cotangent = new Float32Array(sizeOf(outputShape));
      cotangent[n * outputCount + c] = 1;
      const weights = toTensor({ shape: outputShape, data: cotangent });
      const { gradients } = backward(() => target.run(inputs), target.tensors, weights);
      return gradients.map((gradient) => gradient && fromTensor(gradient).data);
    });
    rows.forEach((row, index) => row && blocks[index].set(row, c * row.length));
  }
  return blocks;
}
