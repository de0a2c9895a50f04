import { DenseMatrix } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { gram } from '@entk/linalg';
import { eigh, type Spectrum } from '@entk/spectral';

/**
 * Uncentred PCA of what a weight multiplies: the spectrum of Σ_t a[n, t]·a[n′, t] over all examples, the other factor
 * of the weight's kernel left out. A kernel whose vectors match features no better says nothing about gradients.
 *
 * @returns `undefined` for a parameter that multiplies nothing: rows of it are looked up.
 */
export async function inputPrincipalComponents(
  jacobian: FactoredJacobian,
  parameter: string,
  count: number,
): Promise<Spectrum | undefined> {
  const inputs = inputsOf(jacobian, parameter);
  return inputs && eigh(gram(inputs), { count, semidefinite: true });
}

/** a of a parameter's first use, positions side by side: axes [N, T·in]; `undefined` where rows are looked up. */
export function inputsOf({ uses, exampleCount }: FactoredJacobian, parameter: string): DenseMatrix | undefined {
  const use = uses.find((one) => one.parameter === parameter);
  if (use?.kind !== 'matrix') return undefined;
  const { data } = use.activation;
  return new DenseMatrix(exampleCount, data.length / exampleCount, data);
}
