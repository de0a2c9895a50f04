import { DenseMatrix } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { eigh } from '@entk/spectral';

/** What a page does with the packages: gives what came of it, or what was thrown. */
async function outcome(work: () => unknown): Promise<string> {
  try {
    return String(await work());
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

export const page = {
  backend: (wasmPaths: string) => outcome(() => initialiseBackend({ wasmPaths })),
  eigenvalues: () =>
    outcome(async () => {
      const matrix = new DenseMatrix(2, 2, Float64Array.of(2, 1, 1, 2));
      return (await eigh(matrix)).values.map(Math.round);
    }),
};

Object.assign(globalThis, { page });
