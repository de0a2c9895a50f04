import { energyInFamilies } from '@entk/alignment';
import { DenseMatrix, type FeatureFamily, MisuseError } from '@entk/core';
import { axisFamily, fourierFamily } from '@entk/datasets';

/** The families that the network's vectors are held against. */
export const familyNames = ['sum', 'difference', 'axisSum', 'axisDifference'] as const;

export type FamilyName = (typeof familyNames)[number];

/** Σ s² between vectors from … to − 1 and each family at the key frequencies: 2n at most for n of them. */
export interface Overlap extends Readonly<Record<FamilyName, number>> {
  readonly from: number;
  readonly to: number;
}

/** Each family at all frequencies. */
export type Families = Readonly<Record<FamilyName, FeatureFamily>>;

/**
 * All four families of a modulus.
 *
 * @throws MisuseError for an even one.
 */
export function familiesOf(p: number): Families {
  return {
    sum: fourierFamily({ p, argument: 'sum' }),
    difference: fourierFamily({ p, argument: 'difference' }),
    axisSum: axisFamily({ p, combination: 'sum' }),
    axisDifference: axisFamily({ p, combination: 'difference' }),
  };
}

/** The families with the waves of some frequencies alone. */
export function atFrequencies(families: Families, frequencies: readonly number[]): Families {
  const entries = familyNames.map((name) => [name, waves(families[name], frequencies)] as const);
  return Object.fromEntries(entries) as Families;
}

/** Where n key frequencies put their two bands: the constant and one family up to 2n, the other up to 4n. */
export function bandsOf(n: number): readonly [from: number, to: number][] {
  return [
    [0, 2 * n + 1],
    [2 * n + 1, 4 * n + 1],
  ];
}

/** The overlaps of both bands of a kernel's vectors; a band that the vectors do not reach is left out. */
export function bandOverlaps(vectors: DenseMatrix, families: Families): Overlap[] {
  const n = families.sum.labels.length;
  return bandsOf(n)
    .filter(([, to]) => to <= vectors.columns)
    .map(([from, to]) => ({ from, to, ...overlapsOf(vectors.columnRange(from, to), families) }));
}

/** Of the span of some vectors with each family. */
export function overlapsOf(basis: DenseMatrix, families: Families): Record<FamilyName, number> {
  const entries = familyNames.map((name) => [name, energyInFamilies(basis, [families[name]]).energy] as const);
  return Object.fromEntries(entries) as Record<FamilyName, number>;
}

/** Columns 2k − 2 and 2k − 1, the waves of frequency k. */
function waves(family: FeatureFamily, frequencies: readonly number[]): FeatureFamily {
  const missing = frequencies.find((k) => family.labels[k - 1] === undefined);
  if (missing !== undefined || frequencies.length === 0) {
    const rule = `frequencies must be some of 1..${family.labels.length}`;
    throw new MisuseError({ in: 'atFrequencies', rule, got: [...frequencies] });
  }
  const { rows } = family.features;
  return {
    ...family,
    features: DenseMatrix.generate(rows, 2 * frequencies.length, (row, column) => {
      return family.features.get(row, 2 * (frequencies[column >> 1] - 1) + (column % 2));
    }),
    labels: frequencies.map((k) => family.labels[k - 1]),
  };
}
