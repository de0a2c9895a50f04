import { describe, expect, it } from 'vitest';
import { curvesPanel } from '../../src/index.js';
import { axisIn, drawn, labelled, pathPoints, textsOf } from '../drawn.js';
import { pixel } from '../tolerances.js';

const x = [0, 40, 80, 120, 500];
const y = [0.03, 0, 0.4, 0.95, 1];
const curves = [{ label: 'test', x, y }];

describe('curvesPanel', () => {
  it('draws y over x where the printed ticks say', () => {
    const svg = drawn(curvesPanel({ curves }, { xLabel: 'epoch', yLabel: 'accuracy' }));
    const epochs = axisIn(svg, 'x', Number);
    const accuracies = axisIn(svg, 'y', Number);
    pathPoints(labelled(svg, 'path', 'test')[0]).forEach(([across, down], index) => {
      expect(Math.abs(epochs.at(across) - x[index])).toBeLessThan(pixel * epochs.perPx);
      expect(Math.abs(accuracies.at(down) - y[index])).toBeLessThan(pixel * accuracies.perPx);
    });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['epoch', 'accuracy']));
  });

  it('marks events', () => {
    const svg = drawn(curvesPanel({ curves, events: [{ at: 86, label: 'grokking' }] }));
    expect(textsOf(svg)).toContain('grokking');
    expect(svg.querySelectorAll('g[stroke-dasharray] line')).toHaveLength(1);
  });

  it('shades a band behind the curves, between its ends', () => {
    const band = { x: [0, 500], low: [0.1, 0.2], high: [0.3, 0.8] };
    const svg = drawn(curvesPanel({ curves, band }));
    const values = axisIn(svg, 'y', Number);
    const [area] = labelled(svg, 'path', 'band');
    const heights = pathPoints(area).map(([, down]) => values.at(down));
    for (const [index, height] of [0.3, 0.8, 0.2, 0.1].entries()) {
      expect(Math.abs(heights[index] - height)).toBeLessThan(pixel * values.perPx);
    }
    expect(() => curvesPanel({ curves, band: { ...band, low: [0] } })).toThrow(
      'curvesPanel: x, low and high of the band must have one length, got [2, 1, 2]',
    );
    expect(() => curvesPanel({ curves, band: { ...band, high: [0, NaN] } })).toThrow('high of the band must be finite');
    expect(() => curvesPanel({ curves: [{ label: 'a', x: [1], y: [1] }], band }, { xScale: 'log' })).toThrow(
      'x of the band',
    );
  });

  it('cuts curves off at the range asked for', () => {
    const svg = drawn(curvesPanel({ curves }, { yRange: [0, 0.5] }), { idPrefix: 'accuracy' });
    expect(svg.querySelector('clipPath')?.getAttribute('id')).toBe('accuracy-1');
    expect(labelled(svg, 'path', 'test')[0].closest('[clip-path]')?.getAttribute('clip-path')).toBe('url(#accuracy-1)');
    expect(drawn(curvesPanel({ curves }, { yRange: [0, 1] })).querySelector('clipPath')).toBeNull();
  });

  it('refuses what it cannot show, and says why', () => {
    expect(() => curvesPanel({ curves: [{ label: 'a', x: [1, 2], y: [1] }] })).toThrow(
      'curvesPanel: x and y of "a" must have one length, got [2, 1]',
    );
    expect(() => curvesPanel({ curves: [{ label: 'a', x: [], y: [] }] })).toThrow('curve "a" must have points, got 0');
    expect(() => curvesPanel({ curves: [{ label: 'a', x: [1], y: [Infinity] }] })).toThrow(
      'y of "a" must be finite, got Infinity',
    );
    expect(() => curvesPanel({ curves }, { xScale: 'log' })).toThrow(
      'curvesPanel: x of "test" must be positive on a log axis, got 0 (entry 0 of 5); leave those points out',
    );
    expect(() => curvesPanel({ curves }, { yRange: [1, 0] })).toThrow(
      'yRange must go from a lower to a higher number, got [1, 0]',
    );
  });

  it('refuses a range of a log axis that is not positive', () => {
    const positive = [{ label: 'loss', x: [1, 2], y: [1, 0.1] }];
    expect(() => curvesPanel({ curves: positive }, { yScale: 'log', yRange: [0, 1] })).toThrow(
      'curvesPanel: yRange must be positive on a log axis, got 0',
    );
  });
});
