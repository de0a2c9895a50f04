import { describe, expect, it } from 'vitest';
import { type Theme, themeOf } from '../src/theme.js';

/** WCAG 2's relative luminance and contrast ratio. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(left: string, right: string): number {
  const [low, high] = [luminance(left), luminance(right)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ['light', '#ffffff'],
  // The dark theme has no background: it is made for pages as dark as its halo.
  ['dark', themeOf('dark').halo],
] as const)('the %s theme', (name, page) => {
  const theme: Theme = themeOf(name);

  it('has texts that can be read: a contrast of 4.5 and more, by WCAG 2', () => {
    expect(contrast(theme.text, page)).toBeGreaterThanOrEqual(7);
    expect(contrast(theme.muted, page)).toBeGreaterThanOrEqual(4.5);
  });

  it('has curves that stand out from the page, no two of one colour', () => {
    expect(new Set(theme.categories).size).toBe(theme.categories.length);
    for (const color of theme.categories) expect(contrast(color, page)).toBeGreaterThan(2);
  });

  it('has grid lines fainter than its curves', () => {
    for (const color of theme.categories) expect(contrast(theme.grid, page)).toBeLessThan(contrast(color, page));
  });
});
