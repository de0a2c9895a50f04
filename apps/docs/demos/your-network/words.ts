import { numberText } from '../settings/number-text.js';
import type { AnalysisMessage, NetworkMessage } from './session.js';

/** A network in a sentence. */
export function explainNetwork({
  name,
  examples,
  outputs,
  parameterCount,
  features,
  leftOver,
}: NetworkMessage): string {
  const held = features ? `, ${features[1]} features to hold it against` : '';
  const rest = leftOver.length > 0 ? ` Not used: ${leftOver.join(', ')}.` : '';
  return `${name}: ${numberText(parameterCount)} parameters, ${numberText(outputs)} outputs, ${numberText(examples)} examples${held}.${rest}`;
}

/** What the drops of a spectrum are. */
export function explainDrops({ drops, size, status, method }: AnalysisMessage): string {
  const found =
    drops.length === 0
      ? 'No drop stands out from its neighbourhood: the detector reports nothing.'
      : `Drops after ${drops.map(({ after, ratio }) => `k\u00A0=\u00A0${after} (${numberText(ratio)}-fold)`).join(', ')}.`;
  const doubt = status === 'converged' || status === 'rank-exceeded' ? '' : ` The eigensolver says: ${status}.`;
  return `${found} The kernel has ${numberText(size)} rows (${method}).${doubt}`;
}

/** How the vectors match the features. */
export function explainAlignment({ alignment }: AnalysisMessage): string {
  if (!alignment) return 'Give features to see which of them the vectors are.';
  const cliffs = alignment.energies.map(
    ({ from, to, energy, whole }) => `${numberText(energy)} of ${whole} dimensions (vectors ${from + 1} to ${to})`,
  );
  const held = cliffs.length > 0 ? ` The cliffs hold, of the features’ span, ${cliffs.join(', ')}.` : '';
  return `|cosine| of a vector with its best feature: ${numberText(alignment.meanBestMatch)} on average over the first ${alignment.matched}.${held}`;
}
