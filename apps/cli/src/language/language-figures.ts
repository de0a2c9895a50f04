import { DenseMatrix } from '@entk/core';
import { heatmapPanel, panelGrid, spectrumPanel } from '@entk/figures';
import type { NamedFigure } from '../report/report.js';
import { type LanguagePlan, placeOf } from './language-plan.js';
import { kindsOf, streamsOfWeights } from './language-tables.js';
import type { LanguageMeasurements } from './measure-language.js';
import type { WeightMeasurement } from './measure-layer.js';
import { scoresOfWeight } from './score-words.js';

/** Curves in one panel, from the first block to the last. */
const curvesShown = 5;
const shownFrom = 1e-8;

/** Spectra of every kind of weight, and scores over blocks and weights. */
export function languageFigures(plan: LanguagePlan, measured: LanguageMeasurements): NamedFigure[] {
  const kinds = kindsOf(measured.weights);
  const blocks = new Set(measured.weights.map(({ name }) => placeOf(name).block));
  const inBlocks = !blocks.has(undefined) && blocks.size > 1;
  return [
    spectraFigure(measured.weights, plan.top),
    ...(inBlocks && plan.labels.length > 0 ? [scoresFigure(plan, measured, kinds, blocks.size)] : []),
  ];
}

/** Spectra of every kind of weight, in blocks from the first to the last. */
export function spectraFigure(
  weights: readonly Pick<WeightMeasurement, 'name' | 'values'>[],
  top: number,
): NamedFigure {
  const kinds = kindsOf(weights);
  const panels = kinds.map((kind) => {
    const all = weights.filter(({ name }) => placeOf(name).kind === kind);
    const shown = evenly(all, curvesShown);
    const curves = shown.map(({ name, values }) => ({
      label: labelOf(name),
      eigenvalues: values.map((value) => value / values[0]),
    }));
    return { ...spectrumPanel({ curves, drops: [] }, { floor: shownFrom, aspect: 0.8 }), title: kind };
  });
  const columns = Math.min(4, panels.length);
  const rows = [];
  for (let start = 0; start < panels.length; start += columns) {
    const row = panels.slice(start, start + columns);
    rows.push([...row, ...Array.from({ length: columns - row.length }, () => null)]);
  }
  return {
    name: 'language-spectra',
    title: 'Spectra of the weights',
    caption: `The leading ${top} eigenvalues of each weight's centred own-position kernel over the largest, in blocks from the first to the last.`,
    figure: panelGrid({ rows }),
    width: 280 * columns + 20,
  };
}

function labelOf(name: string): string {
  const { block, kind } = placeOf(name);
  return block === undefined ? kind : `block ${block}`;
}

function evenly<Item>(all: readonly Item[], count: number): Item[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, i) => all[Math.round((i * (all.length - 1)) / (count - 1))]);
}

function scoresFigure(
  plan: LanguagePlan,
  measured: LanguageMeasurements,
  kinds: readonly string[],
  blockCount: number,
): NamedFigure {
  const streamOf = streamsOfWeights(measured);
  const own = DenseMatrix.generate(blockCount, kinds.length, () => Number.NaN);
  const ahead = DenseMatrix.generate(blockCount, kinds.length, () => Number.NaN);
  const blocks = Array.from(new Set(measured.weights.map(({ name }) => placeOf(name).block as number)));
  for (const weight of measured.weights) {
    const { block, kind } = placeOf(weight.name);
    const scores = scoresOfWeight(weight, measured, streamOf);
    const [i, j] = [blocks.indexOf(block as number), kinds.indexOf(kind)];
    const entk = scores.eNTK?.plain[0]?.areaUnderCurve.mean ?? Number.NaN;
    own.set(i, j, entk);
    ahead.set(i, j, entk - (scores['PCA of the residual']?.plain[0]?.areaUnderCurve.mean ?? Number.NaN));
  }
  const axes = { rows: { label: 'block', labels: blocks.map(String) }, columns: { label: 'weight', labels: kinds } };
  const panels = [
    heatmapPanel({ matrix: finite(own, 0.5), quantity: 'AUROC of the eNTK', ...axes }, { title: 'eNTK' }),
    heatmapPanel(
      { matrix: finite(ahead, 0), quantity: 'AUROC less that of the residual', ...axes },
      { title: 'eNTK − residual' },
    ),
  ];
  return {
    name: 'language-scores',
    title: `Where vectors tell ${plan.labels[0].name}`,
    caption: `Macro area under the ROC curve of the eNTK's eigenvectors, unrotated, and what it is above or below PCA of the residual stream after the same layer.`,
    figure: panelGrid({ rows: [panels] }),
    width: 900,
  };
}

function finite(matrix: DenseMatrix, otherwise: number): DenseMatrix {
  return DenseMatrix.generate(matrix.rows, matrix.columns, (i, j) => {
    const value = matrix.get(i, j);
    return Number.isFinite(value) ? value : otherwise;
  });
}
