import { sizeOf } from '@entk/core';
import type { FactoredJacobian } from './uses.js';

/** Where each parameter begins in θ. */
export function parameterOffsets({ parameterShapes }: Pick<FactoredJacobian, 'parameterShapes'>): Map<string, number> {
  let offset = 0;
  return new Map(
    Array.from(parameterShapes, ([name, shape]) => {
      const start = offset;
      offset += sizeOf(shape);
      return [name, start];
    }),
  );
}
