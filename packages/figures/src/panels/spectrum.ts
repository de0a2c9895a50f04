import {
  MisuseError,
  requireFinite,
  requireInteger,
  requireNumber,
  requireOneOf,
  requireOptions,
  requireList,
  requireFields,
} from '@entk/core';
import type { AxisScale, CurvePalette, Interval, LinesPanel } from '../panel.js';
import { requireAspect, requireCurves, requireInterval, requirePositive } from './requirements.js';

export interface SpectrumData {
  /** Eigenvalues in descending order, the first of rank 1. */
  readonly curves: readonly { readonly label: string; readonly eigenvalues: ArrayLike<number> }[];
  /** Ranks k after which a spectrum drops: between λ_k and λ_{k+1} stands a rule named `k = …`. */
  readonly drops?: readonly number[];
}

export interface SpectrumOptions {
  readonly title?: string;
  /** On a log axis, drops of different sizes are visible together. @default 'log' */
  readonly scale?: AxisScale;
  /** First and last rank shown. */
  readonly ranks?: Interval;
  /** First and last rank of an enlargement in the upper right corner, which a descending spectrum leaves empty. */
  readonly inset?: Interval;
  /** Lower and upper end of the eigenvalue axis. */
  readonly range?: Interval;
  /** On a log axis, eigenvalues up to this are left out; without it one that is not positive is an error. */
  readonly floor?: number;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly points?: boolean | 'auto';
  readonly palette?: CurvePalette;
  readonly legendTitle?: string;
  /** Height of the frame over its width. @default 0.7 */
  readonly aspect?: number;
}

/**
 * A plot of eigenvalues against rank: one or several spectra, their drops marked.
 *
 * Point (k, λ_k), k counted from 1. A drop after rank k is a rule at k + ½, between λ_k and λ_{k+1}.
 *
 * @throws MisuseError if there is no curve, a rank is out of range, the floor is negative, or a log axis meets a value
 *   that is not positive.
 * @throws NonFiniteError if an eigenvalue is NaN or infinite.
 *
 * @example
 * ```ts
 * import { spectrumPanel } from '@entk/figures';
 *
 * const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }], drops: [2] });
 * panel.markers; // [{ at: 2.5, label: 'k = 2' }]
 * ```
 */
export function spectrumPanel(data: SpectrumData, options: SpectrumOptions = {}): LinesPanel {
  requireOptions<SpectrumOptions>('spectrumPanel', options, {
    title: true,
    scale: true,
    ranks: true,
    inset: true,
    range: true,
    floor: true,
    xLabel: true,
    yLabel: true,
    points: true,
    palette: true,
    legendTitle: true,
    aspect: true,
  });
  const name = 'spectrumPanel';
  requireFields(name, 'data', data, ['curves']);
  const { curves, drops = [] } = data;
  requireList(name, 'drops', drops);
  const { scale = 'log', ranks, inset, range, floor, points = 'auto', palette = 'categories', aspect = 0.7 } = options;
  requireAspect(name, aspect);
  if (floor !== undefined) requireNumber(name, 'floor', floor, { min: 0 });
  requireOneOf(name, 'scale', scale, ['linear', 'log']);
  requireInterval(name, 'range', range, scale);
  requireCurves(name, curves);
  const longest = Math.max(...curves.map(({ eigenvalues }) => eigenvalues.length));
  for (const drop of drops) requireInteger(name, 'drop', drop, { min: 1, max: longest - 1 });
  requireRanks(name, 'ranks', ranks, longest);
  requireRanks(name, 'inset', inset, longest);
  const [from, to] = ranks ?? [1, longest];
  const lines = curves.map(({ label, eigenvalues }) => {
    const owner = `eigenvalues of "${label}"`;
    requireFinite(name, owner, eigenvalues);
    if (scale === 'log' && floor === undefined) {
      const remedy = "give a floor, below which they are left out, or scale: 'linear'";
      requirePositive(name, owner, eigenvalues, remedy);
    }
    const shown = Array.from(eigenvalues, (value, index) => ({ rank: index + 1, value })).filter(
      ({ rank, value }) => rank >= from && rank <= to && value > (scale === 'log' ? (floor ?? 0) : -Infinity),
    );
    if (shown.length === 0) {
      const rule = `${owner} must have an entry above the floor within ranks ${from}..${to}`;
      throw new MisuseError({ in: name, rule, got: eigenvalues.length, context: 'entries in all' });
    }
    return {
      label,
      x: Float64Array.from(shown, ({ rank }) => rank),
      y: Float64Array.from(shown, ({ value }) => value),
    };
  });
  return {
    kind: 'lines',
    title: options.title,
    x: { label: options.xLabel ?? 'rank k', scale: 'linear', whole: true, firstTick: from },
    y: { label: options.yLabel ?? 'eigenvalue', scale, range, whole: false },
    curves: lines,
    markers: drops
      .filter((drop) => drop >= from && drop < to)
      .map((drop) => ({ at: drop + 0.5, label: `k = ${drop}` })),
    palette,
    legendTitle: options.legendTitle,
    points,
    inset,
    aspect,
  };
}

function requireRanks(caller: string, name: string, ranks: Interval | undefined, longest: number): void {
  if (ranks === undefined) return;
  requireList(caller, name, ranks);
  requireInteger(caller, `${name}[0]`, ranks[0], { min: 1, max: longest });
  requireInteger(caller, `${name}[1]`, ranks[1], { min: ranks[0] + 1, max: longest });
}
