import { DenseMatrix, sizeOf } from '@entk/core';
import type { FactoredDelta } from '../delta.js';
import type { FactoredJacobian } from '../uses.js';
import { parameterOffsets } from '../parameter-offsets.js';
import { exampleByExample } from './example-by-example.js';
import { type JointUse, jointUses } from './joint-uses.js';
import type { OperatorPart, PlacedUse, PlainUse } from './part.js';

/**
 * Taking a use jointly costs C·D multiplications an example, taking it example by example H·(C + D), but in small products
 * that run at a quarter of a large one's speed.
 */
const speedOfLargeProducts = 4;

/** The Jacobian's uses, those that share `rows` together, those that need a product an example by themselves. */
export function operatorParts(jacobian: FactoredJacobian): OperatorPart[] {
  const { exampleCount, outputCount } = jacobian;
  const ones = new DenseMatrix(exampleCount, 1, new Float64Array(exampleCount).fill(1));
  const groups = new Map<DenseMatrix | undefined, JointUse[]>();
  const parts: OperatorPart[] = [];
  for (const placed of placedUses(jacobian)) {
    const plain = asPlain(placed, ones);
    const { delta } = placed.use;
    if (!plain || delta.form === 'dense' || delta.examples || !worthJoining(delta, plain.activation.columns)) {
      parts.push(exampleByExample(placed, exampleCount, outputCount));
      continue;
    }
    const group = groups.get(delta.rows) ?? [];
    groups.set(delta.rows, [...group, { ...plain, outputs: delta.outputs }]);
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

function asPlain({ use, offset, size }: PlacedUse, ones: DenseMatrix): PlainUse | undefined {
  if (use.kind === 'vector') return { use, offset, size, activation: ones };
  return use.kind === 'matrix' && use.positions === 1 ? { use, offset, size, activation: use.activation } : undefined;
}
