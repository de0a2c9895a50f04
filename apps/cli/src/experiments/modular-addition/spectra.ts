import type { NdArray, WorkOptions } from '@entk/core';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { type Collapse, type KernelSpectrum, kernelSpectrum } from '@entk/kernels';
import type { Network, ParameterSet } from '@entk/models';
import { quadraticMlpWeights } from '@entk/models/networks';

/** The kernels of figure 2: of all parameters, and of either layer's. */
export type KernelName = 'full' | 'layer1' | 'layer2';

/** Whether parameters that are taken together are one layer's. */
export function isLayer(parameters: readonly string[], name: Exclude<KernelName, 'full'>): boolean {
  return parameters.join() === quadraticMlpWeights[name];
}

/** Leading eigenpairs of the collapsed kernel of all p² pairs, for the kernels asked for. */
export async function kernelSpectra<Name extends KernelName>(
  network: Network,
  parameters: ParameterSet,
  inputs: NdArray,
  names: readonly Name[],
  { collapse, count, ...work }: WorkOptions & { readonly collapse: Collapse; readonly count: number },
): Promise<Record<Name, KernelSpectrum>> {
  const jacobian = factoredJacobian(network, parameters, inputs, work);
  const spectra: Partial<Record<KernelName, KernelSpectrum>> = {};
  for (const name of names as readonly KernelName[]) {
    const part = name === 'full' ? jacobian : selectParameters(jacobian, [quadraticMlpWeights[name]]);
    spectra[name] = await kernelSpectrum(part, collapse, { count, ...work });
  }
  return spectra as Record<Name, KernelSpectrum>;
}
