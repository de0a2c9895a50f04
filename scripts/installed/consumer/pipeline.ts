import { alignmentHeatmap, heatmapSummary } from '@entk/alignment';
import type { DenseMatrix } from '@entk/core';
import { fourierFamily, modularAddition } from '@entk/datasets';
import { drawFigure, type Figure, spectrumPanel } from '@entk/figures';
import { openWeights } from '@entk/formats';
import { factoredJacobian } from '@entk/jacobians';
import { kernelSpectrum } from '@entk/kernels';
import { gram } from '@entk/linalg';
import { initialiseBackend } from '@entk/models';
import { modularAdditionWeights, networkFromWeights } from '@entk/models/import';
import { rotateJointly, torusLaplacian } from '@entk/rotation';
import { findCliffs } from '@entk/spectral';

export interface Outcome {
  readonly eigenvalues: readonly number[];
  readonly trace: number;
  readonly cliffs: readonly (readonly [number, number])[];
  /** Of the second cliff, rotated jointly: the mean best match with the families of a + b and a − b. */
  readonly meanMatch: number;
  /** Of the rotated basis, QᵀQ − 1 at its largest. */
  readonly fromOrthonormal: number;
}

/** What somebody composes from the published packages: weights → kernel → spectrum → cliffs → rotation → alignment. */
export async function pipeline(weights: Uint8Array, p: number, wasmPaths?: string): Promise<Outcome> {
  await initialiseBackend(wasmPaths ? { wasmPaths } : {});
  const { inputs } = modularAddition({ p });
  const { network, parameters } = networkFromWeights(await openWeights(weights), [modularAdditionWeights({ p })]);
  const spectrum = await kernelSpectrum(
    factoredJacobian(network, parameters, inputs),
    { kind: 'classMean' },
    { count: 160 },
  );
  const { values, vectors, trace } = spectrum;
  if (!vectors || trace === undefined) throw new Error('there are no vectors');
  const { cliffs } = findCliffs(spectrum);
  const laplacians = [torusLaplacian(p, 'sum'), torusLaplacian(p, 'difference')];
  const { basis } = await rotateJointly(vectors.columnRange(2 * p - 1, 4 * p - 3), laplacians);
  const families = [fourierFamily({ p, argument: 'sum' }), fourierFamily({ p, argument: 'difference' })];
  return {
    eigenvalues: Array.from(values),
    trace,
    cliffs: cliffs.map(({ from, to }) => [from, to] as const),
    meanMatch: heatmapSummary(alignmentHeatmap(basis, families)).meanColumnMax,
    fromOrthonormal: fromIdentity(gram(basis.transpose())),
  };
}

/** The number of elements that a figure of the spectrum is drawn with. */
export function drawnElements(eigenvalues: readonly number[], page: Document): number {
  const figure: Figure = spectrumPanel({ curves: [{ label: 'full kernel', eigenvalues }] });
  return drawFigure(figure, { document: page }).querySelectorAll('*').length;
}

function fromIdentity(matrix: DenseMatrix): number {
  let largest = 0;
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.columns; j++) {
      largest = Math.max(largest, Math.abs(matrix.get(i, j) - (i === j ? 1 : 0)));
    }
  }
  return largest;
}
