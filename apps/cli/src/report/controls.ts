import { adjustedPValues, controlledScore } from '@entk/alignment';
import type { Claim, Control, ControlKind } from './claim.js';
import type { ReportTable } from './report.js';
import { significant } from './numbers.js';

/** Places a figure among its draws. */
export function controlOf(figure: string, kind: ControlKind, observed: number, draws: ArrayLike<number>): Control {
  const { mean, deviation, pValue } = controlledScore(observed, draws);
  return {
    figure,
    kind,
    observed,
    mean,
    deviation,
    largest: Math.max(...Array.from(draws)),
    draws: draws.length,
    pValue,
  };
}

/** The claims with every control corrected for how many figures were held against controls of its kind. */
export function withAdjustedControls(claims: readonly Claim[]): Claim[] {
  const all = claims.flatMap(({ controls = [] }) => controls);
  const adjusted = new Map<Control, Control>();
  for (const kind of new Set(all.map((control) => control.kind))) {
    const same = all.filter((control) => control.kind === kind);
    const values = adjustedPValues(same.map(({ pValue }) => pValue));
    same.forEach((control, index) => adjusted.set(control, { ...control, adjustedPValue: values[index] }));
  }
  return claims.map((claim) => {
    const { controls } = claim;
    return controls ? { ...claim, controls: controls.map((control) => adjusted.get(control) ?? control) } : claim;
  });
}

/** The table of the report: every alignment figure, what chance gives, and how sure that is. */
export function controlsTable(claims: readonly Claim[]): ReportTable {
  const controls = claims.flatMap(({ controls: own = [] }) => own);
  return {
    title: 'Alignment beside chance',
    caption:
      'Each alignment figure, and the same figure of random subspaces of the same dimension (rotated as the observed one), of the same vectors against features whose examples are permuted, and of untrained networks with the same data; for a rotation by units, the same rotation by the units of untrained networks, by random units of the same covariance, and by the same units with their examples permuted: mean ± standard deviation of the draws, and the largest of them. p = (1 + draws at least as large) / (1 + draws), so that B draws cannot give less than 1/(B + 1): with few draws a large p is no evidence that chance suffices. Corrected: Holm, over all figures of this experiment under the same kind of control. Where untrained networks come near the observed figure, the alignment was there before training, whatever p is.',
    header: ['figure', 'control', 'observed', 'mean ± sd of draws', 'largest draw', 'draws', 'p', 'corrected'],
    rows: controls.map(
      ({ figure, kind, observed, mean, deviation, largest, draws, pValue, adjustedPValue = 1 }, index) => {
        const isSame = controls[index - 1]?.figure === figure;
        return [
          isSame ? '' : figure,
          kind,
          isSame ? '' : significant(observed),
          `${significant(mean)} ± ${significant(deviation, 2)}`,
          significant(largest),
          String(draws),
          significant(pValue, 2),
          significant(adjustedPValue, 2),
        ];
      },
    ),
  };
}
