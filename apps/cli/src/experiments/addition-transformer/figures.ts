import { curvesPanel, panelGrid, spectrumPanel } from '@entk/figures';
import { oneLayerTransformerParameterNames } from '@entk/models/networks';
import type { NamedFigure } from '../../report/report.js';
import { grokked, grokkedSeeds, growthSlopes, kernelOf, reaches, unembeddingOf } from './grokking.js';
import type { SeedMeasurements } from './measurements.js';

/** Accuracy of all seeds; of those that grok, the growth of W_U's overlap; of the first of them, its spectra. */
export function additionTransformerFigures(seeds: readonly SeedMeasurements[]): NamedFigure[] {
  const found = grokkedSeeds(seeds);
  return [
    accuracyFigure(seeds),
    ...(found.length > 0 ? [growthFigure(found), unembeddingFigure(found[0]), spectraFigure(found[0])] : []),
  ];
}

function accuracyFigure(seeds: readonly SeedMeasurements[]): NamedFigure {
  const panel = curvesPanel(
    {
      curves: seeds.map(({ settings, history }) => ({
        label: `seed ${settings.seed}`,
        x: history.map(({ epoch }) => epoch),
        y: history.map(({ testAccuracy }) => testAccuracy),
      })),
    },
    { xLabel: 'epoch', yLabel: 'test accuracy', points: false },
  );
  return {
    name: 'addition-transformer-accuracy',
    title: 'How often the transformer groks',
    caption: `Accuracy on the pairs that were not trained on, for ${seeds.length} seeds of weights and batches; the split is the same. ${grokkedSeeds(seeds).length} of them reach ${100 * grokked} %.`,
    figure: panel,
    width: 720,
  };
}

function growthFigure(found: readonly SeedMeasurements[]): NamedFigure {
  const label = ({ settings }: SeedMeasurements) => `seed ${settings.seed}`;
  const epochsOf = ({ growth }: SeedMeasurements) => growth.map(({ epoch }) => epoch);
  const shares = curvesPanel(
    {
      curves: found.map((seed) => ({
        label: label(seed),
        x: epochsOf(seed),
        y: seed.growth.map(({ sum }) => sum / (2 * seed.keyFrequencies.length)),
      })),
    },
    { xLabel: 'epoch', yLabel: 'share of 2n', points: false },
  );
  const slopes = curvesPanel(
    {
      curves: found.map((seed) => ({
        label: label(seed),
        x: epochsOf(seed),
        y: growthSlopes(seed.growth).map((slope) => (100 * slope) / (2 * seed.keyFrequencies.length)),
      })),
    },
    { xLabel: 'epoch', yLabel: 'per cent an epoch', points: false },
  );
  const halves = found.map((seed) => `${label(seed)} ${reaches(seed, 0.5)}`).join(', ');
  return {
    name: 'addition-transformer-growth',
    title: 'W_U’s leading vectors over training',
    caption: `Left: overlap of vectors 0 … 2n of W_U’s kernel with the waves of a + b at the key frequencies, which are those of the trained network. Right: its derivative. Half of the test pairs are right at: ${halves}.`,
    figure: panelGrid({ rows: [[shares, slopes]], columnHeadings: ['overlap', 'derivative'] }),
    width: 900,
  };
}

function unembeddingFigure(seed: SeedMeasurements): NamedFigure {
  const n = seed.keyFrequencies.length;
  const steps = [2 * n + 1, 4 * n + 1];
  const panel = (title: string, eigenvalues: readonly number[]) =>
    spectrumPanel(
      { curves: [{ label: title, eigenvalues }], drops: steps },
      { yLabel: 'eigenvalue', aspect: 0.8, floor: 0 },
    );
  return {
    name: 'addition-transformer-unembedding',
    title: 'W_U’s kernel beside PCA of the residual stream',
    caption: `Seed ${seed.settings.seed}, n = ${n} key frequencies (${seed.keyFrequencies.join(', ')}). Left: the mean-output kernel of W_U on all pairs. Right: uncentred PCA of the last residuals, over V. They are the same matrix. Rules stand after 2n + 1 and 4n + 1 values.`,
    figure: panelGrid(
      {
        rows: [[panel('W_U', unembeddingOf(seed).eigenvalues), panel('PCA', seed.residualEigenvalues)]],
        columnHeadings: ['kernel of W_U', 'PCA of the residual stream'],
      },
      { share: { y: 'all' } },
    ),
    width: 760,
  };
}

function spectraFigure(seed: SeedMeasurements): NamedFigure {
  const { query, value, mlpIn, mlpOut } = oneLayerTransformerParameterNames;
  const shown = [
    ['full', 'all parameters'],
    [query, 'W_Q'],
    [value, 'W_V'],
    [mlpIn, 'W_in'],
    [mlpOut, 'W_out'],
  ] as const;
  const panels = shown.map(([name, label]) => {
    const { eigenvalues, drops } = kernelOf(seed.kernels, name);
    return spectrumPanel(
      { curves: [{ label, eigenvalues: eigenvalues.slice(0, 40) }], drops: drops.map(({ after }) => after) },
      { yLabel: 'eigenvalue', aspect: 0.9, floor: 0 },
    );
  });
  return {
    name: 'addition-transformer-spectra',
    title: 'Spectra of the mean-output kernels',
    caption: `Seed ${seed.settings.seed}. Rules stand at every drop that the detector reports. W_Q’s, after as many values as there are heads, is the sharpest and is no feature.`,
    figure: panelGrid({ rows: [panels], columnHeadings: shown.map(([, label]) => label) }),
    width: 1100,
  };
}
