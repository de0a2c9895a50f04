/** Questions about entries and moves of them. */

/** Row * n + column of the entry with the largest |a_ij - a_ji|, or -1 if the matrix is exactly symmetric. */
export function worstAsymmetry(n: i32, a: usize, lda: i32): f64 {
  const ld = <usize>lda << 3;
  if (isSymmetric(n, a, ld)) return -1;
  let worst: f64 = 0;
  let place: f64 = -1;
  for (let ib = 0; ib < n; ib += 16) {
    const iEnd = min(ib + 16, n);
    for (let jb = ib; jb < n; jb += 16) {
      const jEnd = min(jb + 16, n);
      for (let i = ib; i < iEnd; i++) {
        for (let j = max(jb, i + 1); j < jEnd; j++) {
          const gap = abs(
            load<f64>(a + <usize>i * ld + (<usize>j << 3)) - load<f64>(a + <usize>j * ld + (<usize>i << 3)),
          );
          if (gap > worst) {
            worst = gap;
            place = <f64>i * <f64>n + <f64>j;
          }
        }
      }
    }
  }
  return place;
}

/** Whether all entries have their like, two by two, in square tiles that stay in cache. */
function isSymmetric(n: i32, a: usize, ld: usize): bool {
  const even = n & ~1;
  for (let i = even; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (load<f64>(a + <usize>i * ld + (<usize>j << 3)) != load<f64>(a + <usize>j * ld + (<usize>i << 3))) return false;
    }
  }
  for (let ib = 0; ib < even; ib += 16) {
    const iEnd = min(ib + 16, even);
    for (let jb = ib; jb < even; jb += 16) {
      const jEnd = min(jb + 16, even);
      let same = i64x2.splat(-1);
      for (let i = ib; i < iEnd; i += 2) {
        for (let j = max(jb, i); j < jEnd; j += 2) {
          const above = a + <usize>i * ld + (<usize>j << 3);
          const below = a + <usize>j * ld + (<usize>i << 3);
          const p = v128.load(below);
          const q = v128.load(below + ld);
          same = v128.and(same, f64x2.eq(v128.load(above), v128.shuffle<f64>(p, q, 0, 2)));
          same = v128.and(same, f64x2.eq(v128.load(above + ld), v128.shuffle<f64>(p, q, 1, 3)));
        }
      }
      if (!i64x2.all_true(same)) return false;
    }
  }
  return true;
}

/**
 * out[i][count - 1 - p] = from[i][columns[p]]: picks columns, in descending order, into a matrix of `count` columns.
 */
export function gatherReversed(n: i32, count: i32, from: usize, ld: i32, columns: usize, out: usize): void {
  for (let i = 0; i < n; i++) {
    let to = out + ((<usize>i * <usize>count + <usize>(count - 1)) << 3);
    const row = from + ((<usize>i * <usize>ld) << 3);
    for (let p = 0; p < count; p++) {
      store<f64>(to, load<f64>(row + (<usize>load<i32>(columns + (<usize>p << 2)) << 3)));
      to -= 8;
    }
  }
}

/** out[j][i] = from[i][j] for an m x n matrix, in square tiles so that both sides stay in cache. */
export function transpose(m: i32, n: i32, from: usize, ldFrom: i32, out: usize, ldOut: i32): void {
  const rowFrom = <usize>ldFrom << 3;
  const rowOut = <usize>ldOut << 3;
  for (let ib = 0; ib < m; ib += 16) {
    const iEnd = min(ib + 16, m);
    for (let jb = 0; jb < n; jb += 16) {
      const jEnd = min(jb + 16, n);
      for (let i = ib; i < iEnd; i++) {
        for (let j = jb; j < jEnd; j++) {
          store<f64>(out + <usize>j * rowOut + (<usize>i << 3), load<f64>(from + <usize>i * rowFrom + (<usize>j << 3)));
        }
      }
    }
  }
}

/** out[i][p] = from[order[p]][i] for n rows and columns: rows, in an order, become columns. */
export function transposeRows(n: i32, from: usize, ldFrom: i32, order: usize, out: usize, ldOut: i32): void {
  const rowOut = <usize>ldOut << 3;
  for (let pb = 0; pb < n; pb += 16) {
    const pEnd = min(pb + 16, n);
    for (let ib = 0; ib < n; ib += 16) {
      const iEnd = min(ib + 16, n);
      for (let p = pb; p < pEnd; p++) {
        const row = from + ((<usize>load<i32>(order + (<usize>p << 2)) * <usize>ldFrom) << 3);
        for (let i = ib; i < iEnd; i++) {
          store<f64>(out + <usize>i * rowOut + (<usize>p << 3), load<f64>(row + (<usize>i << 3)));
        }
      }
    }
  }
}
