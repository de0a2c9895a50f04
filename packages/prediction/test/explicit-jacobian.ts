import { DenseMatrix } from '@entk/core';
import { denseJacobian, type FactoredJacobian } from '@entk/jacobians';

/** J written out, axes [N·C, P], row n·C + c. */
export function explicitJacobian(jacobian: FactoredJacobian): DenseMatrix {
  const J = new DenseMatrix(jacobian.exampleCount * jacobian.outputCount, jacobian.parameterCount);
  let start = 0;
  for (const { shape, data } of denseJacobian(jacobian).values()) {
    const width = shape[2];
    for (let row = 0; row < J.rows; row++) J.rowSpan(row).set(data.subarray(row * width, (row + 1) * width), start);
    start += width;
  }
  return J;
}
