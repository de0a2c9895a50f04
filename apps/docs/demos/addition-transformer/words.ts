import { grokked } from '../../../cli/src/experiments/addition-transformer/grokking.js';
import { numberText, percentText } from '../settings/number-text.js';
import { whenFitted } from '../training/accuracy.js';
import { kernelLabel, kernelOf } from './figures.js';
import type { CheckpointMessage, TransformerMessage } from './session.js';

/** What the accuracy curves say. */
export function explainAccuracy(message: TransformerMessage): string {
  const { epochs, testAccuracy } = message;
  const understood = epochs[testAccuracy.findIndex((value) => value >= grokked)];
  const fit = whenFitted(message);
  if (understood !== undefined) return `${fit}Test accuracy reaches ${100 * grokked}\u00A0% at epoch ${understood}.`;
  return `${fit}Test accuracy is ${percentText(testAccuracy[testAccuracy.length - 1])} so far. With the paper’s settings most seeds do not reach ${100 * grokked}\u00A0% in 4,000 epochs.`;
}

/** The drops of one kernel at one checkpoint. */
export function explainDrops(checkpoint: CheckpointMessage, name: string, heads: number): string {
  const { epoch, keyFrequencies } = checkpoint;
  const n = keyFrequencies.length;
  const { drops } = kernelOf(checkpoint, name);
  const where = `Epoch ${epoch}, ${name === 'full' ? 'all parameters' : kernelLabel(name)}`;
  if (drops.length === 0) return `${where}: the detector reports no drop.`;
  const meanings = new Map([
    [2 * n + 1, '2n + 1'],
    [4 * n + 1, '4n + 1'],
    ...(kernelLabel(name) === 'W_Q' ? [[heads, 'one for each head: no feature'] as const] : []),
  ]);
  const parts = drops.map(({ after, ratio }) => {
    const meaning = meanings.get(after);
    return `k\u00A0=\u00A0${after}, ${numberText(ratio)}-fold${meaning ? ` (${meaning})` : ''}`;
  });
  return `${where}: drops after ${parts.join('; ')}.`;
}

/** What W_U's bands have come to. */
export function explainOverlaps({ overlaps, checkpoint: { keyFrequencies } }: TransformerMessage): string {
  const { sum, axisSum } = overlaps[overlaps.length - 1];
  const found = `n = ${keyFrequencies.length} (${keyFrequencies.join(', ')})`;
  return `The embedding’s key frequencies are ${found}. W_U’s bands hold ${percentText(sum)} of the waves of a + b and ${percentText(axisSum)} of the sums of waves. W_U’s kernel is uncentred PCA of the residual stream, so PCA says the same.`;
}
