import { type Address, addressOf, isRecording, runKernel, unwritten } from './kernels.js';
import type { Tensor } from './tensor.js';

/**
 * Numbers of a factor that stay in the cache beside what other threads have there, 128 kB: of a larger one, so many
 * columns are taken at a time. Four times as many are as quick alone, and a fifth slower beside others.
 */
const partNumbers = 2 ** 15;

/** Of a left factor that is read down its columns. */
const mostTransposed = 2 ** 18;

/** Columns that the kernel takes at once, a line of the cache. */
const columnsTogether = 16;

const bytesOfNumber = 4;

/** A product A·B for A [rows, inner] and B [inner, columns]. */
interface Product {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly left: Tensor;
  /** From one number of A to the next down a column, and along a row. */
  readonly strides: readonly [number, number];
}

/**
 * A·B for A [a, b] and B [b, c], with the bits of the backend's product; `undefined` where autodiff is to know of it,
 * or where nothing is won.
 *
 * The backend packs the whole right factor anew for every product. Here so many columns at a time as stay in the
 * cache are copied, or transposed, and multiplied: no memory beside the result, and less time whatever the sizes.
 *
 * @param transposed Which is given as its transpose; of Aᵀ·B both factors must be small.
 */
export function cachedProduct(left: Tensor, right: Tensor, transposed?: 'left' | 'right'): Tensor | undefined {
  if (isRecording() || left.size === 0 || right.size === 0) return undefined;
  if (transposed === 'left' && Math.max(left.size, right.size) > mostTransposed) return undefined;
  const [inner, columns] = transposed === 'right' ? right.shape.toReversed() : right.shape;
  const rows = left.size / inner;
  const strides = transposed === 'left' ? ([1, rows] as const) : ([inner, 1] as const);
  const product = { rows, inner, columns, left, strides };
  const result = unwritten([rows, columns]);
  const atOnce = Math.min(columns, columnsAtOnce(inner));
  const isWhole = atOnce === columns && transposed !== 'right';
  // Room for a part comes before any address is asked for.
  const part = isWhole ? undefined : unwritten([inner, atOnce]);
  for (let first = 0; first < columns; first += atOnce) {
    const count = Math.min(atOnce, columns - first);
    const [from, to] = [addressOf(right), addressOf(result) + first * bytesOfNumber];
    if (part && transposed === 'right') {
      runKernel('transpose', count, inner, from + first * inner * bytesOfNumber, addressOf(part));
    } else if (part) {
      const row = columns * bytesOfNumber;
      runKernel('gatherRows', inner, count * bytesOfNumber, from + first * bytesOfNumber, row, addressOf(part));
    }
    multiplyInto(product, count, part ? addressOf(part) : from, to);
  }
  part?.dispose();
  return result;
}

function columnsAtOnce(inner: number): number {
  return columnsTogether * Math.max(1, Math.floor(partNumbers / (inner * columnsTogether)));
}

/** So many columns of a product, from as many columns of B that lie together. */
function multiplyInto(
  { rows, inner, columns, left, strides: [down, along] }: Product,
  count: number,
  from: Address,
  to: Address,
): void {
  runKernel(
    'product',
    rows,
    count,
    inner,
    addressOf(left),
    down * bytesOfNumber,
    along * bytesOfNumber,
    from,
    count * bytesOfNumber,
    to,
    columns * bytesOfNumber,
  );
}

/** The transpose of a matrix. */
export function transposedMatrix(matrix: Tensor): Tensor {
  const [rows, columns] = matrix.shape;
  const result = unwritten([columns, rows]);
  runKernel('transpose', rows, columns, addressOf(matrix), addressOf(result));
  return result;
}
