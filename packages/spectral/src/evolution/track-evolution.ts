import {
  type DenseMatrix,
  MisuseError,
  requireFinite,
  requireInteger,
  requireOptions,
  requireList,
  requireFields,
} from '@entk/core';
import { type Cliff, type CliffOptions, type CliffReport, findCliffs } from '../cliffs/find-cliffs.js';
import type { Spectrum } from '../spectrum.js';
import { subspaceOverlap } from '../subspace/principal-angles.js';

/** A spectrum and when in training it was taken. */
export interface CheckpointSpectrum {
  readonly epoch: number;
  readonly spectrum: Spectrum;
}

export interface EvolutionOptions {
  /** What every spectrum is searched with, beside what it says of itself. */
  readonly cliffs?: CliffOptions;
  /** Ranges of vectors to follow. @default the cliffs of the last checkpoint */
  readonly ranges?: readonly Cliff[];
}

/** One checkpoint of an evolution. */
export interface EvolutionPoint {
  readonly epoch: number;
  readonly values: Float64Array;
  readonly report: CliffReport;
}

/** How the span of one range of vectors moves: `subspaceOverlap` per checkpoint, in the order of the points. */
export interface RangeEvolution extends Cliff {
  /** With the same range at the last checkpoint; the last entry is 1. */
  readonly overlapWithLast: Float64Array;
  /** With the same range one checkpoint before; the first entry is NaN, having none. */
  readonly overlapWithPrevious: Float64Array;
}

export interface Evolution {
  readonly points: readonly EvolutionPoint[];
  /** Empty where a spectrum came without vectors. */
  readonly ranges: readonly RangeEvolution[];
}

/**
 * Spectra, cliffs and the spans of cliffs over the checkpoints of a training run.
 *
 * @param checkpoints In ascending order of epoch, at least one.
 * @throws MisuseError if there are none, epochs do not ascend, or a range reaches beyond a spectrum's vectors.
 * @remarks One `findCliffs` a checkpoint, and O(M k²) for the overlap of a range of k vectors.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { eigh, trackEvolution } from '@entk/spectral';
 *
 * const before = await eigh(DenseMatrix.fromRows([[2, 0], [0, 1]]));
 * const after = await eigh(DenseMatrix.fromRows([[1, 0], [0, 2]]));
 * const { ranges } = trackEvolution(
 *   [{ epoch: 0, spectrum: before }, { epoch: 10, spectrum: after }],
 *   { ranges: [{ from: 0, to: 1 }] },
 * );
 * ranges[0].overlapWithLast; // Float64Array [0, 1]
 * ```
 */
export function trackEvolution(checkpoints: readonly CheckpointSpectrum[], options: EvolutionOptions = {}): Evolution {
  requireOptions<EvolutionOptions>('trackEvolution', options, { cliffs: true, ranges: true });
  requireList('trackEvolution', 'checkpoints', checkpoints);
  for (const checkpoint of checkpoints)
    requireFields('trackEvolution', 'checkpoint', checkpoint, ['epoch', 'spectrum']);
  requireAscending(checkpoints);
  const points = checkpoints.map(({ epoch, spectrum }) => ({
    epoch,
    values: spectrum.values,
    report: findCliffs(spectrum, options.cliffs),
  }));
  const bases = checkpoints.flatMap(({ spectrum }) => spectrum.vectors ?? []);
  if (bases.length < checkpoints.length) return { points, ranges: [] };
  const ranges = options.ranges ?? points[points.length - 1].report.cliffs;
  return { points, ranges: ranges.map((range) => followRange(range, bases)) };
}

function followRange({ from, to }: Cliff, bases: readonly DenseMatrix[]): RangeEvolution {
  const spans = bases.map((basis) => {
    requireInteger('trackEvolution', 'range.from', from, { min: 0, max: basis.columns - 1 });
    requireInteger('trackEvolution', 'range.to', to, { min: from + 1, max: basis.columns });
    return basis.columnRange(from, to);
  });
  const last = spans[spans.length - 1];
  return {
    from,
    to,
    overlapWithLast: Float64Array.from(spans, (span) => subspaceOverlap(span, last)),
    overlapWithPrevious: Float64Array.from(spans, (span, i) => (i === 0 ? NaN : subspaceOverlap(span, spans[i - 1]))),
  };
}

function requireAscending(checkpoints: readonly CheckpointSpectrum[]): void {
  const epochs = checkpoints.map(({ epoch }) => epoch);
  requireFinite('trackEvolution', 'epochs', epochs);
  const descending = epochs.findIndex((epoch, i) => i > 0 && epoch <= epochs[i - 1]);
  if (epochs.length > 0 && descending < 0) return;
  throw new MisuseError({
    in: 'trackEvolution',
    rule: 'checkpoints must be at least one, in ascending order of epoch',
    got: epochs,
  });
}
