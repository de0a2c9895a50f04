import { addressOf, isRecording, runKernel, unwritten } from './kernels.js';
import type { Tensor } from './tensor.js';

/**
 * Numbers of a block of the right factor in panels, 256 kB: half of a second cache of 512 kB. Half as many, or half as
 * many again, are within 3 %.
 */
const panelNumbers = 2 ** 16;

/** Of a right factor that stays in the cache as it lies, 128 kB, and rows that would hardly repay its copy. */
const [mostUnpacked, rowsToPack] = [2 ** 15, 32];

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
  if (isRecording() || left.size === 0 || right.size === 0) return undefined;
  if (transposed === 'left' && Math.max(left.size, right.size) > mostTransposed) return undefined;
  const [inner, columns] = transposed === 'right' ? right.shape.toReversed() : right.shape;
  const rows = left.size / inner;
  const isPacked = transposed === 'right' || right.size > mostUnpacked || rows >= rowsToPack;
  const result = unwritten([rows, columns]);
  // Room for panels comes before any address is asked for.
  const panels = isPacked ? unwritten([panelNumbers]) : undefined;
  const [down, along] = transposed === 'left' ? [1, rows] : [inner, 1];
  const sizes = [rows, columns, inner] as const;
  const from = [addressOf(left), down * bytesOfNumber, along * bytesOfNumber, addressOf(right)] as const;
  const to = [addressOf(result), columns * bytesOfNumber] as const;
  const row = right.shape[1] * bytesOfNumber;
  if (panels) {
    const isTurned = Number(transposed === 'right');
    runKernel('packedProduct', ...sizes, ...from, row, isTurned, ...to, addressOf(panels), panelNumbers);
    panels.dispose();
  } else {
    runKernel('product', ...sizes, ...from, row, ...to);
  }
  return result;
}

/** The transpose of a matrix. */
export function transposedMatrix(matrix: Tensor): Tensor {
  const [rows, columns] = matrix.shape;
  const result = unwritten([columns, rows]);
  runKernel('transpose', rows, columns, addressOf(matrix), addressOf(result));
  return result;
}
