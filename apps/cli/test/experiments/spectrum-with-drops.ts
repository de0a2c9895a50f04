import { type CliffReport, findCliffs, type Spectrum } from '@entk/spectral';

/** λ_k / λ_{k+1}, by k, where it is more than the decay makes it. */
export type Ratios = Readonly<Record<number, number>>;

export interface SpectrumShape {
  readonly count: number;
  /** Rows of the kernel that these are the leading eigenvalues of. */
  readonly size: number;
  /** log λ_k / λ_{k+1} everywhere but at the drops. */
  readonly decay?: number;
}

/** Eigenvalues that fall evenly but for the drops asked for, and what the detector reports of them. */
export function spectrumWithDrops(
  ratios: Ratios,
  { count, size, decay = 0.01 }: SpectrumShape,
): { spectrum: Spectrum; report: CliffReport } {
  const values = new Float64Array(count).fill(100);
  for (let k = 1; k < count; k++) values[k] = values[k - 1] / (ratios[k] ?? Math.exp(decay));
  const spectrum: Spectrum = {
    values,
    residuals: new Float64Array(0),
    status: { kind: 'converged' },
    method: 'even decay',
    size,
    noise: 1e-7,
  };
  return { spectrum, report: findCliffs(spectrum) };
}
