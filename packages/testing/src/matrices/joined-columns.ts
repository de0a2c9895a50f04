import { DenseMatrix, type NdArray } from '@entk/core';

/** Arrays [N, C, Pᵢ] side by side as a matrix [N·C, Σ Pᵢ], row n·C + c: J from `denseJacobian` of `@entk/jacobians`. */
export function joinedColumns(parts: ReadonlyMap<string, NdArray<Float64Array>>): DenseMatrix {
  const arrays = Array.from(parts.values());
  const [examples = 0, outputs = 0] = arrays[0]?.shape ?? [];
  const joined = new DenseMatrix(
    examples * outputs,
    arrays.reduce((sum, { shape }) => sum + shape[2], 0),
  );
  let start = 0;
  for (const { shape, data } of arrays) {
    const width = shape[2];
    for (let row = 0; row < joined.rows; row++) {
      joined.rowSpan(row).set(data.subarray(row * width, (row + 1) * width), start);
    }
    start += width;
  }
  return joined;
}
