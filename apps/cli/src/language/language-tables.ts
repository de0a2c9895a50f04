import type { Detection } from '@entk/alignment';
import { percent, significant } from '../report/numbers.js';
import type { ReportTable } from '../report/report.js';
import { type LanguagePlan, placeOf } from './language-plan.js';
import { causesTable } from './causes-table.js';
import type { LanguageMeasurements } from './measure-language.js';
import type { WeightMeasurement } from './measure-layer.js';
import { bestVectors } from './passages.js';
import { type BasisName, bases, meanScores, pText, scoresOfWeight, scoreText } from './score-words.js';

/** The layer whose residual stream a weight is held against, by the weight's name. */
export function streamsOfWeights({ weights, streams }: LanguageMeasurements): Map<string, string> {
  const of = new Map<string, string>();
  let current = '';
  for (const { name } of weights) {
    if (streams.has(name)) current = name;
    of.set(name, current);
  }
  return of;
}

/** Kinds of weights in the order of a block. */
export function kindsOf(weights: readonly Pick<WeightMeasurement, 'name'>[]): string[] {
  return Array.from(new Set(weights.map(({ name }) => placeOf(name).kind)));
}

/** All tables of the report. */
export function languageTables(plan: LanguagePlan, measured: LanguageMeasurements): ReportTable[] {
  return [
    ...(plan.labels.length > 0
      ? [kindsTable(plan, measured), familiesTable(plan, measured), labelsTable(plan, measured)]
      : []),
    ...(measured.causes.length > 0 ? [causesTable(measured.causes)] : []),
    weightsTable(plan, measured),
  ];
}

function columnsOf(): string[] {
  return bases.flatMap((name) => [name, `${name}, rotated`]);
}

function scoresIn(
  measured: LanguageMeasurements,
  weights: readonly WeightMeasurement[],
  family: number,
): Record<BasisName, { readonly plain: (Detection | undefined)[]; readonly rotated: (Detection | undefined)[] }> {
  const streamOf = streamsOfWeights(measured);
  const all = weights.map((weight) => scoresOfWeight(weight, measured, streamOf));
  const of = (name: BasisName) => ({
    plain: all.map((one) => one[name]?.plain[family]),
    rotated: all.map((one) => one[name]?.rotated[family]),
  });
  return Object.fromEntries(bases.map((name) => [name, of(name)])) as ReturnType<typeof scoresIn>;
}

/** In how many weights one basis is above another by more than both splits scatter. */
function lead(own: readonly (Detection | undefined)[], other: readonly (Detection | undefined)[]): string {
  let [above, below, all] = [0, 0, 0];
  own.forEach((one, i) => {
    const against = other[i];
    if (!one || !against) return;
    all++;
    const gap = one.areaUnderCurve.mean - against.areaUnderCurve.mean;
    const noise =
      Math.hypot(one.areaUnderCurve.deviation, against.areaUnderCurve.deviation) / Math.sqrt(independentSplits);
    if (gap > 2 * noise) above++;
    if (gap < -2 * noise) below++;
  });
  return `${above} / ${below} of ${all}`;
}

/** Six splits share rows: their mean is known as that of some three. */
const independentSplits = 3;

function kindsTable(plan: LanguagePlan, measured: LanguageMeasurements): ReportTable {
  const rows = kindsOf(measured.weights).map((kind) => {
    const weights = measured.weights.filter(({ name }) => placeOf(name).kind === kind);
    const scores = scoresIn(measured, weights, 0);
    return [
      kind,
      ...bases.flatMap((name) => [
        scoreText(meanScores(scores[name].plain)),
        scoreText(meanScores(scores[name].rotated)),
      ]),
      lead(scores.eNTK.plain, scores['PCA of the residual'].plain),
      lead(scores.eNTK.rotated, scores['PCA of the residual'].rotated),
    ];
  });
  const random = measured.random.plain[0];
  const shuffled = measured.weights[0]?.entk.plain[0]?.shuffled;
  return {
    title: `What single vectors tell: ${plan.labels[0].name}`,
    caption: `Area under the ROC curve / average precision, means over labels and over blocks. For every label the vector and its sign are chosen on half of the rows by average precision and scored on the other half, ${plan.splits} splits. Rotated: so that each token's probability loads on few vectors. a is what the weight takes, δ the cotangent of what it gives, the residual that after its layer. Random vectors: ${scoreText(random)}; labels shuffled: ${scoreText(shuffled)}. The last columns count the blocks in which the eNTK is above / below the residual by more than twice what the splits scatter.`,
    header: ['weight', ...columnsOf(), 'above / below the residual', 'the same, rotated'],
    rows,
  };
}

