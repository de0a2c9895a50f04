import {
  breathe,
  DenseMatrix,
  MisuseError,
  pairwiseSum,
  requireFields,
  requireInteger,
  requireList,
  requireMemory,
  requireOptions,
  requireSameExtent,
  ShapeError,
  workOptionNames,
  type WorkOptions,
} from '@entk/core';
import { columnGram } from '@entk/linalg';

/**
 * The rows of a matrix G [N, k], some at a time: an open file of `@entk/kernels/node`, or anything that can give them.
 */
export interface GradientSource {
  /** N. */
  readonly rows: number;
  /** k: how many numbers a gradient has, or was projected to. */
  readonly columns: number;
  /** Rows from … to − 1, float64. */
  readonly readRows: (from: number, to: number) => DenseMatrix | Promise<DenseMatrix>;
  /** Rows of each of the parts that follow each other, such as files: GᵀG is the sum of theirs. @default one part */
  readonly parts?: readonly number[];
}

/** Bytes of the rows that are taken at once, as float64. */
const blockBytes = 4 * 1024 ** 2;

/** Copies of a block that are alive together: as it was read, as it is given, and in WASM. */
const blockCopies = 3;

/** Blocks of rows, each beside the first of them, and whether it is the last of its part. */
export interface RowBlocks {
  readonly bytes: number;
  /** Sums that wait for others: one for each level of the tree over parts. */
  readonly levels: number;
  readonly each: (
    visit: (block: DenseMatrix, from: number, endsPart: boolean) => void | Promise<void>,
    work: Pick<WorkOptions, 'signal' | 'onProgress'> & { readonly until?: number },
  ) => Promise<void>;
}

/** The blocks of a source. */
export function rowBlocks({ rows, columns, readRows, parts = [rows] }: GradientSource, caller: string): RowBlocks {
  requireParts(caller, rows, parts);
  const height = Math.max(1, Math.min(rows, Math.floor(blockBytes / (8 * columns))));
  return {
    bytes: blockCopies * 8 * height * columns,
    levels: 32 - Math.clz32(parts.length - 1),
    async each(visit, { signal, onProgress, until = rows }) {
      let end = 0;
      let from = 0;
      for (const count of parts) {
        end += count;
        while (from < Math.min(end, until)) {
          await breathe(signal);
          onProgress?.({ stage: 'reading gradients', done: from, total: rows });
          const to = Math.min(from + height, end);
          const block = await readRows(from, to);
          requireSameExtent(caller, 'rows read', to - from, block.rows);
          requireSameExtent(caller, 'columns read', columns, block.columns);
          await visit(block, from, to === end);
          from = to;
        }
      }
    },
  };
}

function requireParts(caller: string, rows: number, parts: readonly number[]): void {
  requireList(caller, 'parts', parts);
  for (const count of parts) requireInteger(caller, 'rows of a part', count, { min: 1 });
  const sum = parts.reduce((all, count) => all + count, 0);
  if (sum !== rows) throw new ShapeError({ in: caller, rule: `parts must have the ${rows} rows together`, got: sum });
}

/**
 * GᵀG [k, k] of gradients that are stored as rows: what machines that have a part each compute, and whose sum has the
 * eigenvalues of the whole kernel.
 *
 * Blocks of one part are added in their order, parts as `pairwiseSum` of `@entk/core` does. The same parts give the
 * same bits, whoever adds them.
 *
 * @param source G, axes [N, k].
 * @returns Axes [k, k], exactly symmetric, accumulated in float64.
 * @throws NonFiniteError for NaN or infinity.
 * @throws ShapeError if the source gives another number of rows or columns than it said.
 * @throws MemoryBudgetError if the sums do not fit.
 * @throws MisuseError for a source without rows or columns.
 * @throws The signal's reason when aborted.
 * @remarks O(N k²). One sum of 8·k² bytes waits for each level of the tree over parts.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { gradientGram } from '@entk/kernels';
 *
 * const gradients = DenseMatrix.fromRows([[3, 0], [0, 1], [4, 0]]);
 * const readRows = (from: number, to: number) => gradients.rowRange(from, to);
 * (await gradientGram({ rows: 3, columns: 2, readRows, parts: [2, 1] })).data; // Float64Array [25, 0, 0, 1]
 * ```
 */
export async function gradientGram(source: GradientSource, options: WorkOptions = {}): Promise<DenseMatrix> {
  const caller = 'gradientGram';
  requireOptions<WorkOptions>(caller, options, workOptionNames);
  requireSource(caller, source);
  const blocks = rowBlocks(source, caller);
  requireMemory(caller, 'sums', gramBytes(source.columns, blocks), options.memoryBudget, 'take fewer columns or parts');
  return gramOf(source.columns, blocks, options);
}

/** Bytes that the sum of blocks holds. */
export function gramBytes(columns: number, { bytes, levels }: RowBlocks): number {
  return bytes + (2 + levels) * 8 * columns ** 2;
}

/** GᵀG over blocks. */
export async function gramOf(columns: number, blocks: RowBlocks, work: WorkOptions): Promise<DenseMatrix> {
  const sum = pairwiseSum((left: DenseMatrix, right: DenseMatrix) => left.addInPlace(right));
  let gram = new DenseMatrix(columns, columns);
  await blocks.each((block, _, endsPart) => {
    gram.addInPlace(columnGram(block, { memoryBudget: Infinity }));
    if (!endsPart) return;
    sum.add(gram);
    gram = new DenseMatrix(columns, columns);
  }, work);
  return sum.total() as DenseMatrix;
}

/** Requires rows, columns and a way to read them. */
export function requireSource(caller: string, source: GradientSource): void {
  requireFields(caller, 'source', source, []);
  requireInteger(caller, 'rows', source.rows, { min: 1 });
  requireInteger(caller, 'columns', source.columns, { min: 1 });
  if (typeof source.readRows === 'function') return;
  throw new MisuseError({ in: caller, rule: 'readRows must be a function', got: typeof source.readRows });
}
