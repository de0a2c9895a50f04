import { createRandom } from '@entk/core';
import { findCliffs } from '@entk/spectral';
import type { NullFamily } from './null-family.js';
import { plainScores } from './plain-detector.js';
import type { Setting } from './settings.js';

/** How many spectra were drawn, and in how many of them the detector reported a drop. */
export interface Count {
  readonly spectra: number;
  readonly alarms: number;
}

/**
 * What a family without a drop made of the detector in one setting, and the largest score of the plain one in each
 * draw.
 */
export interface NullCount extends Count {
  readonly plain: readonly number[];
}

/** Counts the spectra of a family in which any drop is reported; one draw serves every setting of its size. */
export function falseAlarms(
  family: NullFamily,
  settings: readonly Setting[],
  spectra: number,
  seed: number,
): NullCount[] {
  const random = createRandom(seed).fork(family.name).fork(String(settings[0].size));
  const counts = settings.map(() => ({ spectra, alarms: 0, plain: [] as number[] }));
  for (let draw = 0; draw < spectra; draw++) {
    const values = family.draw(settings[0].size, random);
    settings.forEach(({ size, top, told }, i) => {
      const seen = values.subarray(0, top);
      const { drops, floor } = findCliffs(seen, told ? { size } : { noise: size * Number.EPSILON });
      if (drops.length > 0) counts[i].alarms++;
      counts[i].plain.push(Math.max(0, ...plainScores(seen, floor)));
    });
  }
  return counts;
}

/**
 * A drop by `ratio` set into a spectrum without one: the first `after` values are multiplied by it. If it is smeared,
 * the same factor is shared evenly by `over` consecutive gaps, of which that after value number `after` is the first.
 */
export interface PlantedDrop {
  readonly after: number;
  readonly ratio: number;
  readonly over?: number;
}

/** Spectra of a family to plant drops in. */
export function backgrounds(family: NullFamily, size: number, spectra: number, seed: number): Float64Array[] {
  const random = createRandom(seed).fork(family.name).fork(String(size));
  return Array.from({ length: spectra }, () => family.draw(size, random));
}

/**
 * Counts in how many spectra a planted drop is reported at its place, and in how many the plain score reaches a
 * threshold there.
 */
export function detections(
  spectra: readonly Float64Array[],
  { after: first, ratio, over = 1 }: PlantedDrop,
  plainThreshold = Infinity,
): Count & { readonly plain: number } {
  const factor = (i: number) => ratio ** (Math.min(over, Math.max(0, first + over - 1 - i)) / over);
  const at = (place: number) => place >= first && place < first + over;
  let alarms = 0;
  let plain = 0;
  for (const background of spectra) {
    const values = background.map((value, i) => Math.max(0, value) * factor(i));
    const { drops, floor } = findCliffs(values);
    if (drops.some(({ after }) => at(after))) alarms++;
    if (plainScores(values, floor).some((score, i) => at(i + 1) && score >= plainThreshold)) plain++;
  }
  return { spectra: spectra.length, alarms, plain };
}
