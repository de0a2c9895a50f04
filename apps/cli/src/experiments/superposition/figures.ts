import { barsPanel, curvesPanel, type HeatmapPanel, heatmapPanel, panelGrid, spectrumPanel } from '@entk/figures';
import { bestMatches, type Heatmap } from '@entk/alignment';
import { significant } from '../../report/numbers.js';
import type { NamedFigure } from '../../report/report.js';
import { roundingFloor } from '../../report/rounding-floor.js';
import { caseAt } from './claims/each-network.js';
import type { NetworkMeasurements } from './measurements.js';
import type { OutputRotationResult } from './rotate-by-outputs.js';
import { shownVectors, sweptBetas } from './settings.js';

/** Figure 1 of the paper, and what it rests on. */
export function superpositionFigures(networks: readonly NetworkMeasurements[]): NamedFigure[] {
  return [
    figure1(networks),
    rawAndNormalised(networks),
    withoutBeta(networks),
    betaSweep(networks),
    betaCurves(networks),
    weights(networks),
    variants(networks),
  ];
}

function figure1(networks: readonly NetworkMeasurements[]): NamedFigure {
  const spectra = networks.map((network) => {
    const { spectrum, report } = caseAt(network, 0);
    const ranks = Math.min(shownVectors, spectrum.values.length);
    const cliffs = report.drops.map(({ after }) => after).filter((after) => after < ranks);
    return spectrumPanel(
      { curves: [{ label: network.label, eigenvalues: spectrum.values }], drops: cliffs },
      { scale: 'linear', ranks: [1, ranks], points: false },
    );
  });
  const heatmaps = (beta: number) => networks.map((network) => panelOf(caseAt(network, beta).normalised, shownVectors));
  return {
    name: 'superposition-figure-1',
    title: 'Figure 1. Spectra of the flattened eNTK, and features in its leading eigenvectors',
    caption:
      'Top: eigenvalues at β = 0, with rules at every drop that the detector reports. Middle and bottom: |cosine| of each expanded feature with each of the leading eigenvectors, every column divided by its length, for importance rescaling β = 1 and 0.3. Features are sorted by importance, 0 the most important.',
    figure: panelGrid(
      {
        rows: [spectra, heatmaps(1), heatmaps(0.3)],
        columnHeadings: networks.map(({ label }) => label),
        rowHeadings: ['spectrum, β = 0', 'β = 1', 'β = 0.3'],
      },
      { share: { color: 'all' } },
    ),
    width: 980,
  };
}

function rawAndNormalised(networks: readonly NetworkMeasurements[]): NamedFigure {
  const row = (kind: 'heatmap' | 'normalised') =>
    networks.map((network) => panelOf(caseAt(network, 0.3)[kind], shownVectors));
  return {
    name: 'superposition-raw-and-normalised',
    title: 'Heatmaps at β = 0.3 as they are, and column-normalised',
    caption:
      'Dividing each column by its own length, as figure 1 does, makes weak matches look strong: beyond the cliff at k = 50 the raw values are near zero.',
    figure: panelGrid(
      {
        rows: [row('heatmap'), row('normalised')],
        columnHeadings: networks.map(({ label }) => label),
        rowHeadings: ['raw', 'normalised'],
      },
      { share: { color: 'all', x: 'all', y: 'all' } },
    ),
    width: 980,
  };
}

function withoutBeta(networks: readonly NetworkMeasurements[]): NamedFigure {
  const rotatedOf = (network: NetworkMeasurements) => caseAt(network, 0).rotated as OutputRotationResult;
  const heatmaps = (of: (network: NetworkMeasurements) => Heatmap, columns?: string) =>
    networks.map((network) => panelOf(of(network), network.settings.features, columns));
  const matches = networks.map((network) => {
    const { features } = network.settings;
    const curve = (label: string, y: readonly number[]) => ({ label, x: Array.from(y.keys()), y: [...y] });
    const bestOf = ({ values }: Heatmap) =>
      bestMatches(values.columnRange(0, Math.min(features, values.columns))).ofRows.map(({ value }) => value);
    return curvesPanel(
      {
        curves: [
          curve('most possible, β = 0', Array.from(rotatedOf(network).norms)),
          curve('by outputs, β = 0', bestOf(rotatedOf(network).heatmap)),
          curve('β = 0.3', bestOf(caseAt(network, 0.3).heatmap)),
          curve('β = 1', bestOf(caseAt(network, 1).heatmap)),
        ],
      },
      { xLabel: 'feature', yLabel: 'best |cosine|', yRange: [0, 1], points: false },
    );
  });
  return {
    name: 'superposition-without-beta',
    title: 'Every feature without β: the leading vectors at β = 0, rotated by outputs',
    caption: `|cosine| of each expanded feature with the first n vectors, nothing normalised: eigenvectors at β = 1 and 0.3, and those at β = 0 rotated so that each lives on few outputs, in the order of the outputs. Bottom: the best match of each feature; none can exceed its norm inside the span at β = 0, drawn as the most possible, on which the rotated vectors lie. A vector that lives on one output can meet no feature but that output’s, so that the one-to-one order itself says little; how large the norms are says what training made of the span. Mean over the best assignment: ${networks.map((network) => `${network.label}: ${significant(rotatedOf(network).rawBestAssignment)} of ${significant(rotatedOf(network).mostPossible)} possible`).join('; ')}.`,
    figure: panelGrid(
      {
        rows: [
          heatmaps((network) => caseAt(network, 1).heatmap),
          heatmaps((network) => caseAt(network, 0.3).heatmap),
          heatmaps((network) => rotatedOf(network).heatmap, 'rotated vector'),
          matches,
        ],
        columnHeadings: networks.map(({ label }) => label),
        rowHeadings: ['β = 1', 'β = 0.3', 'β = 0, by outputs', 'each feature'],
      },
      { share: { color: 'all' }, legend: 'shared' },
    ),
    width: 980,
  };
}

