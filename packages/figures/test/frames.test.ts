import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { curvesPanel, figureFrames, heatmapPanel, panelGrid, spectrumPanel } from '../src/index.js';
import { drawn, numbersIn } from './drawn.js';
import { pixel, scaleRoundTrip } from './tolerances.js';

const eigenvalues = [9, 8, 1, 0.5, 0.02];
const spectrum = spectrumPanel({ curves: [{ label: 'full', eigenvalues }], drops: [2] }, { points: true });
const matrix = DenseMatrix.generate(3, 4, (i, j) => i + j);
const heatmap = (rowDirection: 'up' | 'down') =>
  heatmapPanel({ matrix, rows: { label: 'row' }, columns: { label: 'column' }, quantity: 'q' }, { rowDirection });

describe('figureFrames', () => {
  it('places points of a log plot where the drawing has its dots', () => {
    const [frame] = figureFrames(spectrum, { width: 333 });
    const dots = [...drawn(spectrum, { width: 333 }).querySelectorAll('circle')].map((dot) => [
      Number(dot.getAttribute('cx')) + frame.left,
      Number(dot.getAttribute('cy')) + frame.top,
    ]);
    expect(dots).toHaveLength(eigenvalues.length);
    dots.forEach(([left, top], index) => {
      const [x, y] = frame.place(index + 1, eigenvalues[index]);
      expect(Math.abs(x - left)).toBeLessThan(pixel);
      expect(Math.abs(y - top)).toBeLessThan(pixel);
    });
  });

  it('stands where the drawing moves its panel, in the order of the grid', () => {
    const curve = curvesPanel({ curves: [{ label: 'loss', x: [0, 1], y: [2, 3] }] });
    const grid = panelGrid({
      rows: [
        [spectrum, null],
        [curve, heatmap('down')],
      ],
      columnHeadings: ['one', 'two'],
    });
    const frames = figureFrames(grid);
    expect(frames.map(({ panel }) => panel.kind)).toEqual(['lines', 'lines', 'heatmap']);
    const moved = [...drawn(grid).children]
      .filter((node) => node.localName === 'g')
      .map((node) => numbersIn(node.getAttribute('transform') ?? ''));
    expect(frames.map(({ left, top }) => [left, top])).toEqual(moved);
  });

  it.each(['up', 'down'] as const)('tells the cell of a heatmap whose rows run %s', (direction) => {
    const panel = heatmap(direction);
    const [frame] = figureFrames(panel, { width: 300 });
    const image = drawn(panel, { width: 300 }).querySelector('image');
    const top = frame.top + Number(image?.getAttribute('y'));
    const [x, y] = frame.at(frame.left + 1, top + 1);
    expect(Math.floor(x)).toBe(0);
    expect(Math.floor(y)).toBe(direction === 'down' ? 0 : 2);
    expect(frame.place(4, direction === 'down' ? 3 : 0)).toEqual([frame.left + frame.width, frame.top + frame.height]);
  });

  it('goes back from a place to the data', () => {
    for (const panel of [spectrum, heatmap('up'), heatmap('down')]) {
      const [frame] = figureFrames(panel);
      const [left, top] = frame.place(1.5, 0.25);
      const [x, y] = frame.at(left, top);
      expect(Math.abs(x - 1.5)).toBeLessThan(scaleRoundTrip);
      expect(Math.abs(y - 0.25)).toBeLessThan(scaleRoundTrip);
    }
  });

  it('refuses a width that leaves no frame', () => {
    expect(() => figureFrames(spectrum, { width: 0 })).toThrow(
      'figureFrames: width must be a number in (0, 100000], got 0',
    );
    expect(() => figureFrames(spectrum, { width: 90 })).toThrow('width must leave 60 px a frame');
  });
});
