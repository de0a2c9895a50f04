import { addProduct } from './fused';

/**
 * The register tiles of the matrix product: C[rows x columns] += panelA * panelB.
 *
 * The narrow tile, 3 x 6, is for the 128-bit registers that WASM promises: 9 accumulators, 3 + 3 operands and a product
 * leave none of 16 to spill, and one step of the inner loop is 24 SIMD operations for 36 flops. The wide tile, 4 x 8,
 * is for an engine that joins neighbouring 128-bit operations into 256-bit ones (V8's revectorisation): its 16
 * accumulators and 4 operands become half as many registers. Without that it spills and takes twice the time of the
 * narrow one.
 *
 * Neither loop is unrolled: V8 lifts every load of a loop body above its arithmetic, so that unrolling spills. Nothing
 * but the accumulators lives in vector registers through the loop, which is why a factor is applied when A is packed.
 *
 * An entry of C is one chain of sums in the order of k, whatever the tile, so both tiles give the same bits.
 */
let wide: bool = false;
export let tileRows: i32 = 3;
export let tileColumns: i32 = 6;

export function useWideTile(chosen: bool): void {
  wide = chosen;
  tileRows = chosen ? 4 : 3;
  tileColumns = chosen ? 8 : 6;
}

/** C += panelA * panelB, or = with `overwrite`, for a full tile. */
// @ts-ignore: decorator
@inline
export function multiplyPanels(kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize, overwrite: bool): void {
  if (wide) {
    if (overwrite) clearWide(c, ldcBytes);
    multiplyWide(kc, a, b, c, ldcBytes);
  } else {
    multiplyNarrow(kc, a, b, c, ldcBytes, overwrite);
  }
}

/** V8 joins the halves of an accumulator only if it is loaded without a branch: overwriting is adding to zeros. */
function clearWide(c: usize, ldcBytes: usize): void {
  const zero = f64x2.splat(0);
  for (let i = 0; i < 4; i++) {
    v128.store(c, zero);
    v128.store(c, zero, 16);
    v128.store(c, zero, 32);
    v128.store(c, zero, 48);
    c += ldcBytes;
  }
}

/** The same at the edge of C, of which only the first rows and columns of the tile exist: by way of `scratch`. */
export function multiplyPanelsAtEdge(
  kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize, overwrite: bool, rows: i32, columns: i32, scratch: usize,
): void {
  const ld = <usize>tileColumns << 3;
  if (!overwrite) copyTile(rows, columns, c, ldcBytes, scratch, ld);
  multiplyPanels(kc, a, b, scratch, ld, overwrite);
  copyTile(rows, columns, scratch, ld, c, ldcBytes);
}

function copyTile(rows: i32, columns: i32, from: usize, ldFrom: usize, to: usize, ldTo: usize): void {
  const bytes = <usize>columns << 3;
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < bytes; j += 8) store<f64>(to + j, load<f64>(from + j));
    from += ldFrom;
    to += ldTo;
  }
}

export function multiplyNarrow(kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize, overwrite: bool): void {
  let c00 = f64x2.splat(0);
  let c01 = f64x2.splat(0);
  let c02 = f64x2.splat(0);
  let c10 = f64x2.splat(0);
  let c11 = f64x2.splat(0);
  let c12 = f64x2.splat(0);
  let c20 = f64x2.splat(0);
  let c21 = f64x2.splat(0);
  let c22 = f64x2.splat(0);
  const row1 = c + ldcBytes;
  const row2 = row1 + ldcBytes;
  if (!overwrite) {
    c00 = v128.load(c);
    c01 = v128.load(c, 16);
    c02 = v128.load(c, 32);
    c10 = v128.load(row1);
    c11 = v128.load(row1, 16);
    c12 = v128.load(row1, 32);
    c20 = v128.load(row2);
    c21 = v128.load(row2, 16);
    c22 = v128.load(row2, 32);
  }
  const end = b + <usize>kc * 48;
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const t0 = v128.load64_splat(a);
    c00 = addProduct(c00, t0, b0);
    c01 = addProduct(c01, t0, b1);
    c02 = addProduct(c02, t0, b2);
    const t1 = v128.load64_splat(a, 8);
    c10 = addProduct(c10, t1, b0);
    c11 = addProduct(c11, t1, b1);
    c12 = addProduct(c12, t1, b2);
    const t2 = v128.load64_splat(a, 16);
    c20 = addProduct(c20, t2, b0);
    c21 = addProduct(c21, t2, b1);
    c22 = addProduct(c22, t2, b2);
    a += 24;
    b += 48;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c02, 32);
  v128.store(row1, c10);
  v128.store(row1, c11, 16);
  v128.store(row1, c12, 32);
  v128.store(row2, c20);
  v128.store(row2, c21, 16);
  v128.store(row2, c22, 32);
}

export function multiplyWide(kc: i32, a: usize, b: usize, c: usize, ldcBytes: usize): void {
  const row1 = c + ldcBytes;
  const row2 = row1 + ldcBytes;
  const row3 = row2 + ldcBytes;
  let c00 = v128.load(c);
  let c01 = v128.load(c, 16);
  let c02 = v128.load(c, 32);
  let c03 = v128.load(c, 48);
  let c10 = v128.load(row1);
  let c11 = v128.load(row1, 16);
  let c12 = v128.load(row1, 32);
  let c13 = v128.load(row1, 48);
  let c20 = v128.load(row2);
  let c21 = v128.load(row2, 16);
  let c22 = v128.load(row2, 32);
  let c23 = v128.load(row2, 48);
  let c30 = v128.load(row3);
  let c31 = v128.load(row3, 16);
  let c32 = v128.load(row3, 32);
  let c33 = v128.load(row3, 48);
  const end = b + <usize>kc * 64;
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    const t0 = v128.load64_splat(a);
    c00 = addProduct(c00, t0, b0);
    c01 = addProduct(c01, t0, b1);
    c02 = addProduct(c02, t0, b2);
    c03 = addProduct(c03, t0, b3);
    const t1 = v128.load64_splat(a, 8);
    c10 = addProduct(c10, t1, b0);
    c11 = addProduct(c11, t1, b1);
    c12 = addProduct(c12, t1, b2);
    c13 = addProduct(c13, t1, b3);
    const t2 = v128.load64_splat(a, 16);
    c20 = addProduct(c20, t2, b0);
    c21 = addProduct(c21, t2, b1);
    c22 = addProduct(c22, t2, b2);
    c23 = addProduct(c23, t2, b3);
    const t3 = v128.load64_splat(a, 24);
    c30 = addProduct(c30, t3, b0);
    c31 = addProduct(c31, t3, b1);
    c32 = addProduct(c32, t3, b2);
    c33 = addProduct(c33, t3, b3);
    a += 32;
    b += 64;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c02, 32);
  v128.store(c, c03, 48);
  v128.store(row1, c10);
  v128.store(row1, c11, 16);
  v128.store(row1, c12, 32);
  v128.store(row1, c13, 48);
  v128.store(row2, c20);
  v128.store(row2, c21, 16);
  v128.store(row2, c22, 32);
  v128.store(row2, c23, 48);
  v128.store(row3, c30);
  v128.store(row3, c31, 16);
  v128.store(row3, c32, 32);
  v128.store(row3, c33, 48);
}
