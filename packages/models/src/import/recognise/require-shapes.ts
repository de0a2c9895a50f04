import { ShapeError, shapeText } from '@entk/core';
import { shownShape } from '@entk/formats/reading';

type Shape = readonly number[];

/**
 * Requires that weights of a file have the shapes that a network gives them. An extent of 0 is that of an axis that the
 * weight does not have.
 *
 * @throws ShapeError naming every weight of another shape.
 */
export function requireShapes(
  caller: string,
  weights: readonly (readonly [name: string, wanted: Shape, got: Shape])[],
  context?: string,
): void {
  const misfits = weights
    .filter(([, wanted, got]) => wanted.includes(0) || shapeText(wanted) !== shapeText(got))
    .map(
      ([name, wanted, got]) =>
        `"${name}" must be ${shapeText(wanted).replaceAll(/\b0\b/g, 'n')}, got ${shownShape(got)}`,
    );
  if (misfits.length === 0) return;
  throw new ShapeError({ in: caller, rule: misfits.join('; '), ...(context !== undefined && { context }) });
}
