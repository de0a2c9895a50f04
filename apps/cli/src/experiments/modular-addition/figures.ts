import { curvesPanel, panelGrid, spectrumPanel } from '@entk/figures';
import { dropAppearance } from '@entk/spectral';
import type { NamedFigure } from '../../report/report.js';
import { significant } from '../../report/numbers.js';
import { roundingFloor } from '../../report/rounding-floor.js';
import { matchPanel, pairAxis } from './match-panel.js';
import type { Measurements } from './measurements.js';
import { cliffEnds, comparedEpochs } from './settings.js';

/** Checkpoints of figure 3, as far as they were analysed. */
const spectrumEpochs = [0, 60, 80, 100, 150, 500];

/** Figures 2 to 5 of the paper, and what we add to figure 5. */
export function modularAdditionFigures(measurements: Measurements): NamedFigure[] {
  return [
    figure2(measurements),
    figure3(measurements),
    figure4(measurements),
    figure5(measurements),
    jointFigure(measurements),
  ];
}

function figure2({ final, settings }: Measurements): NamedFigure {
  const panels = (['full', 'layer1', 'layer2'] as const).map((name) => {
    const { spectrum, report } = final[name];
    return spectrumPanel(
      { curves: [{ label: name, eigenvalues: spectrum.values }], drops: report.drops.map(({ after }) => after) },
      { yLabel: 'eigenvalue', aspect: 0.8, floor: roundingFloor(spectrum.values) },
    );
  });
  return {
    name: 'modular-addition-figure-2',
    title: 'Figure 2. Full and layerwise eNTK spectra after training',
    caption: `Leading eigenvalues of the class-mean kernel on all p² = ${settings.p ** 2} pairs after ${settings.epochs} epochs, by rank. Rules stand at every drop that the detector reports; nothing was told where to look.`,
    figure: panelGrid({ rows: [panels], columnHeadings: ['all parameters', 'layer 1', 'layer 2'] }),
    width: 900,
  };
}

function figure3({ history, evolution, settings }: Measurements): NamedFigure {
  const epochs = history.map(({ epoch }) => epoch);
  const { first, second } = cliffEnds(settings.p);
  const appearance = dropAppearance(evolution, second);
  const events = appearance.kind === 'appears' ? [{ at: appearance.by, label: `drop at ${second} found` }] : [];
  const accuracy = curvesPanel(
    {
      curves: [
        { label: 'train', x: epochs, y: history.map(({ train }) => train.accuracy) },
        { label: 'test', x: epochs, y: history.map(({ test }) => test?.accuracy ?? 0) },
      ],
      events,
    },
    { xLabel: 'epoch', yLabel: 'accuracy', points: false },
  );
  const shown = evolution.points.filter(({ epoch }) => spectrumEpochs.includes(epoch));
  const spectra = spectrumPanel(
    {
      curves: shown.map(({ epoch, values }) => ({ label: String(epoch), eigenvalues: values })),
      drops: [first, second],
    },
    {
      palette: 'sequence',
      legendTitle: 'epoch',
      points: false,
      floor: roundingFloor(...shown.map(({ values }) => values)),
    },
  );
  return {
    name: 'modular-addition-figure-3',
    title: 'Figure 3. The spectrum at the grokking transition',
    caption: `Left: accuracy on training and test pairs; the rule marks the first checkpoint with a significant drop after k = ${second}. Right: spectra of the full kernel over training. The first cliff is there from the start, the second appears at the transition.`,
    figure: panelGrid({ rows: [[accuracy, spectra]] }),
    width: 900,
  };
}

function figure4({ firstCliff, families }: Measurements): NamedFigure {
  const axis = pairAxis(families.a.labels.length, ['b', 'a']);
  const panels = [firstCliff.before, firstCliff.after].map(({ heatmap }) => matchPanel(heatmap, axis));
  return {
    name: 'modular-addition-figure-4',
    title: 'Figure 4. The layer-1 cliff before and after the two-stage rotation',
    caption: `Squared norm of the projection of each vector of the layer-1 cliff on the cosine and sine of each frequency of a and of b. Mean best match ${significant(firstCliff.before.figures.meanColumnMax)} before, ${significant(firstCliff.after.figures.meanColumnMax, 4)} after. (The paper's picture shows the norm, though its caption says squared norm.)`,
    figure: panelGrid({ rows: [panels], columnHeadings: ['eigenvectors', 'rotated'] }, { share: { color: 'all' } }),
    width: 900,
  };
}

function figure5({ secondCliff, families }: Measurements): NamedFigure {
  const axis = pairAxis(families.sum.labels.length, ['a − b', 'a + b']);
  const shown = secondCliff.epochs.filter(({ epoch }) => comparedEpochs.includes(epoch));
  const panels = shown.map(({ twoStage }) => matchPanel(twoStage.heatmap, axis));
  const headings = shown.map(
    ({ epoch, energies }) => `epoch ${epoch} · energy ${significant(energies.sum + energies.difference)}`,
  );
  const rows = [];
  for (let start = 0; start < panels.length; start += 3) {
    rows.push(panels.slice(start, start + 3).map((panel, index) => ({ ...panel, title: headings[start + index] })));
  }
  const filled = rows.map((row) => [
    ...row,
    ...Array.from({ length: Math.min(3, panels.length) - row.length }, () => null),
  ]);
  return {
    name: 'modular-addition-figure-5',
    title: 'Figure 5. The second cliff over training, rotated in two stages',
    caption:
      'Squared norm of the projection of each rotated vector of the second range on the cosine and sine of each frequency of a + b and of a − b. Each family forms a ">", since a step along the diagonal advances frequency k by 2·2πk/p. The families grow on either side of the transition.',
    figure: panelGrid({ rows: filled }, { share: { color: 'all', x: 'all', y: 'all' } }),
    width: 980,
  };
}

function jointFigure({ secondCliff, families }: Measurements): NamedFigure {
  const axis = pairAxis(families.sum.labels.length, ['a − b', 'a + b']);
  const { twoStage } = secondCliff.epochs[secondCliff.epochs.length - 1];
  const ways = [
    { label: 'two stages', result: twoStage },
    { label: 'two stages, half + 4', result: secondCliff.halfPlusFour },
    { label: 'joint', result: secondCliff.joint },
  ];
  return {
    name: 'modular-addition-joint-rotation',
    title: 'The second cliff after training, rotated three ways',
    caption: `As figure 5, after the last epoch. Mean best match: ${ways.map(({ label, result }) => `${label} ${significant(result.figures.meanColumnMax)}`).join(', ')}. Joint diagonalisation of both compressed Laplacians separates modes that a sequence of two cannot.`,
    figure: panelGrid(
      {
        rows: [ways.map(({ result }) => matchPanel(result.heatmap, axis))],
        columnHeadings: ways.map(({ label }) => label),
      },
      { share: { color: 'all', y: 'all' } },
    ),
    width: 980,
  };
}
