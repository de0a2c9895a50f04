import { DenseMatrix, type NdArray, requireFinite, ShapeError } from '@entk/core';

/** Values f_c(x_n) or y_c(x_n), axes [N, C]: what `predict` and data sets give, or a matrix. */
export type Outputs = DenseMatrix | NdArray | NdArray<Float64Array>;

/** The extents that outputs must have; whatever is left out is free. */
export interface OutputAxes {
  readonly exampleCount?: number;
  readonly outputCount?: number;
}

/**
 * Outputs as a matrix [N, C] in float64, finite.
 *
 * @throws ShapeError if they have not the axes wanted; NonFiniteError at the first NaN or infinity.
 */
export function outputMatrix(caller: string, name: string, outputs: Outputs, axes: OutputAxes = {}): DenseMatrix {
  const shape = outputs instanceof DenseMatrix ? [outputs.rows, outputs.columns] : outputs.shape;
  const [rows, columns] = shape;
  const fits =
    shape.length === 2 &&
    rows === (axes.exampleCount ?? rows) &&
    columns === (axes.outputCount ?? columns) &&
    rows > 0 &&
    columns > 0;
  if (!fits) {
    throw new ShapeError({
      in: caller,
      rule: `${name} must have axes [N, C] = [${axes.exampleCount ?? 'at least 1'}, ${axes.outputCount ?? 'at least 1'}]`,
      got: [...shape],
    });
  }
  requireFinite(caller, name, outputs.data);
  return outputs instanceof DenseMatrix ? outputs : new DenseMatrix(rows, columns, Float64Array.from(outputs.data));
}

/** left − right, entry by entry. */
export function difference(left: DenseMatrix, right: DenseMatrix): DenseMatrix {
  return new DenseMatrix(
    left.rows,
    left.columns,
    left.data.map((value, index) => value - right.data[index]),
  );
}

/** left + right, entry by entry. */
export function sum(left: DenseMatrix, right: DenseMatrix): DenseMatrix {
  return new DenseMatrix(
    left.rows,
    left.columns,
    left.data.map((value, index) => value + right.data[index]),
  );
}
