/**
 * C = A B for an A of mostly zeros, which are left out: with the bits of `product`, since adding a zero changes none.
 *
 * @param pattern int32 numbers, one after the other: where each row of A begins, and the end; the column of each
 *   nonzero; its float32 bits.
 * @param count Nonzeros of A.
 */
export function sparseProduct(rows: i32, columns: i32, count: i32, pattern: usize, b: usize, c: usize): void {
  const rowB = <usize>columns << 2;
  const members = pattern + (<usize>(rows + 1) << 2);
  const values = members + (<usize>count << 2);
  for (let i = 0; i < rows; i++) {
    const from = <usize>load<i32>(pattern) << 2;
    const to = <usize>load<i32>(pattern, 4) << 2;
    sumOfMembers(members + from, members + to, values - members, b, rowB, c);
    pattern += 4;
    c += rowB;
  }
}

/** One row of C; the last four columns reach back over some that are there already. */
function sumOfMembers(from: usize, to: usize, apart: usize, b: usize, rowB: usize, c: usize): void {
  let at: usize = 0;
  for (; at + 128 <= rowB; at += 128) thirtyTwo(from, to, apart, b + at, rowB, c + at);
  for (; at + 32 <= rowB; at += 32) eight(from, to, apart, b + at, rowB, c + at);
  if (rowB < 16) {
    for (; at < rowB; at += 4) {
      let sum: f32 = 0;
      for (let member = from; member < to; member += 4) sum += load<f32>(member + apart) * load<f32>(rowOf(member, b + at, rowB));
      store<f32>(c + at, sum);
    }
    return;
  }
  for (; at < rowB; at += 16) {
    const place = min(at, rowB - 16);
    let sum = f32x4.splat(0);
    for (let member = from; member < to; member += 4) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(member + apart), v128.load(rowOf(member, b + place, rowB))));
    }
    v128.store(c + place, sum);
  }
}

/** Where the row of B begins that a member names. */
// @ts-ignore: decorator
@inline
function rowOf(member: usize, b: usize, rowB: usize): usize {
  return b + <usize>load<i32>(member) * rowB;
}

function eight(from: usize, to: usize, apart: usize, b: usize, rowB: usize, c: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  for (; from < to; from += 4) {
    const x = v128.load32_splat(from + apart);
    const row = rowOf(from, b, rowB);
    s0 = f32x4.add(s0, f32x4.mul(x, v128.load(row)));
    s1 = f32x4.add(s1, f32x4.mul(x, v128.load(row, 16)));
  }
  v128.store(c, s0);
  v128.store(c, s1, 16);
}

function thirtyTwo(from: usize, to: usize, apart: usize, b: usize, rowB: usize, c: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0);
  let s5 = f32x4.splat(0);
  let s6 = f32x4.splat(0);
  let s7 = f32x4.splat(0);
  for (; from < to; from += 4) {
    const x = v128.load32_splat(from + apart);
    const row = rowOf(from, b, rowB);
    s0 = f32x4.add(s0, f32x4.mul(x, v128.load(row)));
    s1 = f32x4.add(s1, f32x4.mul(x, v128.load(row, 16)));
    s2 = f32x4.add(s2, f32x4.mul(x, v128.load(row, 32)));
    s3 = f32x4.add(s3, f32x4.mul(x, v128.load(row, 48)));
    s4 = f32x4.add(s4, f32x4.mul(x, v128.load(row, 64)));
    s5 = f32x4.add(s5, f32x4.mul(x, v128.load(row, 80)));
    s6 = f32x4.add(s6, f32x4.mul(x, v128.load(row, 96)));
    s7 = f32x4.add(s7, f32x4.mul(x, v128.load(row, 112)));
  }
  v128.store(c, s0);
  v128.store(c, s1, 16);
  v128.store(c, s2, 32);
  v128.store(c, s3, 48);
  v128.store(c, s4, 64);
  v128.store(c, s5, 80);
  v128.store(c, s6, 96);
  v128.store(c, s7, 112);
}
