import type { DenseMatrix } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { activationOf, isPlain, isTransposed, type PlainUse } from '@entk/jacobians/factors';
import type { AveragedCollapse, PerClass } from '../collapse/collapse.js';
import { outputColumns, outputsKept, reducedDelta } from '../collapse/outputs.js';
import { joinedUses } from '../contraction/joined-uses.js';

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
  /**
   * Where a parameter is used in both orientations: its columns are those of this slot with (c, left), right swapped.
   */
  readonly mirror?: { readonly slot: string; readonly channels: number };
}

/**
 * The terms of a block of examples, in an order that depends on the network alone.
 *
 * For uses at one position: sums over positions have no δ and a for each example.
 */
export function blockTerms(jacobian: FactoredJacobian, collapse: PerClass | AveragedCollapse): BlockTerm[] {
  const { uses, parameterShapes } = jacobian;
  const alone: PlainUse[] = [];
  const terms: BlockTerm[] = [];
  for (const name of parameterShapes.keys()) {
    const ofParameter = uses.filter(isPlain).filter((use) => use.parameter === name);
    if (ofParameter.length === 1) alone.push(ofParameter[0]);
    else terms.push(...sharedTerms(ofParameter, jacobian, collapse));
  }
  for (const use of joinedUses(alone, jacobian.exampleCount)) {
    terms.push({
      slot: use.parameter,
      left: reducedDelta(use.delta, collapse, jacobian.exampleCount),
      right: activationOf(use, jacobian.exampleCount),
    });
  }
  return terms;
}

function sharedTerms(
  uses: readonly PlainUse[],
  { exampleCount, outputCount }: FactoredJacobian,
  collapse: PerClass | AveragedCollapse,
): BlockTerm[] {
  const channels = outputsKept(collapse, outputCount);
  const bothWays = uses.some(isTransposed) && !uses.every(isTransposed);
  return uses.map((use) => ({
    slot: slotOf(use.parameter, isTransposed(use)),
    left: outputColumns(use.delta, collapse, exampleCount),
    right: activationOf(use, exampleCount),
    mirror: bothWays ? { slot: slotOf(use.parameter, !isTransposed(use)), channels } : undefined,
  }));
}

function slotOf(parameter: string, transposed: boolean): string {
  return transposed ? `${parameter} transposed` : parameter;
}
