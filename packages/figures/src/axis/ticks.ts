import { log10, pow } from '@entk/core/elementary';
import { scaleLinear, scaleLog } from 'd3-scale';
import type { CellAxis, Interval, ValueAxis } from '../panel.js';
import { isPoint } from './domain.js';
import { textWidth } from '../text/width.js';
import { fontSizes } from '../theme.js';

/** A tick: where on the scale, and its text (empty for a tick without one). */
export interface Tick {
  readonly at: number;
  readonly text: string;
  /** Between powers of ten: shorter, without text or grid line. */
  readonly minor?: true;
}

export type Direction = 'horizontal' | 'vertical';

/** Free px between neighbouring tick texts. */
const gap = { horizontal: 8, vertical: 4 } as const;
/** Px between ticks to aim for. */
const spacing = { horizontal: 40, vertical: 28 } as const;
/** Plain decimals from a thousandth to below a hundred thousand; powers of ten beyond. */
const plain = { from: 1e-3, below: 1e5 } as const;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** With so few powers of ten, values between them are named too, where there is room for three or more. */
const mostPowersWithDigits = 2;
const leastWithDigits = 3;
/** Which digits are named within decades, the most first. */
const digitSets = [
  [1, 2, 5],
  [1, 3],
  [1, 5],
  [2, 5],
] as const;

/** The least px of a decade that has room for its minor ticks. */
const decadeForMinor = 18;

/** Ticks of an axis of numbers, as many as fit in `length` px without touching. */
export function valueTicks(axis: ValueAxis, domain: Interval, length: number, direction: Direction): Tick[] {
  const major = majorTicks(axis, domain, length, direction);
  return axis.scale === 'log' ? [...major, ...minorTicks(domain, length, major)] : major;
}

function majorTicks(axis: ValueAxis, domain: Interval, length: number, direction: Direction): Tick[] {
  const most = Math.max(2, Math.floor(length / spacing[direction]));
  for (let count = most; count > 1; count--) {
    const ticks = axis.scale === 'log' ? logTicks(axis, domain, count) : linearTicks(axis, domain, count);
    if (fits(ticks, domain, axis.scale, length, direction)) return ticks;
  }
  return axis.scale === 'log' ? logTicks(axis, domain, 1) : linearTicks(axis, domain, 1);
}

/** Ticks of an axis of cells: cell i is centred at i + 0.5. Every 1st, 2nd, 5th, 10th … cell, so that none touch. */
export function cellTicks(axis: CellAxis, count: number, length: number, direction: Direction): Tick[] {
  const cells = cellNumbers(axis, count);
  const texts = axis.labels ?? cells.map(String);
  const widest = Math.max(...texts.map((text) => textWidth(text, fontSizes.tick)));
  const needed = (direction === 'horizontal' ? widest : fontSizes.tick) + gap[direction];
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((by) => (by * length) / count >= needed);
  if (step === undefined) return [];
  return cells.flatMap((number, index) => {
    const chosen = axis.labels ? index % step === 0 : number % step === 0;
    return chosen ? [{ at: index + 0.5, text: texts[index] }] : [];
  });
}

/** `0.02`, `1,000`, `2×10⁻⁵`. */
export function numberText(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < plain.from || size >= plain.below) return powerText(value);
  return signed(String(Number(value.toPrecision(3))));
}

function cellNumbers(axis: CellAxis, count: number): number[] {
  const first = axis.first ?? 1;
  const sizes = axis.groups?.map(({ size }) => size) ?? [count];
  return sizes.flatMap((size) => Array.from({ length: size }, (_, index) => first + index));
}

function linearTicks(axis: ValueAxis, domain: Interval, count: number): Tick[] {
  const scale = scaleLinear().domain(domain);
  const { whole, firstTick: first } = axis;
  const inside = scale
    .ticks(count)
    .filter((value) => (!whole || Number.isInteger(value)) && value > (first ?? -Infinity));
  const values = first === undefined ? inside : [first, ...inside.filter((value) => value - first > gapOf(inside) / 2)];
  const largest = Math.max(...values.map(Math.abs));
  const step = gapOf(inside) || largest;
  const far = largest !== 0 && (largest >= plain.below * 10 || step < plain.from);
  const format = far ? powerText : scale.tickFormat(count);
  return values.map((at) => ({ at, text: format(at) }));
}

