import type { Cliff } from '@entk/spectral';
import type { AgreementSeries } from './agreement-series.js';
import type { Fit } from '../modes/fit.js';
import type { KernelModes } from '../modes/modes.js';
import { mapSplit, type Problem, type Split } from '../problem.js';

/** What the eigenpairs of one cliff add to the prediction. */
export interface CliffContribution extends Cliff {
  /** Whether these are the pairs after the last cliff. */
  readonly tail: boolean;
  /** Share of Σ λ of the pairs above the cutoff. */
  readonly traceShare: number;
  /** Share of Σ (y − f₀)² on the training examples that lies along these eigenvectors. */
  readonly targetShare: number;
  /** R² against the network, and accuracy, after these pairs less before them. */
  readonly gains: Split<{ readonly rSquared: number; readonly accuracy: number }>;
}

/** The contributions of all cliffs, and of what comes after them. */
export function cliffContributions(
  cliffs: readonly Cliff[],
  { values, rank }: KernelModes,
  { coefficients }: Fit,
  { total }: Problem,
  series: Split<AgreementSeries>,
): CliffContribution[] {
  const last = cliffs.at(-1)?.to ?? 0;
  const ranges = [
    ...cliffs.map(({ from, to }) => ({ from, to, tail: false })),
    ...(last < rank ? [{ from: last, to: rank, tail: true }] : []),
  ];
  const trace = sumOf(values.subarray(0, rank));
  const width = coefficients.columns;
  return ranges.map(({ from, to, tail }) => ({
    from,
    to,
    tail,
    traceShare: sumOf(values.subarray(from, to)) / trace,
    targetShare:
      total === 0 ? 0 : sumOf(coefficients.data.subarray(from * width, to * width).map((c) => c * c)) / total,
    gains: mapSplit(series, ({ rSquared, accuracy }) => ({
      rSquared: rSquared[to] - rSquared[from],
      accuracy: accuracy[to] - accuracy[from],
    })),
  }));
}

function sumOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
