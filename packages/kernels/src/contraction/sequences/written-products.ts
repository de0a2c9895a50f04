import { DenseMatrix } from '@entk/core';
import type { Collapse } from '../../collapse/collapse.js';
import { outputModeOf, outputsKept, reducedUse } from '../../collapse/outputs.js';
import { outerProduct } from '../delta-products.js';
import type { ParameterPair } from './parameter-pair.js';
import { forEachGradientBlock } from './written-gradients.js';

/**
 * What one parameter adds to a collapsed kernel, as a product of its gradients written out: every use of it at once.
 *
 * @param numbers The most numbers of gradients that are held at once.
 */
export function writtenProducts(pair: ParameterPair, collapse: Collapse, numbers: number): DenseMatrix {
  const { left, right, counts, outputCount, shape } = pair;
  const mode = outputModeOf(collapse);
  const gradientRows = (count: number) => count * outputsKept(collapse, outputCount);
  const sideOf = (uses: typeof left, count: number) => ({
    uses: uses.map((use) => reducedUse(use, collapse, count)),
    rows: gradientRows(count),
  });
  const ofLeft = sideOf(left, counts[0]);
  const sides = left === right ? [ofLeft] : [ofLeft, sideOf(right, counts[1])];
  let sum: DenseMatrix | undefined;
  forEachGradientBlock(sides, shape, numbers, (...gradients) => {
    const [a, b = a] = gradients.map((matrix, index) =>
      mode === 'summed' ? new DenseMatrix(counts[index], matrix.data.length / counts[index], matrix.data) : matrix,
    );
    const term = outerProduct(a, b);
    sum = sum ? sum.addInPlace(term) : term;
  });
  return sum as DenseMatrix;
}
