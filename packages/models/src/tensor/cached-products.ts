import { type Address, addressOf, runKernel, runsKernels, unwritten } from './kernels.js';
import type { Tensor } from './tensor.js';

/**
 * Numbers of a block of the right factor in panels, 256 kB: half of a second cache of 512 kB. Half as many, or half as
 * many again, are within 3 %.
 */
const mostPacked = 2 ** 16;

/** Columns of a panel, and numbers of a tile at the edge of the result. */
const [panelColumns, edgeNumbers] = [8, 40];

/** Of a right factor that stays in the cache as it lies, 128 kB. */
const mostUnpacked = 2 ** 15;

/** From so many numbers, and rows that repay the copy, packing pays in the cache too: up to a tenth. */
const [leastPacked, rowsToPack] = [2 ** 12, 32];

/** Of a left factor that is read down its columns. */
const mostTransposed = 2 ** 18;

const bytesOfNumber = 4;

/**
 * A·B for A [a, b] and B [b, c], with the bits of the backend's product; `undefined` where autodiff is to know of it,
 * or where nothing is won.
 *
 * The backend packs the whole right factor anew for every product. Here so much of it at a time as stays in the cache
 * is packed, or nothing: there is little memory beside the result, and less time whatever the sizes.
 *
 * @param transposed Which is given as its transpose; of Aᵀ·B both factors must be small.
 */
export function cachedProduct(left: Tensor, right: Tensor, transposed?: 'left' | 'right'): Tensor | undefined {
  if (!runsKernels() || left.size === 0 || right.size === 0) return undefined;
  if (transposed === 'left' && Math.max(left.size, right.size) > mostTransposed) return undefined;
  const isTurned = transposed === 'right';
  const [inner, columns] = isTurned ? right.shape.toReversed() : right.shape;
  const rows = left.size / inner;
  if (right.size <= mostUnpacked && (rows < rowsToPack || right.size < leastPacked)) {
    if (!isTurned) return unpacked(left, right, [rows, columns, inner], transposed);
    const turned = transposedMatrix(right);
    const result = unpacked(left, turned, [rows, columns, inner]);
    turned.dispose();
    return result;
  }
  const result = unwritten([rows, columns]);
  const padded = panelColumns * Math.ceil(columns / panelColumns);
  const room = Math.min(mostPacked, inner * padded + edgeNumbers);
  // Room for panels comes before any address is asked for.
  const panels = unwritten([room]);
  runKernel(
    'packedProduct',
    rows,
    columns,
    inner,
    ...readAs(left, rows, transposed),
    addressOf(right),
    right.shape[1] * bytesOfNumber,
    Number(isTurned),
    addressOf(result),
    columns * bytesOfNumber,
    addressOf(panels),
    room,
  );
  panels.dispose();
  return result;
}

/** Of a right factor that is read where it lies. */
function unpacked(
  left: Tensor,
  right: Tensor,
  sizes: readonly [number, number, number],
  transposed?: 'left' | 'right',
) {
  const [rows, columns] = sizes;
  const result = unwritten([rows, columns]);
  const row = columns * bytesOfNumber;
  runKernel('product', ...sizes, ...readAs(left, rows, transposed), addressOf(right), row, addressOf(result), row);
  return result;
}

/** Where a left factor of so many rows lies, and how far its numbers are apart down a column, and along a row. */
function readAs(left: Tensor, rows: number, transposed?: 'left' | 'right'): readonly [Address, number, number] {
  const [down, along] = transposed === 'left' ? [1, rows] : [left.size / rows, 1];
  return [addressOf(left), down * bytesOfNumber, along * bytesOfNumber];
}

/** The transpose of a matrix. */
export function transposedMatrix(matrix: Tensor): Tensor {
  const [rows, columns] = matrix.shape;
  const result = unwritten([columns, rows]);
  runKernel('transpose', rows, columns, addressOf(matrix), addressOf(result));
  return result;
}
