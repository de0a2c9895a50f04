import { AbstractMatrix } from 'ml-matrix';
import { ShapeError } from './errors.js';
import { type NdArray, ndArray, type NumericArray } from './nd-array.js';
import { requireInteger } from './requirements.js';

/**
 * The one matrix type of entk: float64, row-major, contiguous; entry (i, j) is `data[i * columns + j]`.
 *
 * It is a citizen of ml-matrix, so every method and function of that library takes it
 * (`matrix.mmul(other)`, `new SVD(matrix)`); what those return is an ml-matrix `Matrix`, which
 * `DenseMatrix.from` brings back.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 *
 * const matrix = DenseMatrix.fromRows([[2, 0], [0, 3]]);
 * matrix.mmul(matrix).get(1, 1); // 9
 * matrix.data; // Float64Array [2, 0, 0, 3]
 * ```
 */
export class DenseMatrix extends AbstractMatrix {
  declare readonly rows: number;
  declare readonly columns: number;
  readonly data: Float64Array;

  /**
   * A view on `data`, or a matrix of zeros without it. The array is not copied.
   *
   * @throws ShapeError if `data` does not have rows × columns entries.
   */
  constructor(rows: number, columns: number, data?: Float64Array) {
    super();
    requireInteger('DenseMatrix', 'rows', rows, { min: 0 });
    requireInteger('DenseMatrix', 'columns', columns, { min: 0 });
    if (data && data.length !== rows * columns) {
      throw new ShapeError({
        in: 'DenseMatrix',
        rule: `data must have rows × columns = ${rows * columns} entries`,
        got: data.length,
      });
    }
    this.rows = rows;
    this.columns = columns;
    this.data = data ?? new Float64Array(rows * columns);
  }