function familiesTable(plan: LanguagePlan, measured: LanguageMeasurements): ReportTable {
  const rows = plan.labels.map((family, index) => {
    const scores = scoresIn(measured, measured.weights, index);
    const counted = measured.weights[0]?.entk.plain[index];
    return [
      family.name,
      String(counted?.labels.length ?? 0),
      String(counted?.rows ?? 0),
      ...bases.map((name) => scoreText(meanScores(scores[name].plain))),
      scoreText(measured.random.plain[index]),
    ];
  });
  return {
    title: 'Every kind of label',
    caption: 'The same, unrotated, as means over all weights of all blocks.',
    header: ['labels', 'how many', 'rows', ...bases, 'random vectors'],
    rows,
  };
}

function labelsTable(plan: LanguagePlan, measured: LanguageMeasurements): ReportTable {
  const rows = bestVectors(measured).map(({ weight, vector, sign, label }) => {
    const found = weight.entk.plain[0].labels.find((one) => one.label === label);
    const stream = [...measured.streams.values()]
      .flatMap(({ plain }) => plain[0]?.labels.filter((one) => one.label === label) ?? [])
      .toSorted((a, b) => b.averagePrecision.mean - a.averagePrecision.mean)[0];
    const { block, kind } = placeOf(weight.name);
    return [
      label,
      String(found?.count ?? 0),
      block === undefined ? '–' : String(block),
      kind,
      `${sign > 0 ? '' : '−'}${vector + 1}`,
      found ? `${found.areaUnderCurve.mean.toFixed(3)} / ${found.averagePrecision.mean.toFixed(3)}` : '–',
      pText(found?.adjustedPValue),
      stream ? `${stream.areaUnderCurve.mean.toFixed(3)} / ${stream.averagePrecision.mean.toFixed(3)}` : '–',
    ];
  });
  return {
    title: `Every label of ${plan.labels[0].name}`,
    caption: `The eigenvector of all weights that tells it best, unrotated, with its p-value among ${plan.draws} shuffles of the labels of that weight (Holm over its labels; that this weight is the best of ${measured.weights.length} is not corrected for), beside the best component of the residual stream of any block, chosen alike.`,
    header: ['label', 'rows', 'block', 'weight', 'vector', 'eNTK', 'p', 'best of the residual'],
    rows,
  };
}

function weightsTable(plan: LanguagePlan, measured: LanguageMeasurements): ReportTable {
  const streamOf = streamsOfWeights(measured);
  const shares = new Map(measured.shares.map((one) => [one.name, one]));
  const hasLabels = plan.labels.length > 0;
  const rows = measured.weights.map((weight) => {
    const { name, shape, trace, centredTrace, values, drops } = weight;
    const { block, kind } = placeOf(name);
    const scores = scoresOfWeight(weight, measured, streamOf);
    const share = shares.get(name);
    return [
      block === undefined ? '–' : String(block),
      kind,
      shape.join('×'),
      significant(trace),
      percent(centredTrace / trace),
      significant(values[0]),
      significant(values[1] / values[0], 2),
      drops.length > 0 ? drops.join(', ') : '–',
      share ? percent(share.share) : '–',
      share ? share.cosine.toFixed(3) : '–',
      ...(hasLabels
        ? bases.flatMap((basis) => [scoreText(scores[basis]?.plain[0]), scoreText(scores[basis]?.rotated[0])])
        : []),
    ];
  });
  return {
    title: 'Every weight of every block',
    caption: `Trace of the own-position kernel and the share of it that is left when the mean gradient is taken out; of that centred kernel λ₁, λ₂/λ₁ and the ranks after which the detector reports a drop among the leading ${plan.top}. Own: trace of the own-position kernel over that of the exact one, and the cosine between the two, at the last position of a few contexts.${hasLabels ? ` Scores: ${plan.labels[0].name}.` : ''}`,
    header: [
      'block',
      'weight',
      'shape',
      'trace',
      'centred',
      'λ₁',
      'λ₂/λ₁',
      'drops',
      'own',
      'cosine',
      ...(hasLabels ? columnsOf() : []),
    ],
    rows,
    pageOnly: true,
  };
}
