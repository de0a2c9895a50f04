import type { NdArray, WorkOptions } from '@entk/core';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { type KernelSpectrum, kernelSpectrum } from '@entk/kernels';
import type { Network, ParameterSet } from '@entk/models';
import { quadraticMlpWeights } from '@entk/models/networks';

/** The kernel of all parameters, or of the first layer's alone. */
export type KernelName = 'full' | 'layer1';

/** Leading eigenpairs of the class-mean kernel of all p² pairs. */
export function classMeanSpectrum(
  { network, parameters, inputs }: { network: Network; parameters: ParameterSet; inputs: NdArray },
  name: KernelName,
  { count, ...work }: WorkOptions & { readonly count: number },
): Promise<KernelSpectrum> {
  const jacobian = factoredJacobian(network, parameters, inputs, work);
  const part = name === 'full' ? jacobian : selectParameters(jacobian, [quadraticMlpWeights.layer1]);
  return kernelSpectrum(part, { kind: 'classMean' }, { count, ...work });
}
