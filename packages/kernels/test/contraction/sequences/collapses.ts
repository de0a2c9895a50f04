import type { DenseMatrix } from '@entk/core';
import type { Collapse } from '../../../src/index.js';
import { collapsedByDefinition, everyCollapse } from '../../definition.js';
import { C } from './uses.js';

/** Collapses as products add them up: flattened kernels by example. */
export const collapses = everyCollapse(C).filter(
  (collapse) => collapse.kind !== 'flattened' || collapse.rowOrder === 'exampleMajor',
);

/** What gradients add to a kernel before it is finished: C times the class mean. */
export function termByDefinition(left: DenseMatrix, right: DenseMatrix, collapse: Collapse): DenseMatrix {
  return collapsedByDefinition(left, right, C, collapse).scaleInPlace(collapse.kind === 'classMean' ? C : 1);
}