  /**
   * A copy of an ml-matrix matrix.
   *
   * @throws ShapeError if it is something else.
   */
  static from(matrix: AbstractMatrix): DenseMatrix {
    if (!(matrix instanceof AbstractMatrix)) {
      const remedy = 'DenseMatrix.fromRows(rows) makes one of nested arrays';
      throw new ShapeError({ in: 'DenseMatrix.from', rule: 'matrix must be one of ml-matrix', got: matrix, remedy });
    }
    if (matrix instanceof DenseMatrix) return new DenseMatrix(matrix.rows, matrix.columns, matrix.data.slice());
    const copy = new DenseMatrix(matrix.rows, matrix.columns);
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.columns; j++) copy.data[i * matrix.columns + j] = matrix.get(i, j);
    }
    return copy;
  }

  /**
   * A matrix from its rows.
   *
   * @throws ShapeError if the rows differ in length, or are no lists of numbers.
   */
  static fromRows(rows: readonly ArrayLike<number>[]): DenseMatrix {
    if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || typeof row?.length !== 'number')) {
      throw new ShapeError({ in: 'DenseMatrix.fromRows', rule: 'rows must be a list of lists of numbers', got: rows });
    }
    const columns = rows[0]?.length ?? 0;
    const matrix = new DenseMatrix(rows.length, columns);
    rows.forEach((row, i) => {
      if (row.length !== columns) {
        throw new ShapeError({
          in: 'DenseMatrix.fromRows',
          rule: `row ${i} must have ${columns} entries`,
          got: row.length,
        });
      }
      matrix.data.set(row, i * columns);
    });
    return matrix;
  }

  /**
   * A copy of an array of two axes or more, of any type of number: the first axis counts the rows, all others together
   * the columns, as in memory.
   *
   * @throws ShapeError if it has fewer axes, or its entries do not fill its shape.
   */
  static fromArray(array: NdArray<NumericArray>): DenseMatrix {
    const caller = 'DenseMatrix.fromArray';
    const { shape, data } = array ?? {};
    if (!Array.isArray(shape) || typeof data?.length !== 'number') {
      throw new ShapeError({ in: caller, rule: 'array must have a shape and data', got: array });
    }
    if (shape.length < 2) throw new ShapeError({ in: caller, rule: 'array must have two axes or more', got: shape });
    const [rows, ...others] = ndArray(shape, data).shape;
    const columns = others.reduce((product, extent) => product * extent, 1);
    return new DenseMatrix(rows, columns, float64Of(data));
  }

  /** The same numbers as an array of axes [rows, columns], which shares their memory. */
  toNdArray(): NdArray<Float64Array> {
    return ndArray([this.rows, this.columns], this.data);
  }

  /**
   * A matrix from blocks of columns, in their order.
   *
   * @throws ShapeError if there is no block, or if they differ in rows.
   */
  static sideBySide(blocks: readonly DenseMatrix[]): DenseMatrix {
    const caller = 'DenseMatrix.sideBySide';
    if (blocks.length === 0) throw new ShapeError({ in: caller, rule: 'there must be a block', got: 0 });
    const { rows } = blocks[0];
    const columns = blocks.reduce((sum, block) => sum + block.columns, 0);
    const joined = new DenseMatrix(rows, columns);
    let start = 0;
    for (const block of blocks) {
      if (block.rows !== rows) {
        throw new ShapeError({ in: caller, rule: `every block must have ${rows} rows`, got: block.rows });
      }
      for (let i = 0; i < rows; i++) joined.data.set(block.rowSpan(i), i * columns + start);
      start += block.columns;
    }
    return joined;
  }

  /** The matrix with entry (i, j) = `entry(i, j)`. */
  static generate(rows: number, columns: number, entry: (i: number, j: number) => number): DenseMatrix {
    const matrix = new DenseMatrix(rows, columns);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) matrix.data[i * columns + j] = entry(i, j);
    }
    return matrix;
  }

  /**
   * Puts one entry. Loops over many write to `data`.
   *
   * @throws ShapeError outside the matrix.
   */
  override set(row: number, column: number, value: number): this {
    if (row >>> 0 !== row || column >>> 0 !== column || row >= this.rows || column >= this.columns) {
      throw outside('set', this, [row, column]);
    }
    this.data[row * this.columns + column] = value;
    return this;
  }

  /**
   * One entry. Loops over many read `data`.
   *
   * @throws ShapeError outside the matrix.
   */
  override get(row: number, column: number): number {
    if (row >>> 0 !== row || column >>> 0 !== column || row >= this.rows || column >= this.columns) {
      throw outside('get', this, [row, column]);
    }
    return this.data[row * this.columns + column];
  }

  /**
   * Row i, as a view on the matrix's own memory.
   *
   * @throws ShapeError outside the matrix.
   */
  rowSpan(row: number): Float64Array {
    if (row >>> 0 !== row || row >= this.rows) throw outside('rowSpan', this, [row]);
    return this.data.subarray(row * this.columns, (row + 1) * this.columns);
  }

  /**
   * Column j, copied.
   *
   * @throws ShapeError outside the matrix.
   */
  columnCopy(column: number): Float64Array {
    if (column >>> 0 !== column || column >= this.columns) throw outside('columnCopy', this, [column]);
    const copy = new Float64Array(this.rows);
    for (let i = 0; i < this.rows; i++) copy[i] = this.data[i * this.columns + column];
    return copy;
  }

  /** Rows from … to − 1, as a view on the matrix's own memory. */
  rowRange(from: number, to: number): DenseMatrix {
    requireInteger('DenseMatrix.rowRange', 'from', from, { min: 0, max: this.rows });
    requireInteger('DenseMatrix.rowRange', 'to', to, { min: from, max: this.rows });
    return new DenseMatrix(to - from, this.columns, this.data.subarray(from * this.columns, to * this.columns));
  }

  /**
   * Adds another matrix to this one, entry by entry, and returns this one.
   *
   * @throws ShapeError if the axes differ.
   */
  addInPlace(term: DenseMatrix): this {
    if (term.rows !== this.rows || term.columns !== this.columns) {
      throw new ShapeError({
        in: 'DenseMatrix.addInPlace',
        rule: `the term must have the axes [${this.rows}, ${this.columns}]`,
        got: [term.rows, term.columns],
      });
    }
    for (let index = 0; index < this.data.length; index++) this.data[index] += term.data[index];
    return this;
  }

  /** Multiplies every entry by a number and returns this matrix. */
  scaleInPlace(factor: number): this {
    for (let index = 0; index < this.data.length; index++) this.data[index] *= factor;
    return this;
  }

  /** Columns from … to − 1, copied. */
  columnRange(from: number, to: number): DenseMatrix {
    requireInteger('DenseMatrix.columnRange', 'from', from, { min: 0, max: this.columns });
    requireInteger('DenseMatrix.columnRange', 'to', to, { min: from, max: this.columns });
    const width = to - from;
    const part = new DenseMatrix(this.rows, width);
    // Entry by entry: a view of each row would cost more than its numbers do.
    for (let i = 0, at = 0; i < this.rows; i++) {
      const start = i * this.columns;
      for (let j = from; j < to; j++) part.data[at++] = this.data[start + j];
    }
    return part;
  }

  /** The transpose, copied. */
  override transpose(): DenseMatrix & ReturnType<AbstractMatrix['transpose']> {
    const { rows, columns, data } = this;
    const result = new DenseMatrix(columns, rows);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) result.data[j * rows + i] = data[i * columns + j];
    }
    return result as DenseMatrix & ReturnType<AbstractMatrix['transpose']>;
  }
}

function outside(method: string, { rows, columns }: DenseMatrix, place: readonly number[]): ShapeError {
  return new ShapeError({
    in: `DenseMatrix.${method}`,
    rule: `indices must lie in the axes [${rows}, ${columns}], counted from 0`,
    got: place,
  });
}

/** The size × size identity. */
export function identityMatrix(size: number): DenseMatrix {
  return DenseMatrix.generate(size, size, (i, j) => (i === j ? 1 : 0));
}

/** A copy as float64. The constructor of typed arrays copies as memory is copied, and takes no 64-bit integers. */
function float64Of(data: NumericArray): Float64Array {
  const isLarge = data instanceof BigInt64Array || data instanceof BigUint64Array;
  return isLarge ? Float64Array.from(data as ArrayLike<unknown>, Number) : new Float64Array(data as Float64Array);
}
