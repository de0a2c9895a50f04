import { energyInFamilies } from '@entk/alignment';
import { type DenseMatrix, type FeatureFamily, MisuseError } from '@entk/core';
import { type FourierArgument, fourierFamily } from '@entk/datasets';

/** The Fourier families of a modulus, by what they are functions of. */
export type Families = Record<FourierArgument, FeatureFamily>;

/** All six families of an odd modulus; none for an even one, which has no sine of frequency p/2. */
export function fourierFamilies(p: number): Families | undefined {
  if (p % 2 === 0) return undefined;
  const family = (argument: FourierArgument) => fourierFamily({ p, argument });
  return {
    a: family('a'),
    b: family('b'),
    sum: family('sum'),
    difference: family('difference'),
    '2a': family('2a'),
    '2b': family('2b'),
  };
}

/** Energies of a subspace in the four families of the paper; each is p − 1 at most. */
export function familyEnergies(
  basis: DenseMatrix,
  families: Families,
): Record<'a' | 'b' | 'sum' | 'difference', number> {
  const energy = (argument: FourierArgument) => energyInFamilies(basis, [families[argument]]).energy;
  return { a: energy('a'), b: energy('b'), sum: energy('sum'), difference: energy('difference') };
}

/**
 * Requires a modulus that has Fourier families, before any work is done for it.
 *
 * @throws MisuseError for an even one.
 */
export function requireFourierModulus(caller: string, p: number): void {
  if (p % 2 !== 0) return;
  throw new MisuseError({ in: caller, rule: 'p must be odd for the Fourier families', got: p });
}
