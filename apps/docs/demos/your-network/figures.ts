import { type LinesPanel, spectrumPanel } from '@entk/figures';
import { roundingFloor } from '../../../cli/src/report/rounding-floor.js';
import { figureAspect } from '../figure/aspect.js';
import type { ShownFigure } from '../figure/shown-figure.js';
import { describeEigenvalue } from '../figure/describe.js';
import type { AnalysisMessage } from './session.js';
import { explainDrops } from './words.js';

/** Eigenvalues by rank, a rule at every drop that the detector reports. */
function spectrumFigure({ values, drops }: AnalysisMessage): LinesPanel {
  return spectrumPanel(
    {
      curves: [{ label: 'eigenvalue', eigenvalues: values }],
      drops: drops.map(({ after }) => after).filter((after) => after < values.length),
    },
    { floor: roundingFloor(values), aspect: figureAspect },
  );
}

/** The spectrum, or what stands in its place. */
export function shownSpectrum(analysis: AnalysisMessage | undefined): ShownFigure {
  return {
    figure: analysis && spectrumFigure(analysis),
    heading: 'Spectrum of the eNTK',
    placeholder: 'Eigenvalues by rank, with a rule at every drop that stands out.',
    file: 'spectrum',
    describe: analysis && (({ column }) => describeEigenvalue(analysis.values, column)),
    words: analysis
      ? explainDrops(analysis)
      : 'A cliff, the vectors between two drops, is where features are worth looking for.',
  };
}
