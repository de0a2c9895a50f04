import type { NdArray, WorkOptions } from '@entk/core';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { type Collapse, empiricalNtk } from '@entk/kernels';
import { type Network, type ParameterSet, quadraticMlpWeights } from '@entk/models';
import { eigh, type Spectrum } from '@entk/spectral';

/** The kernels of figure 2: of all parameters, and of either layer's. */
export type KernelName = 'full' | 'layer1' | 'layer2';

/** Weights pass through float32 on their way to a kernel: differences below this share of λ₁ are rounding. */
export const kernelNoise = 1e-7;

/** Leading eigenpairs of the collapsed kernel of all p² pairs, for the kernels asked for. */
export async function kernelSpectra<Name extends KernelName>(
  network: Network,
  parameters: ParameterSet,
  inputs: NdArray,
  names: readonly Name[],
  { collapse, count, ...work }: WorkOptions & { readonly collapse: Collapse; readonly count: number },
): Promise<Record<Name, Spectrum>> {
  const jacobian = factoredJacobian(network, parameters, inputs, work);
  const spectra: Partial<Record<KernelName, Spectrum>> = {};
  for (const name of names as readonly KernelName[]) {
    const part = name === 'full' ? jacobian : selectParameters(jacobian, [quadraticMlpWeights[name]]);
    const { matrix } = empiricalNtk(part, collapse, work);
    spectra[name] = await eigh(matrix, { count, semidefinite: true, ...work });
  }
  return spectra as Record<Name, Spectrum>;
}
