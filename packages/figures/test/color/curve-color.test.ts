import { describe, expect, it } from 'vitest';
import { curveStyles } from '../../src/color/curve-color.js';
import { curvesPanel, type LinesPanel } from '../../src/index.js';
import { dashes, themeOf } from '../../src/theme.js';
import { channel } from '../tolerances.js';

function panelOf(count: number, palette: LinesPanel['palette']): LinesPanel {
  const curves = Array.from({ length: count }, (_, index) => ({ label: String(index), x: [0, 1], y: [0, 1] }));
  return curvesPanel({ curves }, { palette });
}
const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

describe('curveStyles', () => {
  it('gives categories Okabe and Ito’s colours and dashes, again from the start when they are used up', () => {
    const styles = curveStyles(panelOf(8, 'categories'), themeOf('light'), 'light');
    expect(styles[0]).toEqual({ color: '#0072b2', dash: 'none' });
    expect(styles[1].color).toBe('#d55e00');
    expect(styles[7].color).toBe(styles[0].color);
    expect(styles.map(({ dash }) => dash)).toEqual([...dashes, ...dashes].slice(0, 8));
    expect(new Set(styles.slice(0, 7).map(({ color }) => color)).size).toBe(7);
  });

  it('gives a sequence viridis, undashed, from its dark end to where it would fade into the page', () => {
    const styles = curveStyles(panelOf(3, 'sequence'), themeOf('light'), 'light');
    expect(styles.every(({ dash }) => dash === 'none')).toBe(true);
    // matplotlib's viridis at 0 is (68, 1, 84); at 0.43, (39, 127, 142) between its levels 109 and 110.
    expect(styles[0].color).toBe('#440154');
    channels(styles[1].color).forEach((value, part) =>
      expect(Math.abs(value - [39, 127, 142][part])).toBeLessThanOrEqual(2 * channel),
    );
    expect(styles[2].color).not.toBe('#fde725');
    const dark = curveStyles(panelOf(3, 'sequence'), themeOf('dark'), 'dark');
    expect(dark[2].color).toBe('#fde725');
    expect(dark[0].color).not.toBe('#440154');
  });

  it('gives a single curve of a sequence its first colour', () => {
    expect(curveStyles(panelOf(1, 'sequence'), themeOf('light'), 'light')[0].color).toBe('#440154');
  });
});
