import { describeEigenvalue } from '../figure/describe.js';
import type { ShownFigure } from '../figure/shown-figure.js';
import { numberText } from '../settings/number-text.js';
import { gramFigure, heatmapFigure, lossFigure, spectrumFigure } from './figures.js';
import type { FeaturesMessage, TrainingMessage } from './session.js';
import type { SuperpositionSettings } from './settings.js';
import { explainDrops, explainMatch, representedFeatures } from './words.js';

/** An autoencoder, as far as its training came. */
export interface SuperpositionOnShow {
  readonly settings: SuperpositionSettings;
  readonly latest: TrainingMessage;
}

/** The loss, and what the weights represent; or what stands in their places. */
export function ofTraining(on: SuperpositionOnShow | undefined): ShownFigure[] {
  const represented = on
    ? ` ${representedFeatures(on.latest.gram)} of ${on.settings.features} diagonal entries exceed 0.75.`
    : '';
  return [
    {
      figure: on && lossFigure(on.latest.steps, on.latest.losses, on.settings.steps),
      heading: 'Loss',
      placeholder: 'Press Train: the loss appears here.',
      file: 'superposition-loss',
      words:
        'Importance-weighted squared error, mean over examples and features. The network has to rebuild n features from m numbers.',
    },
    {
      figure: on && gramFigure(on.latest.gram),
      heading: 'WᵀW',
      placeholder: 'What the weights represent.',
      file: 'superposition-gram',
      words: `A 1 on the diagonal is a feature that is represented; entries beside it are features that share a direction.${represented}`,
    },
  ];
}

/** The spectrum at β, and its vectors against the features. */
export function ofKernel(
  on: SuperpositionOnShow | undefined,
  kernel: FeaturesMessage | undefined,
  normalise: boolean,
): ShownFigure[] {
  const at = kernel ? ` at β = ${numberText(kernel.beta, 2)}` : '';
  const rotated = kernel?.basis === 'by outputs';
  return [
    {
      figure: kernel && spectrumFigure(kernel),
      heading: `Spectrum of the eNTK${at}`,
      placeholder: 'Eigenvalues of the flattened kernel, by rank.',
      file: 'superposition-spectrum',
      describe: kernel && (({ column }) => describeEigenvalue(kernel.values, column)),
      words:
        on && kernel
          ? `${explainDrops(kernel, on.settings.features)} The kernel has ${numberText(kernel.size)} rows; its spectrum was found on the side of the ${kernel.side}.`
          : 'A rule stands at every drop that the detector finds; it is not told where to look.',
    },
    {
      figure: kernel && heatmapFigure(kernel, normalise),
      heading: `Features in the ${rotated ? 'rotated vectors' : 'eigenvectors'}${at}`,
      placeholder: 'How well each eigenvector matches each feature.',
      file: 'superposition-features',
      words: kernel
        ? explainMatch(kernel, normalise)
        : 'At β = 1 the leading eigenvectors are the important features; towards 0 they turn to all of them.',
    },
  ];
}
