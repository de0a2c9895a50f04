import type { CliffReport } from '@entk/spectral';
import { significant } from '../report/numbers.js';

/** Steps that a table names where none is significant. */
const namedCandidates = 3;

/**
 * `57: ×2.1, 113: ×28.6`; where nothing is significant the steps that come nearest, and that they are not.
 *
 * @param rate The false-alarm rate that was asked for.
 */
export function stepsText({ drops, candidates }: CliffReport, rate: number): string {
  if (drops.length > 0) return drops.map(({ after, ratio }) => `${after}: ×${significant(ratio)}`).join(', ');
  if (candidates.length === 0) return 'none';
  const steps = candidates.slice(0, namedCandidates).map(({ after, ratio, falseAlarm }) => {
    return `${after}: ×${significant(ratio)} (p = ${significant(falseAlarm, 2)})`;
  });
  return `${steps.join(', ')}; not significant at ${significant(100 * rate)} %`;
}
