import { ndArray, type NdArray, type NumericArray, type WorkOptions } from '@entk/core';
import { spectrumPanel } from '@entk/figures';
import { analysisPage } from '../../analysis/network-report.js';
import type { AnalysesResult } from '../../analysis/run-analyses.js';
import type { ReportPlace } from '../../commands/reported-run.js';
import { reportHtml } from '../../report/html.js';
import { significant } from '../../report/numbers.js';
import type { Report, ReportTable } from '../../report/report.js';
import { writeFiguresAndArrays } from '../../report/write-results.js';
import { scoreText } from '../score-words.js';
import { type FlattenedMeasurements, measureFlattened } from './measure-flattened.js';
import { type FlattenedPlan, flattenedSettings } from './plan-flattened.js';

/** Measures a flattened kernel of a language model on a text, and writes what was found. */
export async function runFlattened(
  plan: FlattenedPlan,
  { folder, journal: _journal, journalPlace: _place, ...work }: WorkOptions & ReportPlace,
): Promise<AnalysesResult> {
  const measured = await measureFlattened(plan, work);
  const json = `${JSON.stringify(flattenedRecord(plan, measured), null, 1)}\n`;
  const report = flattenedReport(plan, measured);
  if (!folder) return { json, reports: [report] };
  await writeFiguresAndArrays(folder, report);
  await folder.write('analysis.json', json);
  const lead = 'A flattened kernel of a language model: its leading vectors, and what they tell of a text.';
  await folder.write('report.html', reportHtml([report], { ...analysisPage, lead }));
  return { json, reports: [report] };
}

function flattenedRecord(plan: FlattenedPlan, measured: FlattenedMeasurements): object {
  const { spectrum, shares, detections } = measured;
  const { values, residuals, status, method, size } = spectrum;
  return {
    settings: flattenedSettings(plan),
    notes: plan.notes,
    size,
    status,
    method,
    vectors: Array.from(values, (value, k) => ({
      value,
      residual: residuals[k],
      leadingSingularValue: shares[k],
      largestAt: largestContexts(measured, k),
    })),
    labels: plan.labels[0].name,
    scores: Object.fromEntries(
      Object.entries(detections).map(([name, { areaUnderCurve, averagePrecision }]) => [
        name,
        Number.isNaN(areaUnderCurve.mean) ? null : { areaUnderCurve, averagePrecision },
      ]),
    ),
  };
}

/** Contexts that are named for a vector, and how much of their end is shown. */
const [mostNamed, shownCharacters] = [3, 40];

function largestContexts({ scores }: FlattenedMeasurements, vector: number): number[] {
  const column = Array.from({ length: scores.rows }, (_, n) => scores.get(n, vector));
  const order = column.map((_, n) => n).sort((a, b) => Math.abs(column[b]) - Math.abs(column[a]) || a - b);
  return order.slice(0, mostNamed);
}

function flattenedReport(plan: FlattenedPlan, measured: FlattenedMeasurements): Report {
  const { spectrum, scores } = measured;
  const [count] = plan.contexts.tokens.shape;
  const panel = spectrumPanel({ curves: [{ label: plan.weighting, eigenvalues: spectrum.values }], drops: [] });
  return {
    id: 'flattened',
    title: `${plan.model}: a flattened kernel`,
    summary: `The flattened eNTK of ${plan.names.length === 1 ? plan.names[0] : `${plan.names.length} parameters`} at the last position of ${count} contexts, of ${plan.weighting === 'none' ? 'the hidden state' : 'all logits, by the hidden state weighted with the vocabulary'}.`,
    settings: flattenedSettings(plan),
    claims: [],
    figures: [
      {
        name: 'flattened-spectrum',
        title: 'Spectrum',
        caption: `The ${spectrum.values.length} leading eigenvalues of ${spectrum.size}.`,
        figure: panel,
      },
    ],
    tables: [vectorsTable(plan, measured), scoresTable(plan, measured)],
    notes: [
      'Nothing is centred. The kernel is exact: the past of the position that is read takes part.',
      `${spectrum.method}; ${spectrum.status.kind}. Residuals are ‖K v − λ v‖ over the largest eigenvalue.`,
      ...plan.notes,
    ],
    arrays: new Map<string, NdArray<NumericArray>>([
      ['eigenvalues', ndArray([spectrum.values.length], spectrum.values)],
      ['residuals', ndArray([spectrum.residuals.length], spectrum.residuals)],
      ['scores', ndArray([scores.rows, scores.columns], scores.data)],
      ['tokens', plan.contexts.tokens],
    ]),
  };
}

function vectorsTable(plan: FlattenedPlan, measured: FlattenedMeasurements): ReportTable {
  const { values, residuals } = measured.spectrum;
  return {
    title: 'Vectors',
    caption:
      'σ₁ is the leading singular value of a vector as a matrix of examples and hidden units: 1 where each example comes down to one number. Beside it the ends of the contexts where that number is largest.',
    header: ['vector', 'λ', 'residual / λ₁', 'σ₁', 'largest at'],
    rows: Array.from(values, (value, k) => [
      String(k + 1),
      significant(value),
      significant(residuals[k], 2),
      measured.shares[k].toFixed(3),
      largestContexts(measured, k)
        .map((n) => endOf(plan, n))
        .join(' · '),
    ]),
  };
}

function endOf({ contexts: { text, ends, tokens } }: FlattenedPlan, context: number): string {
  const end = ends[(context + 1) * tokens.shape[1] - 1];
  return `…${text.slice(Math.max(0, end - shownCharacters), end).replace(/\s+/g, ' ')}`;
}

function scoresTable(plan: FlattenedPlan, { detections }: FlattenedMeasurements): ReportTable {
  return {
    title: `What tells the ${plan.labels[0].name}`,
    caption: `Macro area under the ROC curve / average precision of the best single vector, chosen on one half of the contexts and measured on the other, over ${plan.splits} splits.`,
    header: ['basis', 'score'],
    rows: Object.entries(detections).map(([name, detection]) => [name, scoreText(detection)]),
  };
}
