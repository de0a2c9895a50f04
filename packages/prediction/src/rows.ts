import { DenseMatrix, MisuseError } from '@entk/core';
import { type Collapse, rowIndex } from '@entk/kernels';
import { difference, type Outputs, outputMatrix, sum } from './outputs.js';
import { mapSplit, type Split } from './split.js';

/** What tells how outputs [N, C] stand in the rows of a collapsed kernel. */
export interface KernelRows {
  readonly collapse: Collapse;
  /** C. */
  readonly outputCount: number;
  /** What the derivatives of each output were multiplied by before. */
  readonly outputFactors: Float64Array;
}

/** Outputs as right-hand sides of a kernel: [N, C] for an [N, N] kernel, [N·C, 1], in its order, for a flattened one. */
export function rowsOfOutputs(caller: string, kernel: KernelRows, outputs: DenseMatrix): DenseMatrix {
  const { collapse } = kernel;
  const scaled = weighted(caller, kernel, outputs, 1);
  if (collapse.kind !== 'flattened') return scaled;
  const { rows: N, columns: C } = outputs;
  const rows = new DenseMatrix(N * C, 1);
  scaled.data.forEach((value, index) => {
    rows.data[rowIndex(collapse.rowOrder, Math.floor(index / C), index % C, N, C)] = value;
  });
  return rows;
}

/** Outputs [N, C] from the rows of a kernel: the inverse of `rowsOfOutputs`. */
export function outputsOfRows(caller: string, kernel: KernelRows, rows: DenseMatrix): DenseMatrix {
  const { collapse, outputCount: C } = kernel;
  if (collapse.kind !== 'flattened') return weighted(caller, kernel, rows, -1);
  const N = rows.rows / C;
  const outputs = DenseMatrix.generate(N, C, (n, c) => rows.data[rowIndex(collapse.rowOrder, n, c, N, C)]);
  return weighted(caller, kernel, outputs, -1);
}

/** y − f₀(X) in the rows of a kernel, and the way back from K(·, X) α to f₀ + K(·, X) α. */
export interface Problem {
  readonly right: DenseMatrix;
  readonly predictions: (changes: Split<DenseMatrix>) => Split<DenseMatrix>;
}

/**
 * Poses the regression of targets around f₀.
 *
 * @throws ShapeError if targets or f₀ have not the axes; MisuseError if f₀ lacks a part, or a factor is zero.
 */
export function pose(
  caller: string,
  kernel: KernelRows,
  exampleCounts: Split<number>,
  targets: Outputs,
  around?: Split<Outputs>,
): Problem {
  const { outputCount } = kernel;
  const y = outputMatrix(caller, 'targets', targets, { exampleCount: exampleCounts.training, outputCount });
  const start =
    around &&
    mapSplit(exampleCounts, (exampleCount, name) =>
      outputMatrix(caller, `around.${name}`, around[name] ?? missing(caller, name), { exampleCount, outputCount }),
    );
  return {
    right: rowsOfOutputs(caller, kernel, start ? difference(y, start.training) : y),
    predictions: (changes) =>
      mapSplit(changes, (change, name) => {
        const prediction = outputsOfRows(caller, kernel, change);
        const from = start?.[name];
        return from ? sum(prediction, from) : prediction;
      }),
  };
}

/** Output c times its factor to a power, where the rows of the kernel belong to outputs. */
function weighted(caller: string, kernel: KernelRows, outputs: DenseMatrix, power: 1 | -1): DenseMatrix {
  const { collapse, outputFactors, outputCount } = kernel;
  if (collapse.kind !== 'flattened' || outputFactors.every((factor) => factor === 1)) return outputs;
  const zero = outputFactors.indexOf(0);
  if (zero >= 0) {
    throw new MisuseError({
      in: caller,
      rule: 'factors of outputs to be predicted must not be zero',
      got: 0,
      context: `output ${zero}`,
    });
  }
  const scaled = outputs.data.map((value, index) => value * outputFactors[index % outputCount] ** power);
  return new DenseMatrix(outputs.rows, outputCount, scaled);
}

function missing(caller: string, name: string): never {
  throw new MisuseError({
    in: caller,
    rule: 'around must have the outputs of every part that is predicted',
    context: `${name} is missing`,
  });
}
