import { fixtureJson } from './fixture.js';

/** The class-mean kernel of a small trained classifier, by PyTorch and NumPy. */
export interface ClassifierSpectrum {
  readonly classes: number;
  /** Training examples, which are the rows of the kernel. */
  readonly rows: number;
  readonly loss: 'ce' | 'mse';
  readonly kernel: 'all' | 'last layer';
  /** The largest λ_k / λ_{k+1} up to four times the number of classes C, those at 1, C − 1 and C apart. */
  readonly largestOther: number;
  /** The 200 largest eigenvalues, descending. */
  readonly values: readonly number[];
}

/** Spectra of 30 classifiers of 2 to 16 classes, two kernels each. */
export function classifierSpectra(): readonly ClassifierSpectrum[] {
  return (fixtureJson('classifiers/spectra.json') as { readonly cases: readonly ClassifierSpectrum[] }).cases;
}

/** Whether anyone sees the drop after C values: its ratio is above 2.5, and above 1.6 times every other up to 4C. */
export function hasPlainDrop({ classes, largestOther, values }: ClassifierSpectrum): boolean {
  const ratio = values[classes - 1] / values[classes];
  return ratio > 2.5 && ratio > 1.6 * largestOther;
}
