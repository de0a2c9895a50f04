import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { barsPanel, curvesPanel, heatmapPanel } from '../../src/index.js';
import { axisIn, drawn, labelled, numbersIn, pathPoints } from '../drawn.js';
import { pixel } from '../tolerances.js';

const x = [0, 2, 3, 10];
const y = [4, 1, 2.5, 0];

describe('plotNodes', () => {
  it('puts every point of a line where the printed ticks say', () => {
    const svg = drawn(curvesPanel({ curves: [{ label: 'loss', x, y }] }));
    const [line] = labelled(svg, 'path', 'loss');
    const [across, down] = [axisIn(svg, 'x', Number), axisIn(svg, 'y', Number)];
    pathPoints(line).forEach(([px, py], index) => {
      expect(Math.abs(across.at(px) - x[index])).toBeLessThan(2 * pixel * across.perPx);
      expect(Math.abs(down.at(py) - y[index])).toBeLessThan(2 * pixel * down.perPx);
    });
    expect(pathPoints(line)).toHaveLength(4);
  });

  it('shows points where there is room for them, and where they are asked for', () => {
    const long = { label: 'a', x: Array.from({ length: 300 }, (_, i) => i), y: Array.from({ length: 300 }, () => 1) };
    const circles = (points?: boolean, curve = long) =>
      drawn(curvesPanel({ curves: [curve] }, { points })).querySelectorAll('circle').length;
    expect(circles(undefined, { label: 'a', x, y })).toBe(4);
    expect(circles()).toBe(0);
    expect(circles(true)).toBe(300);
    expect(circles(false, { label: 'a', x, y })).toBe(0);
  });

  it('clips curves that leave the frame, and no others', () => {
    const curves = [{ label: 'a', x, y }];
    const clips = (yRange?: readonly [number, number]) =>
      drawn(curvesPanel({ curves }, { yRange })).querySelectorAll('clipPath').length;
    expect(clips()).toBe(0);
    expect(clips([0, 2])).toBeGreaterThan(0);
  });

  it('draws bars downwards too, and leaves a share of each place free', () => {
    const svg = drawn(barsPanel({ heights: [1, -2], quantity: 'q', bars: { label: 'i' } }));
    const [up, down] = [...svg.querySelectorAll('g[aria-label="rect"] rect')].map((rect) =>
      ['x', 'y', 'width', 'height'].map((name) => Number(rect.getAttribute(name))),
    );
    expect(Math.abs(up[1] + up[3] - down[1])).toBeLessThan(2 * pixel);
    expect(Math.abs(down[3] - 2 * up[3])).toBeLessThan(4 * pixel);
    expect(Math.abs((down[0] - up[0]) * 0.85 - up[2])).toBeLessThan(4 * pixel);
  });

  it('rules off the groups of a heatmap between their cells', () => {
    const groups = [
      { label: 'a', size: 1 },
      { label: 'b', size: 3 },
    ];
    const svg = drawn(
      heatmapPanel({
        matrix: new DenseMatrix(4, 2),
        rows: { label: 'r', groups },
        columns: { label: 'c' },
        quantity: 'q',
      }),
    );
    const [frame] = labelled(svg, 'rect', 'frame');
    const rules = [...svg.querySelectorAll('g[aria-label="rule"] line, line[aria-label="rule"]')].concat(
      [...svg.querySelectorAll('line')].filter((line) => line.getAttribute('x1') !== line.getAttribute('x2')),
    );
    const heights = rules.flatMap((rule) => numbersIn(rule.getAttribute('y1') ?? ''));
    const quarter = Number(frame.getAttribute('height')) / 4;
    expect(heights.some((height) => Math.abs(height - quarter) < 1)).toBe(true);
  });
});
