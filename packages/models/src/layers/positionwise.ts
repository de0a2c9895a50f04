import type { Layer } from './layer.js';

/** Whether a layer, and every layer inside it, acts at every position apart, wherever that stands. */
export function isPositionwise({ kind, positionwise = false, inner = {} }: Layer): boolean {
  if (kind === 'residual' || kind === 'sum' || kind === 'product') {
    return Object.values(inner).flat().every(isPositionwise);
  }
  return positionwise;
}
