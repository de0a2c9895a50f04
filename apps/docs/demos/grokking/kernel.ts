import type { NdArray, WorkOptions } from '@entk/core';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { empiricalNtk } from '@entk/kernels';
import { type Network, type ParameterSet, quadraticMlpWeights } from '@entk/models';
import { type CliffReport, eigh, findCliffs, type Spectrum } from '@entk/spectral';

/** The kernel of all parameters, or of the first layer's alone. */
export type KernelName = 'full' | 'layer1';

/** Weights pass through float32 on their way to a kernel: differences below this share of λ₁ are rounding. */
const kernelNoise = 1e-7;

/** Leading eigenpairs of the class-mean kernel of all p² pairs, and its drops. */
export async function kernelSpectrum(
  { network, parameters, inputs }: { network: Network; parameters: ParameterSet; inputs: NdArray },
  name: KernelName,
  { count, ...work }: WorkOptions & { readonly count: number },
): Promise<{ readonly spectrum: Spectrum; readonly report: CliffReport }> {
  const jacobian = factoredJacobian(network, parameters, inputs, work);
  const part = name === 'full' ? jacobian : selectParameters(jacobian, [quadraticMlpWeights.layer1]);
  const { matrix } = empiricalNtk(part, { kind: 'classMean' }, work);
  const spectrum = await eigh(matrix, { count, semidefinite: true, ...work });
  return { spectrum, report: findCliffs(spectrum.values, { size: matrix.rows, noise: kernelNoise }) };
}
