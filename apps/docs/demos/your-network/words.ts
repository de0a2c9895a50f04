import { numberText } from '../settings/number-text.js';
import type { AnalysisMessage, NetworkMessage } from './session.js';

/** A network in a sentence. */
export function explainNetwork(message: NetworkMessage): string {
  const { names, given, examples, outputs, parameterCount, features, leftOver } = message;
  if (given !== undefined) {
    const what = given === 'kernel' ? 'a kernel' : 'gradients';
    return `${names[0]}: ${what} of ${numberText(examples)} rows, computed elsewhere.`;
  }
  const states = names.length > 1 ? `${names.length} checkpoints` : names[0];
  const held = features ? `, ${features[1]} features to compare it with` : '';
  const rest = leftOver.length > 0 ? ` Not used: ${leftOver.join(', ')}.` : '';
  return `${states}: ${numberText(parameterCount)} parameters, ${numberText(outputs)} outputs, ${numberText(examples)} examples${held}.${rest}`;
}

/** What the drops of a spectrum are. */
export function explainDrops({ drops, steps, size, status, side }: AnalysisMessage): string {
  const found =
    drops.length === 0
      ? `No drop stands out from its neighbourhood. The largest steps: ${steps}.`
      : `Drops after ${drops.map(({ after, ratio }) => `k\u00A0=\u00A0${after} (${numberText(ratio)}-fold)`).join(', ')}.`;
  const doubt = status === 'converged' || status === 'rank-exceeded' ? '' : ` The eigensolver says: ${status}.`;
  return `${found} The kernel has ${numberText(size)} rows; its eigenvalues come from ${sides[side] ?? side}.${doubt}`;
}

const sides: Readonly<Record<string, string>> = {
  matrix: 'the matrix itself',
  parameters: 'the smaller matrix over the parameters',
  operator: 'its products with vectors',
};
