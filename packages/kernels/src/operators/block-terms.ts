import { DenseMatrix } from '@entk/core';
import { type Delta, type FactoredJacobian, isPlain, withoutPositions } from '@entk/jacobians';
import type { AveragedCollapse, PerClass } from '../collapse.js';
import type { PlainUse } from '../use-products.js';
import { isSameDelta, outputColumns, reducedDelta } from './delta-columns.js';

/**
 * A share of Z, where the collapsed kernel is Z Zᵀ and row n of the share is left[n] ⊗ right[n].
 *
 * Terms of one slot are added: they are uses of one parameter in one orientation.
 */
export interface BlockTerm {
  readonly slot: string;
  /** Axes [n, R]: what the collapse makes of δ. */
  readonly left: DenseMatrix;
  /** Axes [n, I]: the activation, beside ones for a bias. */
  readonly right: DenseMatrix;
  /** Where a parameter is used in both orientations: its columns are those of this slot with (c, left), right swapped. */
  readonly mirror?: { readonly slot: string; readonly channels: number };
}

/**
 * The terms of a block of examples, in an order that depends on the network alone.
 *
 * A parameter that is used at several positions, or whose rows are looked up, has its gradients written out.
 */
export function blockTerms(jacobian: FactoredJacobian, collapse: PerClass | AveragedCollapse): BlockTerm[] {
  const { uses, parameterShapes } = withoutPositions(jacobian, { memoryBudget: Infinity });
  const alone: PlainUse[] = [];
  const terms: BlockTerm[] = [];
  for (const name of parameterShapes.keys()) {
    const ofParameter = uses.filter(isPlain).filter((use) => use.parameter === name);
    if (ofParameter.length === 1) alone.push(ofParameter[0]);
    else terms.push(...sharedTerms(ofParameter, jacobian, collapse));
  }
  for (const { delta, uses: joined } of groupedByDelta(alone)) {
    const activations = joined.map((use) => activationOf(use, jacobian.exampleCount));
    terms.push({
      slot: joined.map((use) => use.parameter).join(' + '),
      left: reducedDelta(delta, collapse, jacobian.exampleCount),
      right: activations.length === 1 ? activations[0] : DenseMatrix.sideBySide(activations),
    });
  }
  return terms;
}

function sharedTerms(
  uses: readonly PlainUse[],
  { exampleCount, outputCount }: FactoredJacobian,
  collapse: PerClass | AveragedCollapse,
): BlockTerm[] {
  const channels = collapse.kind === 'trace' || collapse.kind === 'classMean' ? outputCount : 1;
  const bothWays = uses.some(isTransposed) && !uses.every(isTransposed);
  return uses.map((use) => ({
    slot: slotOf(use.parameter, isTransposed(use)),
    left: outputColumns(use.delta, collapse, exampleCount),
    right: activationOf(use, exampleCount),
    mirror: bothWays ? { slot: slotOf(use.parameter, !isTransposed(use)), channels } : undefined,
  }));
}

/** Uses of different parameters whose δ is one share a product: a weight and its bias, for one. */
function groupedByDelta(uses: readonly PlainUse[]): { readonly delta: Delta; readonly uses: PlainUse[] }[] {
  const groups: { delta: Delta; uses: PlainUse[] }[] = [];
  for (const use of uses) {
    const group = groups.find(({ delta }) => isSameDelta(delta, use.delta));
    if (group) group.uses.push(use);
    else groups.push({ delta: use.delta, uses: [use] });
  }
  return groups;
}

function isTransposed(use: PlainUse): boolean {
  return use.kind === 'matrix' && use.transposed;
}

function slotOf(parameter: string, transposed: boolean): string {
  return transposed ? `${parameter} transposed` : parameter;
}

function activationOf(use: PlainUse, exampleCount: number): DenseMatrix {
  return use.kind === 'matrix'
    ? use.activation
    : new DenseMatrix(exampleCount, 1, new Float64Array(exampleCount).fill(1));
}
