import type { Heatmap, HeatmapSummary } from '@entk/alignment';
import type { Rotation } from '@entk/rotation';
import type { Cliff } from '@entk/spectral';
import type { VectorExtremes } from '../analysis/top-examples.js';

/** One range of a spectrum under one rotation. */
export interface RangeRotation extends Cliff {
  /** As it was asked for: `torus:29`. */
  readonly word: string;
  readonly text: string;
  readonly rotation: Pick<Rotation, 'criterion' | 'operators' | 'offDiagonal' | 'blocks' | 'status' | 'basis'>;
  readonly vectors: readonly RotatedVector[];
  readonly match?: RotatedMatch;
}

/** A vector of a rotated basis, by what it loads on. */
export interface RotatedVector {
  /** vᵀ K v: the mean of the eigenvalues that it is mixed from, weighted by their shares. */
  readonly kernelEnergy: number;
  /** The block of the rotation that it is in, from 0. */
  readonly block: number;
  /** What it loads on most, by falling size. */
  readonly loads?: LargestLoads;
  /** What it has the largest cosines with of what the network makes of the examples, whatever it was rotated by. */
  readonly reads?: readonly LargestLoads[];
  /** The examples at either end, of the leading vectors of a range. */
  readonly examples?: Pick<VectorExtremes, 'positive' | 'negative'>;
}

/** The largest of units, outputs or directions. */
export interface LargestLoads {
  readonly of: string;
  readonly largest: readonly NamedValue[];
}

/** A load of a vector. */
export interface NamedValue {
  readonly name: string;
  readonly value: number;
}

/** All features against the range before and after, and the most that any basis of its span can reach. */
export interface RotatedMatch {
  readonly before: Heatmap;
  readonly after: Heatmap;
  readonly summaries: { readonly before: HeatmapSummary; readonly after: HeatmapSummary };
  readonly mostPossible: number;
  /** What the best of all bases reaches, where it is known: of single features, no more than vectors. */
  readonly mostReachable?: number;
}
