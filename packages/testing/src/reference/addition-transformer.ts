import { fixtureBytes, fixtureJson, fixturePath } from './fixture.js';

/** Σ s² of some vectors with the families at the key frequencies. */
type Overlaps = Readonly<Record<'sum' | 'difference' | 'axisSum' | 'axisDifference', number>>;

/** Of a kernel, descending, the 40 largest. */
interface LeadingEigenvalues {
  readonly trace: number;
  readonly eigenvalues: readonly number[];
}

/** What was measured of the transformer on all 841 pairs, read at the last position. */
export interface AdditionTransformerExpected {
  readonly accuracy: number;
  readonly keyFrequencies: readonly number[];
  /** Of frequencies 1 … 14. */
  readonly embeddingPower: readonly number[];
  /** Of pairs (0, 0), (0, 1) and (0, 2). */
  readonly logits: readonly (readonly number[])[];
  /** Of the mean-output kernel. */
  readonly full: LeadingEigenvalues;
  readonly byParameter: Readonly<Record<string, LeadingEigenvalues>>;
  /** Of vectors 0 … 6 and 7 … 12 of each of these kernels. */
  readonly overlaps: Readonly<Record<string, Readonly<Record<'0..6' | '7..12', Overlaps>>>>;
}

/** The one-layer transformer on modular addition, p = 29, trained in NumPy from seed 15. */
export interface AdditionTransformerReference {
  readonly p: number;
  /** A safetensors file with the nine weights by the names of the paper's later version, float32. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly expected: AdditionTransformerExpected;
}

/** The reference transformer. */
export function additionTransformerReference(): AdditionTransformerReference {
  const folder = 'addition-transformer/seed-15';
  const file = fixtureJson(`${folder}/expected.json`) as Record<string, unknown>;
  const { 'by parameter': byParameter, ...full } = file.meanOutput as Record<string, unknown>;
  const name = `${folder}/weights.safetensors`;
  const expected = {
    accuracy: file['accuracy on all pairs'],
    keyFrequencies: file['key frequencies (embedding power above a fifth of the largest)'],
    embeddingPower: file['embedding power k = 1..14'],
    logits: file['logits of the first three pairs'],
    full,
    byParameter,
    overlaps: file['overlap (sum of squared singular values with the centred span of each family)'],
  };
  return {
    p: 29,
    path: fixturePath(name),
    bytes: fixtureBytes(name),
    expected: expected as unknown as AdditionTransformerExpected,
  };
}
