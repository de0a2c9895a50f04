import { dropAppearance } from '@entk/spectral';
import { numberText, percentText } from '../settings/number-text.js';
import { whenFitted } from '../training/accuracy.js';
import type { CheckpointMessage, GrokkingMessage, RotationMessage } from './session.js';
import { cliffEnds } from './settings.js';

/** Test accuracy from which a network counts as having understood. */
const understood = 0.9;

/** What the accuracy curves say. */
export function explainAccuracy(message: GrokkingMessage): string {
  const { epochs, testAccuracy } = message;
  const grokked = epochs[testAccuracy.findIndex((value) => value > understood)];
  const fit = whenFitted(message);
  if (grokked !== undefined)
    return `${fit}Test accuracy passes ${percentText(understood)} at epoch ${grokked}: the network groks.`;
  const now = testAccuracy[testAccuracy.length - 1];
  const carried = now < 0.25 ? 'does not carry over' : 'carries over only in part';
  return `${fit}Test accuracy is ${percentText(now)} so far: what it has learned ${carried} to pairs it has not seen.`;
}

/** Whether and when the drop after the second cliff came to stay. */
export function explainSecondCliff(checkpoints: readonly CheckpointMessage[], p: number): string {
  const { second } = cliffEnds(p);
  const points = checkpoints.map(({ epoch, values, drops }) => ({
    epoch,
    values,
    report: { drops, cliffs: [], candidates: [], considered: values.length, floor: 0 },
  }));
  const appearance = dropAppearance({ points, ranges: [] }, second);
  if (appearance.kind === 'absent') return `The detector reports no drop after ${rank(second)} yet.`;
  if (appearance.kind === 'always') return `The drop after ${rank(second)} is there from the first spectrum on.`;
  return `The detector first reports the drop after ${rank(second)} at epoch ${appearance.by}, and at every spectrum since.`;
}

/** The drops of one checkpoint. */
export function explainDrops({ drops, epoch }: CheckpointMessage, p: number): string {
  const { constant, first, second } = cliffEnds(p);
  const meanings: Readonly<Record<number, string>> = {
    [constant]: 'the constant mode',
    [first]: 'first cliff: functions of a and of b',
    [second]: 'second cliff: functions of a + b and of a − b',
  };
  if (drops.length === 0) return `Epoch ${epoch}: the detector reports no drop.`;
  const parts = drops.map(({ after, ratio }) => {
    const meaning = meanings[after];
    return `${rank(after)}, ${numberText(ratio)}-fold${meaning ? ` (${meaning})` : ''}`;
  });
  return `Epoch ${epoch}: drops after ${parts.join('; ')}.`;
}

/** What a rotated cliff shows. */
export function explainRotation({ meanBestMatch, energy, wholeEnergy, cliff, way }: RotationMessage): string {
  const families = cliff === 'first' ? 'a and b' : 'a + b and a − b';
  const basis = way === 'none' ? 'an eigenvector' : 'a rotated vector';
  return `The cliff holds ${numberText(energy)} of the ${wholeEnergy} dimensions that functions of ${families} have, whatever its basis. On average ${numberText(meanBestMatch)} of ${basis} lies in one frequency.${way === 'units' ? ' The rotation was told nothing of the inputs.' : ''}`;
}

/** `k = 57`, in one piece. */
function rank(k: number): string {
  return `k\u00A0=\u00A0${k}`;
}
