/** Arrays of numbers and of row indices in memory, and the orders of rows that divide and conquer keeps. */

// @ts-ignore: decorator
@inline
export function f(array: usize, i: i32): f64 {
  return load<f64>(array + (<usize>i << 3));
}
// @ts-ignore: decorator
@inline
export function setF(array: usize, i: i32, value: f64): void {
  store<f64>(array + (<usize>i << 3), value);
}
// @ts-ignore: decorator
@inline
export function n32(array: usize, i: i32): i32 {
  return load<i32>(array + (<usize>i << 2));
}
// @ts-ignore: decorator
@inline
export function setN(array: usize, i: i32, value: i32): void {
  store<i32>(array + (<usize>i << 2), value);
}

/**
 * Sorts `count` row indices by their keys, ascending and stably (insertion sort: the runs are short or nearly sorted).
 */
export function sortByKey(rows: usize, count: i32, keys: usize): void {
  for (let i = 1; i < count; i++) {
    const row = n32(rows, i);
    const value = f(keys, row);
    let j = i - 1;
    while (j >= 0 && f(keys, n32(rows, j)) > value) {
      setN(rows, j + 1, n32(rows, j));
      j--;
    }
    setN(rows, j + 1, row);
  }
}

/** Merges two runs of row indices that ascend by their keys into `out`. */
export function mergeByKey(a: usize, countA: i32, b: usize, countB: i32, out: usize, keys: usize): void {
  let i = 0;
  let j = 0;
  for (let t = 0; t < countA + countB; t++) {
    const fromA = j == countB || (i < countA && f(keys, n32(a, i)) <= f(keys, n32(b, j)));
    setN(out, t, fromA ? n32(a, i++) : n32(b, j++));
  }
}
