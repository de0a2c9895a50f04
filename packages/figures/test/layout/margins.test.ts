import { describe, expect, it } from 'vitest';
import { barsPanel, curvesPanel, spectrumPanel } from '../../src/index.js';
import { cellsOf } from '../../src/layout/cell.js';
import {
  groupLines,
  groupsSpace,
  headHeight,
  labelLines,
  lyingWidth,
  panelLegend,
  panelMarkers,
  position,
  rampTicks,
  sideMargins,
  sortedMarkers,
  tailHeight,
  yAxisWidth,
} from '../../src/layout/margins.js';
import { fontAdvances } from '../true-type.js';

const advance = fontAdvances('DejaVuSans.ttf');
const widthOf = (text: string, size: number) =>
  Array.from(text).reduce((sum, character) => sum + advance(character) * size, 0);
const panel = spectrumPanel(
  {
    curves: [
      { label: 'a', eigenvalues: [100, 10, 1] },
      { label: 'b', eigenvalues: [50, 5, 2] },
    ],
    drops: [2, 1],
  },
  { ranks: [1, 3], range: [1, 100] },
);
const [cell] = cellsOf(panel);

describe('position', () => {
  it('goes by logarithms where the axis does, and downwards for y', () => {
    expect(position(cell, 'y', 100, 200)).toBeCloseTo(0, 9);
    expect(position(cell, 'y', 10, 200)).toBeCloseTo(100, 9);
    expect(position(cell, 'y', 1, 200)).toBeCloseTo(200, 9);
    const [low, high] = cell.x;
    expect(position(cell, 'x', (low + high) / 2, 300)).toBeCloseTo(150, 9);
  });
});

describe('widths of texts beside a frame', () => {
  it('are those of the font', () => {
    const ticks = [
      { at: 1, text: '1' },
      { at: 2, text: '1000' },
    ];
    expect(yAxisWidth(ticks)).toBeCloseTo(4 + 3 + widthOf('1000', 9.5), 1);
    expect(yAxisWidth([])).toBe(7);
    expect(lyingWidth(['|cosine|', 'x'])).toBeCloseTo(widthOf('|cosine|', 10.5) + 8 + 180, 1);
  });

  it('leave room for half a tick text over the edge, and for axes and ramps that are shown', () => {
    const shown = sideMargins(cell, 300);
    const bare = sideMargins({ ...cell, showX: false, showY: false }, 300);
    expect(bare).toEqual({ left: 1, right: 1 });
    expect(shown.left).toBeGreaterThan(18 + 7);
    expect(Number.isInteger(shown.left) && Number.isInteger(shown.right)).toBe(true);
  });
});

describe('heights above and below a frame', () => {
  it('grow by a line for a title, for a legend and for marks', () => {
    const single = cellsOf(curvesPanel({ curves: [{ label: 'a', x: [0, 1], y: [0, 1] }] }))[0];
    const titled = cellsOf(curvesPanel({ curves: [{ label: 'a', x: [0, 1], y: [0, 1] }] }, { title: 't' }))[0];
    expect(headHeight(single, 300)).toBe(2);
    expect(headHeight(titled, 300) - headHeight(single, 300)).toBe(15 + 3);
    // One line of legend and 3 px, one of marker texts and the line that leads to them.
    expect(headHeight(cell, 300)).toBe(14 + 3 + 12 + 6);
  });

  it('are the ticks alone where the axis is another panel’s', () => {
    expect(tailHeight({ ...cell, showX: false }, 300)).toBe(4);
    expect(tailHeight(cell, 300)).toBe(4 + 3 + 9.5 + 18);
  });
});

describe('labels and groups', () => {
  it('are wrapped to the length they have', () => {
    expect(labelLines('rotated vector', 300)).toEqual(['rotated vector']);
    expect(labelLines('rotated vector of the second cliff', 90).length).toBeGreaterThan(1);
    const axis = {
      label: 'i',
      groups: [
        { label: 'a long name', size: 1 },
        { label: 'b', size: 9 },
      ],
    };
    expect(groupLines(axis, 200)[1]).toEqual(['b']);
    expect(groupLines(axis, 200)[0].join(' ')).toBe('a long name');
    expect(groupsSpace({ label: 'i' }, 200)).toBe(0);
    expect(groupsSpace({ label: 'i', groups: [{ label: 'b', size: 1 }] }, 200)).toBe(16);
  });
});

describe('legends and markers', () => {
  it('are there for curves alone, markers in order of their places and inside the range', () => {
    expect(panelLegend(cell, 300)).toHaveLength(2);
    expect(panelLegend({ ...cell, showLegend: false }, 300)).toEqual([]);
    expect(sortedMarkers(panel).map(({ label }) => label)).toEqual(['k = 1', 'k = 2']);
    expect(panelMarkers(cell, 300)).toHaveLength(2);
    const [bars] = cellsOf(barsPanel({ heights: [1], quantity: 'q', bars: { label: 'i' } }));
    expect([panelLegend(bars, 300), panelMarkers(bars, 300)]).toEqual([[], []]);
    const outside = { ...panel, x: { ...panel.x, range: [1.6, 1.7] as const } };
    expect(sortedMarkers(outside)).toEqual([]);
  });
});

describe('rampTicks', () => {
  const color = { ramp: 'viridis', quantity: 'q', range: [0, 1], data: [0, 1] } as const;

  it('marks ends that data lie beyond, by more than half a shade', () => {
    const texts = (data: readonly [number, number]) => rampTicks({ ...color, data }, 200, true).map(({ text }) => text);
    expect(texts([0, 1]).some((text) => /[≤≥]/.test(text))).toBe(false);
    expect(texts([-1e-9, 1 + 1e-9])).toEqual(texts([0, 1]));
    expect(texts([-1, 2])[0]).toBe('≤ 0');
    expect(texts([-1, 2]).at(-1)).toBe('≥ 1');
  });
});
