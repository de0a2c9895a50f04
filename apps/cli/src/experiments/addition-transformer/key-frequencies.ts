import { type NdArray, requireInteger } from '@entk/core';
import { cos, sin } from '@entk/core/elementary';

/** A frequency is a key one if its power is above this share of the largest. */
const shareOfLargest = 0.2;

/**
 * The power of each frequency in an embedding: Σ_d |Σ_t E[t, d] exp(−2πikt/p)|² over the p residues, divided by D.
 *
 * @param embedding Axes [at least p, D]; rows beyond the residues are left out.
 * @returns That of k = 1 … ⌊p/2⌋.
 */
export function embeddingPower({ shape, data }: NdArray, p: number): Float64Array {
  const [rows, width] = shape;
  requireInteger('embeddingPower', 'p', p, { min: 3, max: rows });
  return Float64Array.from({ length: Math.floor(p / 2) }, (_, index) => {
    let power = 0;
    for (let d = 0; d < width; d++) {
      let [cosine, sine] = [0, 0];
      for (let t = 0; t < p; t++) {
        const angle = (2 * Math.PI * (((index + 1) * t) % p)) / p;
        cosine += data[t * width + d] * cos(angle);
        sine += data[t * width + d] * sin(angle);
      }
      power += cosine ** 2 + sine ** 2;
    }
    return power / width;
  });
}

/** The frequencies that a network computes with: those of more than a fifth of the largest power, ascending from 1. */
export function keyFrequencies(embedding: NdArray, p: number): number[] {
  const power = embeddingPower(embedding, p);
  const largest = Math.max(...power);
  return Array.from(power.keys(), (index) => index + 1).filter((k) => power[k - 1] > shareOfLargest * largest);
}
