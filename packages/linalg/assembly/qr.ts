import { reflect, reflectedBeta, reflectedTau } from './householder';
import { applyBlockRight, BLOCK } from './reflect';
import { operands, partsFor, share } from './team';
import { addRow, dot } from './vectors';

/**
 * Householder QR of the m x n matrix (m >= n) whose transpose is at `a`: column j is row j, `lda` doubles apart (even,
 * zeros from m on). On return row j holds reflector j from column j on and zeros before; R is at `r`, upper triangular,
 * rows `ldr` apart.
 */
export function qr(m: i32, n: i32, a: usize, lda: i32, tau: usize, r: usize, ldr: i32, scratch: usize): void {
  const row = <usize>lda << 3;
  const end = (m + 1) & ~1;
  for (let start = 0; start < n; start += BLOCK) {
    const width = min(BLOCK, n - start);
    for (let j = start; j < start + width; j++) {
      const aj = a + <usize>j * row;
      for (let i = 0; i < j; i++) {
        store<f64>(r + ((<usize>i * <usize>ldr + <usize>j) << 3), load<f64>(aj + (<usize>i << 3)));
      }
      memory.fill(aj, 0, <usize>j << 3);
      reflect(aj, j, end);
      const t = reflectedTau;
      store<f64>(tau + (<usize>j << 3), t);
      store<f64>(r + ((<usize>j * <usize>ldr + <usize>j) << 3), reflectedBeta);
      if (t == 0) continue;
      const even = <usize>(j & ~1) << 3;
      const others = start + width - j - 1;
      if (others == 0) continue;
      const at = operands();
      store<usize>(at, aj + even);
      store<usize>(at, row, 8);
      store<usize>(at, (<usize>end << 3) - even, 16);
      store<f64>(at, t, 24);
      store<i32>(at, others, 32);
      const parts = partsFor(2 * <f64>others * <f64>(m - j), others);
      store<i32>(at, parts, 36);
      share(reflectPart.index, parts);
    }
    const next = start + width;
    if (next < n) {
      const at = <usize>start << 3;
      applyBlockRight(
        width, m - start, a + <usize>start * row + at, lda, tau + at, n - next, a + <usize>next * row + at, lda, scratch,
      );
    }
  }
}

/** The reflector at hand, applied to a part of the columns after it in its panel. */
function reflectPart(part: i32): void {
  const at = operands();
  const v = load<usize>(at);
  const row = load<usize>(at, 8);
  const bytes = load<usize>(at, 16);
  const tau = load<f64>(at, 24);
  const others = load<i32>(at, 32);
  const parts = load<i32>(at, 36);
  const to = ((part + 1) * others) / parts;
  for (let l = (part * others) / parts; l < to; l++) {
    const other = v + <usize>(l + 1) * row;
    addRow(bytes, -tau * dot(bytes, v, other), v, other);
  }
}
