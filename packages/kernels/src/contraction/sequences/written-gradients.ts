import { DenseMatrix } from '@entk/core';
import { addGradientRows, allRows, type FactoredUse } from '@entk/jacobians/factors';

/**
 * Calls `visit` with the gradient of one parameter written out, the sum over its uses, some of its rows at a time:
 * matrices [N·C, block], row n·C + c, of no more than `numbers` numbers if one row of the parameter allows it.
 *
 * @param sides The uses on the left, and those on the right where they are others; `visit` gets a matrix for each.
 */
export function forEachGradientBlock(
  sides: readonly GradientSide[],
  shape: readonly number[],
  numbers: number,
  visit: (...gradients: DenseMatrix[]) => void,
): void {
  const { to: height, width } = allRows(shape);
  const perRow = sides.reduce((sum, { rows }) => sum + rows, 0) * width;
  const step = Math.max(1, Math.floor(numbers / perRow));
  for (let from = 0; from < height; from += step) {
    const block = { from, to: Math.min(from + step, height), width };
    visit(
      ...sides.map(({ uses, rows }) => {
        const gradients = new DenseMatrix(rows, (block.to - from) * width);
        for (const use of uses) addGradientRows(gradients, use, block);
        return gradients;
      }),
    );
  }
}

/** Uses of one parameter and the number N·C of their gradients. */
export interface GradientSide {
  readonly uses: readonly FactoredUse[];
  readonly rows: number;
}
