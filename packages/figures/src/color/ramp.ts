import * as Plot from '@observablehq/plot';
import type { Interval, RampName } from '../panel.js';
import type { ThemeName } from '../theme.js';

export type Rgb = readonly [number, number, number];

/** Shades of a ramp: what one byte of a picture can tell apart. */
const levels = 256;

/** A ramp as 256 colours from its low to its high end. */
export function rampColors(name: RampName, theme: ThemeName): Rgb[] {
  const scale = Plot.scale({ color: { type: 'linear', domain: [0, levels - 1], ...schemeOf(name, theme) } });
  return Array.from({ length: levels }, (_, level) => parseColor(String(scale?.apply(level))));
}

/** The level of a value in an interval; values beyond it take the end's. */
export function rampLevel(value: number, [low, high]: Interval): number {
  return Math.min(levels - 1, Math.max(0, Math.round(((value - low) / (high - low)) * (levels - 1))));
}

/** `#440154` */
export function hexColor(color: Rgb): string {
  return `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function schemeOf(name: RampName, theme: ThemeName): Plot.ScaleOptions {
  if (name === 'diverging') return theme === 'dark' ? stopsOf(darkDiverging) : { scheme: 'rdbu', reverse: true };
  if (name === 'ink') {
    const stops = ['#ffffff', '#c6dbef', '#4292c6', '#08306b', '#020c24'];
    return stopsOf(theme === 'dark' ? stops.toReversed() : stops);
  }
  return { scheme: name };
}

/** Light blue to light red through the page's own dark at zero. */
const darkDiverging = ['#b5dcff', '#3f8fd6', '#16345a', '#1b1b1f', '#5e1a24', '#e0604d', '#ffd3c2'];

function stopsOf(stops: readonly string[]): Plot.ScaleOptions {
  return { range: stops, interpolate: 'lab', domain: stops.map(stopLevel) };
}

function stopLevel(_: string, index: number, stops: readonly string[]): number {
  return (index * (levels - 1)) / (stops.length - 1);
}

function parseColor(text: string): Rgb {
  const hex = /^#(..)(..)(..)$/.exec(text);
  const parts = hex ? hex.slice(1).map((part) => Number.parseInt(part, 16)) : text.match(/\d+(\.\d+)?/g)?.map(Number);
  return [Math.round(parts?.[0] ?? 0), Math.round(parts?.[1] ?? 0), Math.round(parts?.[2] ?? 0)];
}
