import { describe, expect, it } from 'vitest';
import { hexColor, type Rgb, rampColors, rampLevel } from '../../src/color/ramp.js';
import { channel } from '../tolerances.js';

/** CIE 1976 lightness of an sRGB colour (IEC 61966-2-1 and CIE 15). */
function lightness(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 216 / 24389 ? 116 * Math.cbrt(luminance) - 16 : (luminance * 24389) / 27;
}

describe('rampColors', () => {
  it("has the published ends of matplotlib's viridis and magma", () => {
    expect(hexColor(rampColors('viridis', 'light')[0])).toBe('#440154');
    expect(hexColor(rampColors('viridis', 'light')[255])).toBe('#fde725');
    expect(hexColor(rampColors('magma', 'light')[0])).toBe('#000004');
    expect(hexColor(rampColors('magma', 'light')[255])).toBe('#fcfdbf');
  });

  it.each(['viridis', 'magma', 'cividis'] as const)('%s grows lighter from end to end', (name) => {
    const shades = rampColors(name, 'light').map(lightness);
    for (let level = 8; level < 256; level += 8) expect(shades[level]).toBeGreaterThan(shades[level - 8]);
  });

  it('ink goes from paper to ink, and the other way on a dark page', () => {
    const light = rampColors('ink', 'light');
    expect(light[0].every((part) => part >= 255 - channel)).toBe(true);
    for (let level = 8; level < 256; level += 8)
      expect(lightness(light[level])).toBeLessThan(lightness(light[level - 8]));
    expect(rampColors('ink', 'dark')).toEqual(light.toReversed());
  });

  it('diverging is blue below, red above and palest at zero', () => {
    const colors = rampColors('diverging', 'light');
    expect(colors[20][2]).toBeGreaterThan(colors[20][0]);
    expect(colors[235][0]).toBeGreaterThan(colors[235][2]);
    const shades = colors.map(lightness);
    expect(Math.abs(shades.indexOf(Math.max(...shades)) - 127.5)).toBeLessThan(8);
  });

  it('diverging is darkest at zero on a dark page, and as light at both ends', () => {
    const colors = rampColors('diverging', 'dark');
    expect(colors[60][2]).toBeGreaterThan(colors[60][0]);
    expect(colors[195][0]).toBeGreaterThan(colors[195][2]);
    const shades = colors.map(lightness);
    expect(Math.abs(shades.indexOf(Math.min(...shades)) - 127.5)).toBeLessThan(8);
    expect(Math.abs(shades[0] - shades[255])).toBeLessThan(5);
    for (let level = 8; level < 124; level += 8) expect(shades[level]).toBeLessThan(shades[level - 8]);
    for (let level = 140; level < 256; level += 8) expect(shades[level]).toBeGreaterThan(shades[level - 8]);
  });
});

describe('rampLevel', () => {
  it('maps the ends to the ends, the middle to the middle, and what lies beyond to the nearer end', () => {
    expect([-1, 0, 1, 2, 3].map((value) => rampLevel(value, [0, 2]))).toEqual([0, 0, 128, 255, 255]);
  });
});
