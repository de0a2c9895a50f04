import type { CliffReport } from '@entk/spectral';
import { significant } from '../report/numbers.js';

/** A step that one sees in a spectrum, whether the detector reports it or not. */
export interface Candidate {
  /** k: λ_k / λ_{k+1} is `ratio`. */
  readonly after: number;
  readonly ratio: number;
  readonly score: number;
  /** The probability of a step that stands out as far in a spectrum without one. */
  readonly falseAlarm: number;
  readonly significant: boolean;
}

/** Steps that a table names where none is significant. */
const namedCandidates = 3;

/** The steps of a report that are not drops, the least probable first. */
export function candidatesOf(report: CliffReport): readonly Candidate[] {
  return (report as { readonly candidates?: readonly Candidate[] }).candidates ?? [];
}

/**
 * `57: ×2.1, 113: ×28.6`; where nothing is significant the steps that come nearest, and that they are not.
 *
 * @param rate The false-alarm rate that was asked for.
 */
export function stepsText(report: CliffReport, rate: number): string {
  const { drops } = report;
  if (drops.length > 0) return drops.map(({ after, ratio }) => `${after}: ×${significant(ratio)}`).join(', ');
  const candidates = candidatesOf(report).slice(0, namedCandidates);
  if (candidates.length === 0) return 'none';
  const steps = candidates.map(({ after, ratio, falseAlarm }) => {
    return `${after}: ×${significant(ratio)} (p = ${significant(falseAlarm, 2)})`;
  });
  return `${steps.join(', ')}; not significant at ${significant(100 * rate)} %`;
}
