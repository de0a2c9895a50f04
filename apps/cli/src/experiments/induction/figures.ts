import { curvesPanel, panelGrid } from '@entk/figures';
import type { NamedFigure } from '../../report/report.js';
import { outputsOfLayer2, weightName } from './kernels.js';
import type { SeedMeasurements } from './measurements.js';
import { timesChance } from './summaries.js';

/** The phase change of all seeds; what the kernels hold through it; named vectors beside PCA. */
export function inductionFigures(seeds: readonly SeedMeasurements[]): NamedFigure[] {
  return [phaseFigure(seeds), overlapFigure(seeds), matchFigure(seeds)];
}

const steps = { xLabel: 'step', points: false } as const;

const labelOf = ({ settings }: SeedMeasurements) => `seed ${settings.seed}`;

/** Nothing much changes later. */
const shownSteps = 2000;

function phaseFigure(seeds: readonly SeedMeasurements[]): NamedFigure {
  const panel = (yLabel: string, of: (point: SeedMeasurements['phase'][number]) => number) =>
    curvesPanel(
      {
        curves: seeds.map((seed) => {
          const shown = seed.phase.filter(({ step }) => step <= shownSteps);
          return { label: labelOf(seed), x: shown.map(({ step }) => step), y: shown.map(of) };
        }),
      },
      { ...steps, yLabel },
    );
  return {
    name: 'induction-phase-change',
    title: 'The phase change',
    caption: `At positions where all has occurred before, on sequences that no step saw: accuracy of the next token, and the mean attention of the head that looks there most, of the first layer on the previous token and of the second on the token after the previous occurrence. ${seeds.length} seeds, to step ${shownSteps}.`,
    figure: panelGrid({
      rows: [
        [
          panel('accuracy', ({ accuracy }) => accuracy),
          panel('attention', ({ previous }) => previous),
          panel('attention', ({ induction }) => induction),
        ],
      ],
      columnHeadings: ['next token', 'layer 1: previous token', 'layer 2: after the last occurrence'],
    }),
    width: 1100,
  };
}

function overlapFigure(seeds: readonly SeedMeasurements[]): NamedFigure {
  const mean = (of: (seed: SeedMeasurements) => number) =>
    seeds.reduce((sum, seed) => sum + of(seed), 0) / seeds.length;
  const x = seeds[0].kernels.map(({ step }) => step);
  const curve = (label: string, options: Parameters<typeof timesChance>[2]) => ({
    label,
    x,
    y: x.map((step) => mean((seed) => timesChance(seed, step, options))),
  });
  const byFamily = curvesPanel(
    {
      curves: (['answer', 'current', 'previous', 'lag', 'position'] as const).map((family) =>
        curve(family, { family }),
      ),
    },
    { xLabel: 'step', yLabel: 'overlap over chance' },
  );
  const byKernel = curvesPanel(
    {
      curves: [
        ...(['W_Q', 'W_K', 'W_V', 'W_O'] as const).map((weight) => curve(weight, { kernel: weightName(2, weight) })),
        curve('all parameters', { kernel: 'full' }),
      ],
    },
    { xLabel: 'step', yLabel: 'overlap over chance' },
  );
  return {
    name: 'induction-overlaps',
    title: 'What the kernels hold through training',
    caption: `Overlap of the leading V − 1 vectors of centred kernels with what reads may be told by, over what a random span has; mean of ${seeds.length} seeds. Left: of W_O of layer 2, with the token that follows (answer), the one that is read, the one before it, the number of tokens before they repeat, and the position. Right: with the answer, of each weight of layer 2 and of all parameters.`,
    figure: panelGrid({
      rows: [[byFamily, byKernel]],
      columnHeadings: [outputsOfLayer2, 'the answer, layer 2'],
    }),
    width: 900,
  };
}

function matchFigure(seeds: readonly SeedMeasurements[]): NamedFigure {
  const x = seeds[0].kernels.map(({ step }) => step);
  const mean = (of: (seed: SeedMeasurements, index: number) => number) =>
    x.map((_, index) => seeds.reduce((sum, seed) => sum + of(seed, index), 0) / seeds.length);
  const panel = (span: 'kernel' | 'logits' | 'residual') =>
    curvesPanel(
      {
        curves: (
          [
            ['as they come', 'asIs'],
            ['rotated', 'rotated'],
            ['most possible', 'mostPossible'],
          ] as const
        ).map(([label, figure]) => ({
          label,
          x,
          y: mean(({ kernels }, index) => kernels[index].matches[span][figure]),
        })),
      },
      { xLabel: 'step', yLabel: 'mean |cosine|', yRange: [0, 1] },
    );
  return {
    name: 'induction-named-vectors',
    title: 'Named vectors beside PCA',
    caption: `Mean |cosine| with the indicators of the answers over the best assignment, mean of ${seeds.length} seeds: the leading 62 vectors of the kernel of W_O of layer 2, and as many principal components of the logits and of the residual as there are, up to 62; as they come, rotated by the network’s predictions, and what no basis of the span exceeds.`,
    figure: panelGrid({
      rows: [[panel('kernel'), panel('logits'), panel('residual')]],
      columnHeadings: [outputsOfLayer2, 'PCA of the logits', 'PCA of the residual'],
    }),
    width: 1100,
  };
}
