import { MisuseError, requireFinite, requireNumber, ShapeError, requireList, requireFields } from '@entk/core';
import { isPoint, requireDrawable } from '../axis/domain.js';
import type { AxisScale, CellAxis, Interval } from '../panel.js';

/** Requires at least one curve, and labels that a legend can tell apart. */
export function requireCurves(caller: string, curves: readonly { readonly label: string }[]): void {
  requireList(caller, 'curves', curves);
  for (const curve of curves) requireFields(caller, 'a curve', curve, ['label']);
  if (curves.length === 0) throw new MisuseError({ in: caller, rule: 'curves must hold at least one curve', got: [] });
  const labels = curves.map(({ label }) => label);
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice !== undefined) throw new MisuseError({ in: caller, rule: 'curve labels must differ', got: twice });
}

/** Requires values that a log axis can show. */
export function requirePositive(caller: string, name: string, values: ArrayLike<number>, remedy: string): void {
  for (let index = 0; index < values.length; index++) {
    if (values[index] > 0) continue;
    const context = `entry ${index} of ${values.length}`;
    throw new MisuseError({
      in: caller,
      rule: `${name} must be positive on a log axis`,
      got: values[index],
      context,
      remedy,
    });
  }
}

/** Requires a finite interval whose lower end comes first, and is positive on a log axis. */
export function requireInterval(
  caller: string,
  name: string,
  interval: Interval | undefined,
  scale: AxisScale = 'linear',
): void {
  if (interval === undefined) return;
  requireList(caller, name, interval);
  if (scale === 'log') requirePositive(caller, name, interval, "use scale: 'linear', or begin above 0");
  requireFinite(caller, name, interval);
  const isLinear = scale === 'linear';
  if (isLinear) requireDrawable(caller, name, interval);
  if (interval[0] >= interval[1] || (isLinear && isPoint(interval))) {
    throw new MisuseError({ in: caller, rule: `${name} must go from a lower to a higher number`, got: [...interval] });
  }
}

/** Frames that are higher have more ticks than a list can hold, or no end. */
const largestAspect = 100;
/** Px that no screen or page has. */
const largestWidth = 100_000;

/** Requires a frame's height over its width to be one. */
export function requireAspect(caller: string, aspect: number): void {
  requireNumber(caller, 'aspect', aspect, { above: 0, max: largestAspect });
}

/** Requires the px of a figure to be some. */
export function requireWidth(caller: string, width: number): void {
  requireNumber(caller, 'width', width, { above: 0, max: largestWidth });
}

/** Requires the labels and groups of an axis to fit its cells. */
export function requireCells(caller: string, name: string, axis: CellAxis, count: number): void {
  requireFields(caller, name, axis, []);
  if (axis.labels !== undefined) requireList(caller, `${name}.labels`, axis.labels);
  if (axis.groups !== undefined) requireList(caller, `${name}.groups`, axis.groups);
  if (count === 0) throw new ShapeError({ in: caller, rule: `${name} must hold at least one cell`, got: 0 });
  if (axis.labels !== undefined && axis.labels.length !== count) {
    throw new ShapeError({ in: caller, rule: `${name}.labels must have ${count} entries`, got: axis.labels.length });
  }
  const grouped = axis.groups?.reduce((sum, { size }) => sum + size, 0);
  if (grouped !== undefined && grouped !== count) {
    throw new ShapeError({ in: caller, rule: `the sizes of ${name}.groups must add up to ${count}`, got: grouped });
  }
}
