import { type DenseMatrix, sizeOf } from '@entk/core';
import type { FactoredDelta } from '../delta.js';
import { activationOf, type FactoredJacobian, isPlain } from '../uses.js';
import { parameterOffsets } from '../parameter-offsets.js';
import { exampleByExample } from './example-by-example.js';
import { type JointUse, jointUses } from './joint-uses.js';
import type { OperatorPart, PlacedUse } from './part.js';

/**
 * Taking a use jointly costs C·D multiplications an example, taking it example by example H·(C + D), but in small
 * products that run at a quarter of a large one's speed.
 */
const speedOfLargeProducts = 4;

/** The Jacobian's uses, those that share `rows` together, those that need a product an example by themselves. */
export function operatorParts(jacobian: FactoredJacobian): OperatorPart[] {
  const { exampleCount, outputCount } = jacobian;
  const groups = new Map<DenseMatrix | undefined, JointUse[]>();
  const parts: OperatorPart[] = [];
  for (const placed of placedUses(jacobian)) {
    const joint = jointOf(placed, exampleCount);
    if (!joint) {
      parts.push(exampleByExample(placed, exampleCount, outputCount));
      continue;
    }
    const group = groups.get(joint.rows) ?? [];
    groups.set(joint.rows, [...group, joint.use]);
  }
  for (const [rows, uses] of groups) parts.push(jointUses(uses, rows, exampleCount, outputCount));
  return parts;
}

function worthJoining({ outputs }: FactoredDelta, inputs: number): boolean {
  const { rows: outputCount, columns: width } = outputs;
  return outputCount * inputs <= speedOfLargeProducts * width * (outputCount + inputs);
}

function placedUses(jacobian: FactoredJacobian): PlacedUse[] {
  const offsets = parameterOffsets(jacobian);
  return jacobian.uses.map((use) => ({
    use,
    offset: offsets.get(use.parameter) as number,
    size: sizeOf(jacobian.parameterShapes.get(use.parameter) as readonly number[]),
  }));
}

/** The use as one of those with `rows` in common, if it is worth it. */
function jointOf(
  { use, offset, size }: PlacedUse,
  exampleCount: number,
): { readonly use: JointUse; readonly rows: DenseMatrix | undefined } | undefined {
  const { delta } = use;
  if (!isPlain(use) || delta.form === 'dense' || delta.examples) return undefined;
  const activation = activationOf(use, exampleCount);
  if (!worthJoining(delta, activation.columns)) return undefined;
  return { use: { use, offset, size, activation, outputs: delta.outputs }, rows: delta.rows };
}
