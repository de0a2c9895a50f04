import { DenseMatrix } from '@entk/core';
import {
  activationOf,
  type Delta,
  type FactoredDelta,
  type FactoredMatrixUse,
  type PlainUse,
} from '@entk/jacobians/factors';

/**
 * Uses of different parameters whose δ is one, as one use: δ ⊗ a and δ ⊗ a′ side by side are δ ⊗ [a, a′], a bias having
 * a = 1. A weight and its bias, for one, cost one product of δ with itself.
 *
 * The parameters must be used once each; the order is that of the first of every group.
 */
export function joinedUses(uses: readonly PlainUse[], exampleCount: number): PlainUse[] {
  const groups: PlainUse[][] = [];
  for (const use of uses) {
    const group = groups.find(([first]) => isSameDelta(first.delta, use.delta));
    if (group) group.push(use);
    else groups.push([use]);
  }
  return groups.map((group) => (group.length === 1 ? group[0] : joined(group, group[0].delta, exampleCount)));
}

/** Whether two δ are made of the same arrays. */
export function isSameDelta(left: Delta, right: Delta): boolean {
  if (left.form === 'dense' || right.form === 'dense') {
    return left.form === 'dense' && right.form === 'dense' && left.values === right.values;
  }
  const parts = ({ outputs, rows, examples }: FactoredDelta) => [outputs, rows, examples];
  return parts(left).every((part, index) => part === parts(right)[index]);
}

function joined(group: readonly PlainUse[], delta: Delta, exampleCount: number): FactoredMatrixUse {
  return {
    kind: 'matrix',
    parameter: group.map(({ parameter }) => parameter).join(' + '),
    transposed: false,
    positions: 1,
    delta,
    activation: DenseMatrix.sideBySide(group.map((use) => activationOf(use, exampleCount))),
  };
}
