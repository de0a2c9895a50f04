/** Copies blocks of the operands into the order in which the register tile reads them. */

/** out[panel][k][width]; the last panel is padded with zeros. Any strides. */
function packAny(
  dim: i32, k: i32, source: usize, strideDim: usize, strideK: usize, out: usize, width: i32, firstPanel: i32, factor: f64,
): void {
  const w = <usize>width << 3;
  const panelBytes = <usize>k * w;
  for (let p = firstPanel * width; p < dim; p += width) {
    const rows = min(width, dim - p);
    let from = source + <usize>p * strideDim;
    let to = out + <usize>(p / width) * panelBytes;
    for (let l = 0; l < k; l++) {
      for (let r = 0; r < width; r++) {
        const value = r < rows ? factor * load<f64>(from + <usize>r * strideDim) : 0;
        store<f64>(to + (<usize>r << 3), value);
      }
      from += strideK;
      to += w;
    }
  }
}

/** Panels of 3, times `factor`. */
function pack3(dim: i32, k: i32, source: usize, strideDim: i32, strideK: i32, out: usize, factor: f64): void {
  const panels = dim / 3;
  const f = f64x2.splat(factor);
  const sd = <usize>strideDim << 3;
  const sk = <usize>strideK << 3;
  const panelBytes = <usize>k * 24;
  let done = 0;
  if (strideDim == 1) {
    for (; done < panels; done++) {
      let from = source + <usize>done * 24;
      let to = out + <usize>done * panelBytes;
      const end = to + panelBytes;
      while (to < end) {
        v128.store(to, f64x2.mul(f, v128.load(from)));
        store<f64>(to, factor * load<f64>(from, 16), 16);
        from += sk;
        to += 24;
      }
    }
  } else if (strideK == 1) {
    for (; done < panels; done++) {
      let r0 = source + <usize>done * 3 * sd;
      let r1 = r0 + sd;
      let r2 = r1 + sd;
      let to = out + <usize>done * panelBytes;
      const end = to + <usize>(k >> 1) * 48;
      while (to < end) {
        const a = f64x2.mul(f, v128.load(r0));
        const b = f64x2.mul(f, v128.load(r1));
        const c = f64x2.mul(f, v128.load(r2));
        v128.store(to, v128.shuffle<f64>(a, b, 0, 2));
        v128.store(to, v128.shuffle<f64>(c, a, 0, 3), 16);
        v128.store(to, v128.shuffle<f64>(b, c, 1, 3), 32);
        r0 += 16;
        r1 += 16;
        r2 += 16;
        to += 48;
      }
      if (k & 1) {
        store<f64>(to, factor * load<f64>(r0));
        store<f64>(to, factor * load<f64>(r1), 8);
        store<f64>(to, factor * load<f64>(r2), 16);
      }
    }
  }
  packAny(dim, k, source, sd, sk, out, 3, done, factor);
}

/** `width`, 4, 6 or 8, is a constant where this is inlined, so that its steps are written out. */
// @ts-ignore: decorator
@inline
function packEven(
  width: i32, dim: i32, k: i32, source: usize, strideDim: i32, strideK: i32, out: usize, factor: f64,
): void {
  const panels = dim / width;
  const f = f64x2.splat(factor);
  const w = <usize>width << 3;
  const sd = <usize>strideDim << 3;
  const sk = <usize>strideK << 3;
  const panelBytes = <usize>k * w;
  let done = 0;
  if (strideDim == 1) {
    for (; done < panels; done++) {
      let from = source + <usize>done * w;
      let to = out + <usize>done * panelBytes;
      const end = to + panelBytes;
      while (to < end) {
        v128.store(to, f64x2.mul(f, v128.load(from)));
        v128.store(to, f64x2.mul(f, v128.load(from, 16)), 16);
        if (width > 4) v128.store(to, f64x2.mul(f, v128.load(from, 32)), 32);
        if (width > 6) v128.store(to, f64x2.mul(f, v128.load(from, 48)), 48);
        from += sk;
        to += w;
      }
    }
  } else if (strideK == 1) {
    for (; done < panels; done++) {
      let r0 = source + <usize>(done * width) * sd;
      let r2 = r0 + 2 * sd;
      let r4 = r2 + 2 * sd;
      let r6 = r4 + 2 * sd;
      let to = out + <usize>done * panelBytes;
      const end = to + <usize>(k >> 1) * 2 * w;
      while (to < end) {
        transposeTwo(r0, r0 + sd, to, w, f);
        transposeTwo(r2, r2 + sd, to + 16, w, f);
        if (width > 4) transposeTwo(r4, r4 + sd, to + 32, w, f);
        if (width > 6) transposeTwo(r6, r6 + sd, to + 48, w, f);
        r0 += 16;
        r2 += 16;
        r4 += 16;
        r6 += 16;
        to += 2 * w;
      }
      if (k & 1) {
        for (let row = 0; row < width; row++) {
          store<f64>(to, factor * load<f64>(r0));
          r0 += sd;
          to += 8;
        }
      }
    }
  }
  packAny(dim, k, source, sd, sk, out, width, done, factor);
}

/** Two numbers of each of two rows, into neighbouring places of two steps of a panel. */
// @ts-ignore: decorator
@inline
function transposeTwo(upper: usize, lower: usize, to: usize, w: usize, f: v128): void {
  const a = f64x2.mul(f, v128.load(upper));
  const b = f64x2.mul(f, v128.load(lower));
  v128.store(to, v128.shuffle<f64>(a, b, 0, 2));
  v128.store(to + w, v128.shuffle<f64>(a, b, 1, 3));
}

/** The left operand in panels as tall as the tile, times `factor`. */
export function packLeft(
  width: i32, dim: i32, k: i32, source: usize, strideDim: i32, strideK: i32, out: usize, factor: f64,
): void {
  if (width == 3) pack3(dim, k, source, strideDim, strideK, out, factor);
  else packEven(4, dim, k, source, strideDim, strideK, out, factor);
}

/** The right operand in panels as wide as the tile. */
export function packRight(
  width: i32, dim: i32, k: i32, source: usize, strideDim: i32, strideK: i32, out: usize,
): void {
  if (width == 6) packEven(6, dim, k, source, strideDim, strideK, out, 1);
  else packEven(8, dim, k, source, strideDim, strideK, out, 1);
}
