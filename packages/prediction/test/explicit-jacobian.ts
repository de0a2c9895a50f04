import type { DenseMatrix } from '@entk/core';
import { denseJacobian, type FactoredJacobian } from '@entk/jacobians';
import { joinedColumns } from '@entk/testing';

/** J written out, axes [N·C, P], row n·C + c. */
export function explicitJacobian(jacobian: FactoredJacobian): DenseMatrix {
  return joinedColumns(denseJacobian(jacobian));
}
