import { sizeOf } from '@entk/core';
import type { LayerLibrary, TestedUse } from './tested-layer.js';

/** The gradient of one parameter by all its uses, [N·C, P], by plain loops in float64. */
export function writtenOut<Tensor, Cotangent>(
  library: LayerLibrary<Tensor, Cotangent>,
  uses: readonly TestedUse<Tensor, Cotangent>[],
  name: string,
  shape: readonly number[],
  exampleCount: number,
): Float64Array {
  const size = sizeOf(shape);
  let gradient = new Float64Array(0);
  for (const use of uses) {
    if (use.parameter !== name) continue;
    const { values, outputCount, positions } = library.toDense(use.cotangent, exampleCount);
    const delta = library.fromTensor(values);
    const width = delta.shape[1];
    const activation = use.kind === 'matrix' ? library.fromTensor(use.activation) : undefined;
    const indices = use.kind === 'lookup' ? library.integersOf(use.indices) : undefined;
    if (gradient.length === 0) gradient = new Float64Array(exampleCount * outputCount * size);
    for (let row = 0; row < delta.shape[0]; row++) {
      const place = Math.floor(row / positions);
      const position = Math.floor(place / outputCount) * positions + (row % positions);
      for (let h = 0; h < width; h++) {
        const value = delta.data[row * width + h];
        if (!activation) {
          gradient[place * size + (indices ? indices[position] * width : 0) + h] += value;
          continue;
        }
        const inputs = activation.shape[1];
        for (let i = 0; i < inputs; i++) {
          const transposed = use.kind === 'matrix' && use.transposed;
          const entry = transposed ? i * width + h : h * inputs + i;
          gradient[place * size + entry] += value * activation.data[position * inputs + i];
        }
      }
    }
  }
  return gradient;
}
