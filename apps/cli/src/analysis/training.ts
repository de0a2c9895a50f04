import { capturedNorms } from '@entk/alignment';
import { DenseMatrix, type FeatureFamily } from '@entk/core';
import {
  type Cliff,
  type DropAppearance,
  dropAppearance,
  type Evolution,
  type RangeEvolution,
  trackEvolution,
} from '@entk/spectral';
import { cliffOptions, type DropSearch } from './expected-places.js';
import { columnLabels } from './feature-labels.js';
import type { KernelMeasurement } from './measurements.js';
import { distinctRanges } from './ranges.js';

/** The kernel of a network at one moment of its training. */
export interface TrainingState {
  /** `epoch-500`. */
  readonly name: string;
  readonly full: KernelMeasurement;
}

/** What is followed, and how. */
export interface TrainingOptions extends DropSearch {
  readonly families: readonly FeatureFamily[];
  /** Beside the cliffs of the last state. */
  readonly ranges: readonly Cliff[];
}

/** A range of vectors over training. */
export interface FollowedRange extends RangeEvolution {
  /** ‖P f‖ of every feature at every state, axes [F, states]. */
  readonly captured?: DenseMatrix;
}

/** Spectra, drops and cliffs of one network over its training. */
export interface TrainingMeasurements {
  /** Of the states, in order. */
  readonly names: readonly string[];
  /** Epochs, if the names have rising numbers at their ends; else states are counted from 1. */
  readonly times: readonly number[];
  readonly unit: 'epoch' | 'state';
  readonly evolution: Evolution;
  readonly ranges: readonly FollowedRange[];
  /** Every drop that some state has, in the order of k. */
  readonly drops: readonly FollowedDrop[];
  /** One a column of the features. */
  readonly features: readonly string[];
}

/** A drop over training. */
export interface FollowedDrop {
  readonly after: number;
  readonly appearance: DropAppearance;
  /** λ_k / λ_{k+1} at every state, a drop there or not; missing where λ_{k+1} is not above the noise. */
  readonly ratios: readonly (number | undefined)[];
}

/** Follows the spectrum through the states of a network, which are in order. */
export function followTraining(
  states: readonly TrainingState[],
  { families, ranges, ...search }: TrainingOptions,
): TrainingMeasurements {
  const names = states.map(({ name }) => name);
  const { times, unit } = timesOf(names);
  const last = states[states.length - 1].full;
  // What some state has no vectors of cannot be followed through all.
  const held = Math.min(
    ...states.map(({ full: { spectrum } }) => Math.min(spectrum.vectors?.columns ?? 0, spectrum.rank ?? Infinity)),
  );
  const followed = distinctRanges([...last.report.cliffs, ...ranges]).filter(({ to }) => to <= held);
  const evolution = trackEvolution(
    states.map(({ full: { spectrum } }, index) => ({ epoch: times[index], spectrum })),
    { cliffs: cliffOptions(search), ranges: followed },
  );
  const features =
    families.length === 0 ? undefined : DenseMatrix.sideBySide(families.map((family) => family.features));
  return {
    names,
    times,
    unit,
    evolution,
    ranges: evolution.ranges.map((range) => ({
      ...range,
      captured: features && capturedOver(states, range, features),
    })),
    drops: dropsOf(evolution),
    features: columnLabels(families),
  };
}

function capturedOver(states: readonly TrainingState[], { from, to }: Cliff, features: DenseMatrix): DenseMatrix {
  const captured = states.map(({ full: { spectrum } }) => {
    return capturedNorms((spectrum.vectors as DenseMatrix).columnRange(from, to), features);
  });
  return DenseMatrix.generate(features.columns, states.length, (feature, state) => captured[state][feature]);
}

function dropsOf(evolution: Evolution): FollowedDrop[] {
  const ends = new Set(evolution.points.flatMap(({ report }) => report.drops.map(({ after }) => after)));
  return Array.from(ends)
    .toSorted((left, right) => left - right)
    .map((after) => ({
      after,
      appearance: dropAppearance(evolution, after),
      ratios: evolution.points.map(({ values, report: { floor } }) =>
        values[after] > floor ? values[after - 1] / values[after] : undefined,
      ),
    }));
}

/** The number at the end of a name, before anything that is no digit: `epoch-500`, `step_2000.final`. */
const lastNumber = /(\d+(?:\.\d+)?)\D*$/;

/** When the states were: by the numbers in their names, where these rise. */
export function timesOf(names: readonly string[]): { readonly times: number[]; readonly unit: 'epoch' | 'state' } {
  const numbers = names.map((name) => Number(lastNumber.exec(name)?.[1] ?? NaN));
  const rising = numbers.every((value, index) => value >= 0 && (index === 0 || value > numbers[index - 1]));
  return rising ? { times: numbers, unit: 'epoch' } : { times: names.map((_, index) => index + 1), unit: 'state' };
}
