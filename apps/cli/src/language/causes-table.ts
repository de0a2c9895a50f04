import { percent, significant } from '../report/numbers.js';
import type { ReportTable } from '../report/report.js';
import type { CauseMeasurement, Effect } from './causes.js';

/** What weights that were moved, or of which a part was taken out, did. */
export function causesTable(causes: readonly CauseMeasurement[]): ReportTable {
  const of = (effect: Effect) => [
    significant(effect.change),
    percent(effect.atLargest),
    significant(effect.divergence),
    significant(effect.divergenceAtLargest),
  ];
  const mean = (effects: readonly Effect[]): Effect => {
    const over = (what: keyof Effect) => effects.reduce((sum, one) => sum + one[what] / effects.length, 0);
    return {
      change: over('change'),
      atLargest: over('atLargest'),
      divergence: over('divergence'),
      divergenceAtLargest: over('divergenceAtLargest'),
    };
  };
  return {
    title: 'Weights moved along their vectors',
    caption:
      'Each weight is moved along Jᵀv of the first read-out, by a share of its own length (Frobenius), and the model run again on the first contexts. Predicted: root mean square over tokens of the change of the read-out that J Jᵀv says, at own positions; change: what came; r: their correlation over tokens. At v: the share of the squared change at the tenth of the tokens where v is largest. Divergence: Σ p log(p/p′) of the next token in nats, over all tokens and over that tenth. Random: means over directions of the same length. Taken out: W w wᵀ, all that the weight makes of the leading input direction w of Jᵀv, beside random parts of rank one and of the same length.',
    header: ['weight', 'vector', 'what', 'length', 'predicted', 'change', 'at v', 'divergence', 'at v', 'r'],
    rows: causes.flatMap(({ name, vector, steps, random, removed, removedAtRandom }) => [
      ...steps.map((step, index) => [
        index === 0 ? name : '',
        index === 0 ? String(vector + 1) : '',
        'along Jᵀv',
        percent(step.length),
        significant(step.predicted),
        ...of(step),
        significant(step.correlation),
      ]),
      ['', '', `random (${random.length})`, percent(steps[steps.length - 1].length), '–', ...of(mean(random)), '–'],
      ['', '', 'taken out', percent(removed.length), '–', ...of(removed), '–'],
      ['', '', `random (${removedAtRandom.length})`, percent(removed.length), '–', ...of(mean(removedAtRandom)), '–'],
    ]),
    pageOnly: true,
  };
}
