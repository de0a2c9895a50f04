import { MisuseError } from '@entk/core';
import type { Collapse } from '@entk/kernels';
import type { CliffOptions } from '@entk/spectral';
import { percent } from '../report/numbers.js';

/** How the detector is asked, as plans have it. */
export interface DropSearch {
  /** The share of spectra without a drop in which the detector may report one. */
  readonly falseAlarmRate: number;
  /** Numbers of eigenvalues after which a drop is expected before the spectrum is seen. */
  readonly expected: readonly number[];
}

/**
 * Checks the places that `--expect` names.
 *
 * @param top Eigenvalues that are computed.
 */
export function requireExpected(expect: readonly number[], top: number): readonly number[] {
  const wrong = expect.find((place, index) => !(place >= 1 && place < top) || expect.indexOf(place) < index);
  if (wrong === undefined) return expect;
  throw new MisuseError({
    in: 'analyze',
    rule: `--expect must name numbers of eigenvalues from 1 to ${top - 1}, each once`,
    got: wrong,
    ...(wrong >= top && { remedy: '--top computes more' }),
  });
}

/** A classifier is expected to drop after as many values as it has classes, where rows are examples of all outputs. */
export function usualExpected({ kind }: Collapse, outputCount: number, top: number): readonly number[] {
  const ofAllOutputs = kind === 'classMean' || kind === 'trace';
  return ofAllOutputs && outputCount > 1 && outputCount < top ? [outputCount] : [];
}

/** What `findCliffs` takes for a spectrum of so many rows. */
export function cliffOptions({ falseAlarmRate, expected }: DropSearch, rows = Infinity): CliffOptions {
  return { falseAlarmRate, expected: expected.filter((place) => place < rows) };
}

/** What a report says of the detector. */
export function detectorNote({ falseAlarmRate, expected }: DropSearch, named: boolean): string {
  const knows =
    expected.length === 0
      ? 'which is told neither where nor how many'
      : `which was told to expect one after ${expected.join(', ')}, ${named ? 'as --expect says' : 'as many as there are outputs'}, and is told nothing else`;
  return `Every drop is found by a calibrated detector, ${knows}; it gives a false alarm in at most ${percent(falseAlarmRate)} of spectra without one.`;
}
