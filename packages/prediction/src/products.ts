import { DenseMatrix, type WorkOptions } from '@entk/core';
import { type Kernel, rowIndex } from '@entk/kernels';
import { multiply } from '@entk/linalg';
import type { SymmetricOperator } from '@entk/spectral';
import { kernelsOf } from './kernels.js';
import { mapSplit, type Split } from './problem.js';
import type { KnownSource, OperatorSource } from './source.js';

/** K by products with it alone. */
export interface KernelProducts {
  /** K(X, X). */
  readonly train: SymmetricOperator;
  /** K(·, X) α on every part, for α with axes [M, c]. */
  readonly images: (weights: DenseMatrix) => Promise<Split<DenseMatrix>>;
}

/** Products with the kernel of a source that is not modes. */
export function kernelProducts(
  source: Exclude<KnownSource, { readonly kind: 'modes' }>,
  work: WorkOptions,
): KernelProducts {
  if (source.kind === 'operator') return restricted(source.operator, source);
  const kernels = source.kind === 'kernels' ? source.kernels : kernelsOf(source.jacobians, source.rows.collapse, work);
  const product = ({ matrix }: Kernel, block: DenseMatrix) =>
    multiply(matrix, block, { memoryBudget: work.memoryBudget });
  return {
    train: { size: kernels.train.matrix.rows, apply: (block) => product(kernels.train, block) },
    images: async (weights) => mapSplit(kernels, (kernel) => product(kernel, weights)),
  };
}

/** An operator on all examples, restricted to α of the training examples. */
function restricted(operator: OperatorSource, { rows, exampleCounts }: KnownSource): KernelProducts {
  const { collapse = rows.collapse, size } = operator;
  const C = collapse.kind === 'flattened' ? rows.outputCount : 1;
  const all = size / C;
  /** Where row n·C + c of a part stands in the operator. */
  const places = mapSplit(exampleCounts, (count, name) => {
    const first = name === 'train' ? 0 : exampleCounts.train;
    return Uint32Array.from({ length: count * C }, (_, row) => {
      const [n, c] = [first + Math.floor(row / C), row % C];
      return collapse.kind === 'flattened' ? rowIndex(collapse.rowOrder, n, c, all, C) : n;
    });
  });
  const onAll = async (weights: DenseMatrix) => {
    const padded = new DenseMatrix(size, weights.columns);
    places.train.forEach((place, row) => padded.rowSpan(place).set(weights.rowSpan(row)));
    return operator.apply(padded);
  };
  const at = (image: DenseMatrix, rowsOfPart: Uint32Array) => {
    const some = new DenseMatrix(rowsOfPart.length, image.columns);
    rowsOfPart.forEach((place, row) => some.rowSpan(row).set(image.rowSpan(place)));
    return some;
  };
  return {
    train: { size: places.train.length, apply: async (block) => at(await onAll(block), places.train) },
    images: async (weights) => {
      const image = await onAll(weights);
      return mapSplit(places, (part) => at(image, part));
    },
  };
}
