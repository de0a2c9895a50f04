import { DenseMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import { deltaReader, deltaWidth } from '../delta.js';
import { addToParameter, parameterBlock } from './axes.js';
import { innerMap } from './inner-maps.js';
import type { OperatorPart, PlacedUse } from './part.js';

/**
 * A use of any δ, by one product of δ[n] = [C, T·H] an example:
 *
 * (J U)[n] = Σ_t δ[n, t] (U a[n, t]) and Jᵀ V = Σ_n Σ_t (δ[n, t]ᵀ V[n]) ⊗ a[n, t].
 */
export function exampleByExample(placed: PlacedUse, exampleCount: number, outputCount: number): OperatorPart {
  const { use, size } = placed;
  const { delta } = use;
  const positions = use.kind === 'vector' ? 1 : use.positions;
  const height = deltaWidth(delta);
  const width = height / positions;
  const inner = innerMap(use, width, exampleCount, size);
  const deltaAt = deltaReader(delta);
  return {
    changes(block) {
      const count = block.columns;
      const moved = inner.forward(parameterBlock(placed, block), count).data;
      const changes = new DenseMatrix(exampleCount * outputCount, count);
      for (let n = 0; n < exampleCount; n++) {
        const ofExample = new DenseMatrix(height, count, moved.subarray(n * height * count, (n + 1) * height * count));
        changes.data.set(multiply(deltaAt(n), ofExample).data, n * outputCount * count);
      }
      return changes;
    },

    addGradients(gradients, block) {
      const count = block.columns;
      const weighted = new DenseMatrix(exampleCount * positions, width * count);
      for (let n = 0; n < exampleCount; n++) {
        const from = n * outputCount * count;
        const ofExample = new DenseMatrix(outputCount, count, block.data.subarray(from, from + outputCount * count));
        const pulled = multiply(deltaAt(n), ofExample, { transposeLeft: true }).data;
        weighted.data.set(pulled, n * height * count);
      }
      addToParameter(gradients, placed, inner.back(weighted, count));
    },
  };
}
