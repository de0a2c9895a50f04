import { addressOf, isRecording, runKernel, unwritten } from './kernels.js';
import type { Tensor } from './tensor.js';

/** Numbers of a factor that stays in the cache, 1 MB; the backend's product, which packs it, is ahead beyond. */
const cachedNumbers = 2 ** 18;

const bytesOfNumber = 4;

/**
 * A·B for A [a, b] and B [b, c], with the bits of the backend's product; `undefined` where that is quicker, or where
 * autodiff is to know of it. A product of a training step is small, and half its time would be the packing of a weight
 * that no other step uses.
 *
 * @param transposed Which is given as its transpose.
 */
export function smallProduct(left: Tensor, right: Tensor, transposed?: 'left' | 'right'): Tensor | undefined {
  if (isRecording()) return undefined;
  const again = transposed === 'left' ? Math.max(left.size, right.size) : right.size;
  if (again > cachedNumbers || left.size === 0 || right.size === 0) return undefined;
  const [inner, columns] = transposed === 'right' ? right.shape.toReversed() : right.shape;
  const rows = left.size / inner;
  const upright = transposed === 'right' ? transposedMatrix(right) : right;
  const [rowStride, columnStride] = transposed === 'left' ? [1, rows] : [inner, 1];
  const result = unwritten([rows, columns]);
  runKernel(
    'product',
    rows,
    columns,
    inner,
    addressOf(left),
    rowStride * bytesOfNumber,
    columnStride * bytesOfNumber,
    addressOf(upright),
    columns * bytesOfNumber,
    addressOf(result),
    columns * bytesOfNumber,
  );
  if (upright !== right) upright.dispose();
  return result;
}

/** The transpose of a matrix. */
export function transposedMatrix(matrix: Tensor): Tensor {
  const [rows, columns] = matrix.shape;
  const result = unwritten([columns, rows]);
  runKernel('transpose', rows, columns, addressOf(matrix), addressOf(result));
  return result;
}
