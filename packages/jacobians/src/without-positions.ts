import { DenseMatrix, requireMemory, sizeOf, type WorkOptions } from '@entk/core';
import type { FactoredJacobian, FactoredMatrixUse, FactoredUse, FactoredVectorUse } from './uses.js';
import { addGradientRows, allRows } from './gradient-rows.js';

/** Whether a use is a plain product δ ⊗ a or a plain δ: no sum over positions, no rows looked up. */
export function isPlain(use: FactoredUse): use is FactoredMatrixUse | FactoredVectorUse {
  return use.kind === 'vector' || (use.kind === 'matrix' && use.positions === 1);
}

/**
 * The same Jacobian without sums over positions: a parameter that has some gets one use in their place, a vector whose δ is
 * its whole gradient.
 *
 * For contractions that know a δ and an a for each example. Parameters without such uses keep theirs.
 *
 * @remarks N·C numbers for every entry of a parameter that is written out.
 * @throws MemoryBudgetError if they would not fit.
 */
export function withoutPositions(jacobian: FactoredJacobian, { memoryBudget }: WorkOptions = {}): FactoredJacobian {
  const { uses, parameterShapes, exampleCount, outputCount } = jacobian;
  const written = new Set(uses.filter((use) => !isPlain(use)).map((use) => use.parameter));
  if (written.size === 0) return jacobian;
  const rows = exampleCount * outputCount;
  const shapes = Array.from(parameterShapes).filter(([name]) => written.has(name));
  requireMemory(
    'withoutPositions',
    'the gradients of the parameters that are used at several positions',
    8 * rows * shapes.reduce((sum, [, shape]) => sum + sizeOf(shape), 0),
    memoryBudget,
    'take fewer examples at a time',
  );
  const vectors = shapes.map(([parameter, shape]): FactoredUse => {
    const values = new DenseMatrix(rows, sizeOf(shape));
    for (const use of uses) if (use.parameter === parameter) addGradientRows(values, use, allRows(shape));
    return { kind: 'vector', parameter, delta: { form: 'dense', values, outputCount } };
  });
  return { ...jacobian, uses: [...uses.filter((use) => !written.has(use.parameter)), ...vectors] };
}
