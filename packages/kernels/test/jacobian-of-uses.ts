import type { FactoredJacobian } from '@entk/jacobians';
import { allOutputs } from '@entk/models/layers';

/** A Jacobian of some uses of parameters, whose numbers a test has drawn. */
export function jacobianOfUses(
  { exampleCount, outputCount }: Pick<FactoredJacobian, 'exampleCount' | 'outputCount'>,
  shapes: readonly (readonly [string, readonly number[]])[],
  uses: FactoredJacobian['uses'],
): FactoredJacobian {
  return {
    exampleCount,
    outputCount,
    outputs: allOutputs(outputCount),
    parameterShapes: new Map(shapes),
    parameterCount: shapes.reduce((sum, [, shape]) => sum + shape.reduce((a, b) => a * b, 1), 0),
    uses,
    outputFactors: new Float64Array(outputCount).fill(1),
  };
}