function betaSweep(networks: readonly NetworkMeasurements[]): NamedFigure {
  return {
    name: 'superposition-beta-sweep',
    title: 'The sweep over β',
    caption:
      'Column-normalised heatmaps of the first 50 eigenvectors. Towards β = 1 the most important features take over; towards 0 features of equal standing mix.',
    figure: panelGrid(
      {
        rows: networks.map((network) =>
          network.cases.map(({ normalised }) => panelOf(normalised, network.settings.features)),
        ),
        columnHeadings: sweptBetas.map((beta) => `β = ${beta}`),
        rowHeadings: networks.map(({ label }) => label),
      },
      { share: { color: 'all', x: 'all', y: 'all' } },
    ),
    width: 1240,
  };
}

function betaCurves(networks: readonly NetworkMeasurements[]): NamedFigure {
  const curves = (value: (network: NetworkMeasurements, index: number) => number) =>
    networks.map((network) => ({
      label: network.label,
      x: [...sweptBetas],
      y: sweptBetas.map((_, index) => value(network, index)),
    }));
  const options = { xLabel: 'β', wholeX: false, points: true } as const;
  return {
    name: 'superposition-beta-curves',
    title: 'Alignment against β',
    caption:
      'Left: mean column-normalised |cosine| over the best one-to-one assignment of 50 vectors to 50 features. Right: how many different features are the best match of a vector.',
    figure: panelGrid(
      {
        rows: [
          [
            curvesPanel(
              { curves: curves(({ cases }, i) => cases[i].figures.meanOverBestAssignment) },
              { ...options, yLabel: 'mean over best assignment', yRange: [0, 1] },
            ),
            curvesPanel(
              { curves: curves(({ cases }, i) => cases[i].figures.distinctFeatures) },
              { ...options, yLabel: 'distinct features', yRange: [0, 50] },
            ),
          ],
        ],
      },
      { legend: 'shared' },
    ),
    width: 840,
  };
}

function weights(networks: readonly NetworkMeasurements[]): NamedFigure {
  const grams = networks.map(({ weightGram }) =>
    heatmapPanel(
      {
        matrix: weightGram,
        rows: { label: 'feature', first: 0 },
        columns: { label: 'feature', first: 0 },
        quantity: 'entry of WᵀW',
      },
      { ramp: 'diverging', range: [-1, 1] },
    ),
  );
  const norms = networks.map(({ weight, weightGram }) => {
    const lengths = weightGram.diagonal().map((value) => Math.sqrt(Math.max(value, 0)));
    return barsPanel(
      {
        heights: lengths,
        quantity: 'length of the direction',
        bars: { label: 'feature', first: 0 },
        shade: {
          values: superpositions(weightGram, lengths, weight.columns),
          quantity: 'shared with the others',
          range: [0, 1],
        },
      },
      { range: [0, 1.2] },
    );
  });
  return {
    name: 'superposition-weights',
    title: 'What the weights represent',
    caption:
      'Top: WᵀW. Bottom: the length of each feature’s direction, coloured by how much other features share it, the sum over j ≠ i of (Ŵ_i · W_j)² (Elhage et al. 2022): dark bars have a direction of their own.',
    figure: panelGrid(
      { rows: [grams, norms], columnHeadings: networks.map(({ label }) => label) },
      { share: { color: 'row' } },
    ),
    width: 980,
  };
}

function variants(networks: readonly NetworkMeasurements[]): NamedFigure {
  const name = ({ unitRows, bias }: { unitRows: boolean; bias: boolean }) =>
    `${unitRows ? 'unit rows' : 'rows as drawn'}, ${bias ? 'W and b' : 'W alone'}`;
  const panels = networks.map(({ variants: all, settings }) =>
    spectrumPanel(
      {
        curves: all.map((variant) => ({ label: name(variant), eigenvalues: variant.values })),
        drops: [settings.features],
      },
      {
        ranks: [1, Math.min(shownVectors, all[0].values.length)],
        points: false,
        floor: roundingFloor(all[0].values),
      },
    ),
  );
  return {
    name: 'superposition-what-decides-the-drop',
    title: 'The drop at k = 50, with and without the bias and unit rows',
    caption:
      'Spectra at β = 0. The kernel of W alone (eq. 14) lacks the drop in the sparse networks; rows that are not of unit length weaken it.',
    figure: panelGrid({ rows: [panels], columnHeadings: networks.map(({ label }) => label) }, { legend: 'shared' }),
    width: 980,
  };
}

/** Σ over other features j of (Ŵ_i · W_j)², Ŵ_i of unit length; 0 for a feature without direction. */
function superpositions(
  gram: { get(i: number, j: number): number },
  lengths: readonly number[],
  count: number,
): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    if (lengths[i] < 1e-6) return 0;
    let sum = 0;
    for (let j = 0; j < count; j++) if (j !== i) sum += (gram.get(i, j) / lengths[i]) ** 2;
    return sum;
  });
}

function panelOf({ values, normalised }: Heatmap, vectors: number, columns = 'eigenvector'): HeatmapPanel {
  return heatmapPanel(
    {
      matrix: values.columnRange(0, Math.min(vectors, values.columns)),
      rows: { label: 'feature', first: 0 },
      columns: { label: columns },
      quantity: normalised ? '|cosine|, column-normalised' : '|cosine|',
    },
    { range: [0, 1], rowDirection: 'up', aspect: 0.75 },
  );
}