function gapOf(ticks: readonly number[]): number {
  return ticks.length > 1 ? ticks[1] - ticks[0] : 0;
}

function logTicks({ whole }: ValueAxis, domain: Interval, count: number): Tick[] {
  const [low, high] = domain.map(log10);
  const powers: number[] = [];
  for (let power = Math.ceil(low - 1e-9); power <= high + 1e-9; power++) powers.push(power);
  if (powers.length > mostPowersWithDigits || (powers.length > 1 && count < leastWithDigits)) {
    const step = Math.ceil(powers.length / Math.max(count, 1));
    // Multiples of the step, unless only one of them is shown and another beginning gives two.
    const multiples = powers.filter((power) => power % step === 0);
    const first = multiples.length >= 2 || count < 2 ? 0 : powers[0];
    const named = whole && domain[0] > 0.1 && domain[1] < plain.below ? String : powerText;
    return powers.map((power) => {
      return { at: pow(10, power), text: (power - first) % step === 0 ? named(pow(10, power)) : '' };
    });
  }
  const inside = digitSets
    .map((digits) => valuesOf(digits, domain))
    .find((values) => values.length >= 2 && values.length <= Math.max(2, count));
  // Of less than a decade every digit that has room.
  const every = valuesOf([1, 2, 3, 4, 5, 6, 7, 8, 9], domain);
  const hasRoom = (inside?.length ?? 0) < leastWithDigits && every.length >= leastWithDigits && every.length <= count;
  const values =
    (hasRoom ? every : inside) ??
    (isPoint(domain) ? valuesOf([1, 2, 5], domain) : scaleLinear().domain(domain).ticks(count));
  const decimal = values.every((value) => value >= plain.from && value < plain.below);
  return values.map((at) => ({ at, text: decimal ? String(Number(at.toPrecision(3))) : powerText(at) }));
}

/** Digits times powers of ten that lie in an interval, ascending. */
function valuesOf(digits: readonly number[], domain: Interval): number[] {
  const [low, high] = domain.map(log10);
  const powers = Array.from({ length: Math.ceil(high) - Math.floor(low) + 1 }, (_, index) => Math.floor(low) + index);
  return powers
    .flatMap((power) => digits.map((digit) => digit * pow(10, power)))
    .filter((value) => value >= domain[0] && value <= domain[1]);
}

function minorTicks(domain: Interval, length: number, major: readonly Tick[]): Tick[] {
  const [low, high] = domain.map(log10);
  if (length / (high - low) < decadeForMinor) return [];
  const taken = new Set(major.map(({ at }) => at.toPrecision(6)));
  const ticks: Tick[] = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power++) {
    for (let digit = 1; digit < 10; digit++) {
      const at = digit * pow(10, power);
      if (at >= domain[0] && at <= domain[1] && !taken.has(at.toPrecision(6)))
        ticks.push({ at, text: '', minor: true });
    }
  }
  return ticks;
}

function powerText(value: number): string {
  if (value === 0) return '0';
  const [digits, exponent] = value.toExponential(2).split('e');
  const [mantissa, power] = [Number(digits), Number(exponent)];
  const raised = `10${power < 0 ? '⁻' : ''}${String(Math.abs(power))
    .split('')
    .map((digit) => superscripts[Number(digit)])
    .join('')}`;
  if (mantissa === 1) return raised;
  return `${mantissa === -1 ? '−' : `${signed(String(mantissa))}×`}${raised}`;
}

function signed(text: string): string {
  return text.replace('-', '−');
}

function fits(
  ticks: Tick[],
  domain: Interval,
  kind: ValueAxis['scale'],
  length: number,
  direction: Direction,
): boolean {
  const scale = (kind === 'log' ? scaleLog() : scaleLinear()).domain(domain).range([0, length]);
  const shown = ticks.filter(({ text }) => text !== '');
  return shown.slice(1).every((tick, index) => {
    const before = shown[index];
    const extent =
      direction === 'vertical'
        ? fontSizes.tick
        : (textWidth(before.text, fontSizes.tick) + textWidth(tick.text, fontSizes.tick)) / 2;
    return scale(tick.at) - scale(before.at) >= extent + gap[direction];
  });
}
