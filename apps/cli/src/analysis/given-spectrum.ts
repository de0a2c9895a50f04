import { type Collapse, kernelNoise, type KernelSpectrum } from '@entk/kernels';

/** Eigenpairs of a matrix that came from elsewhere, and the side that they were solved on. */
export type GivenPairs = Omit<
  KernelSpectrum,
  'collapse' | 'parameters' | 'exampleCount' | 'outputCount' | 'outputFactors' | 'noise'
>;

/** What is said of the matrix. */
export interface GivenMatrixWords {
  readonly collapse: Collapse;
  /** M = N, or C·N of a flattened kernel. */
  readonly rows: number;
  /** C of a flattened kernel, 1 of others. */
  readonly outputCount: number;
  readonly numbers: 'float32' | 'float64';
}

/** The spectrum of a kernel, or of gradients, that came from elsewhere: nothing is known of its parameters. */
export function givenSpectrum(
  pairs: GivenPairs,
  { collapse, rows, outputCount, numbers }: GivenMatrixWords,
): KernelSpectrum {
  const flattened = collapse.kind === 'flattened';
  return {
    ...pairs,
    collapse,
    ...(flattened && collapse.rowOrder && { rowOrder: collapse.rowOrder }),
    parameters: [],
    exampleCount: flattened ? rows / outputCount : rows,
    outputCount,
    outputFactors: new Float64Array(outputCount).fill(1),
    noise: numbers === 'float32' ? kernelNoise : rows * Number.EPSILON,
  };
}
