import { MisuseError, requireInteger, requireOneOf, requireList } from '@entk/core';
import { type Edge, graphLaplacian, type Laplacian } from './laplacian.js';

/** The four directions of eqs. 19 to 22. */
export type TorusDirection = 'a' | 'b' | 'sum' | 'difference';

const shifts: Record<TorusDirection, readonly [number, number]> = {
  a: [1, 0],
  b: [0, 1],
  sum: [1, 1],
  difference: [1, -1],
};

/**
 * The Laplacian of one direction on the p × p torus of inputs (a, b), rows a·p + b.
 *
 * | direction | vᵀ L v = Σ over (a, b) of | equation | flat on |
 * |---|---|---|---|
 * | `a` | (v[a, b] − v[a+1, b])² | 19 | functions of b |
 * | `b` | (v[a, b] − v[a, b+1])² | 20 | functions of a |
 * | `sum` | (v[a, b] − v[a+1, b+1])² | 21 | functions of a − b |
 * | `diff` | (v[a, b] − v[a+1, b−1])² | 22 | functions of a + b |
 *
 * All four commute, with cos and sin of 2π(ja + kb)/p as common eigenvectors: for a shift (δa, δb) the eigenvalue is
 * 2 − 2 cos(2π(jδa + kδb)/p). The size p² is never squared.
 *
 * @throws MisuseError if p is not an integer of at least 3 or the direction is none of the four.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { torusLaplacian } from '@entk/rotation';
 *
 * const p = 5;
 * const column = DenseMatrix.generate(p * p, 1, (row) => Math.cos((2 * Math.PI * Math.floor(row / p)) / p)); // cos a
 * torusLaplacian(p, 'b').apply(column).data[0]; // 0
 * torusLaplacian(p, 'a').apply(column).data[0]; // ≈ 1.3819660112501051, which is 2 − 2 cos(2π/5)
 * ```
 */
export function torusLaplacian(p: number, direction: TorusDirection): Laplacian {
  requireInteger('torusLaplacian', 'p', p, { min: 3 });
  requireOneOf('torusLaplacian', 'direction', direction, ['a', 'b', 'sum', 'difference']);
  return shiftLaplacian(p, shifts[direction], direction);
}

/**
 * The Laplacian on the p × p torus whose neighbours differ by any shift (δa, δb):
 * vᵀ L v = Σ (v[a, b] − v[a+δa, b+δb])², rows a·p + b, indices modulo p.
 *
 * Eqs. 19 to 22 are the shifts [1, 0], [0, 1], [1, 1] and [1, −1]; [1, −2] is flat on functions of 2a + b, and so on.
 *
 * @throws MisuseError if p is not an integer of at least 2, or the shift is not of integers or leads nowhere (modulo
 *   p).
 *
 * @example
 * ```ts
 * import { gridShiftLaplacian } from '@entk/rotation';
 *
 * gridShiftLaplacian(5, [1, -2]).name; // "shift(1, -2)"
 * ```
 */
export function gridShiftLaplacian(p: number, shift: readonly [number, number]): Laplacian {
  requireInteger('gridShiftLaplacian', 'p', p, { min: 2 });
  requireList('gridShiftLaplacian', 'shift', shift);
  for (const part of shift) requireInteger('gridShiftLaplacian', 'a part of the shift', part);
  if (shift.every((part) => part % p === 0)) {
    throw new MisuseError({
      in: 'gridShiftLaplacian',
      rule: 'shift must lead from a point to another',
      got: shift,
      context: `p = ${p}`,
    });
  }
  return shiftLaplacian(p, shift, `shift(${shift[0]}, ${shift[1]})`);
}

function shiftLaplacian(p: number, [da, db]: readonly [number, number], name: string): Laplacian {
  const edges = Array.from({ length: p * p }, (_, row): Edge => {
    const a = Math.floor(row / p) + da;
    const b = (row % p) + db;
    return [row, modulo(a, p) * p + modulo(b, p)];
  });
  return graphLaplacian(p * p, edges, { name });
}

function modulo(value: number, p: number): number {
  return ((value % p) + p) % p;
}
