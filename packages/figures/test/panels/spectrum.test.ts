import { MisuseError, NonFiniteError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { spectrumPanel } from '../../src/index.js';
import { axisIn, drawn, labelled, numbersIn, pathPoints, powerIn, textsOf } from '../drawn.js';
import { pixel } from '../tolerances.js';

const eigenvalues = [3, 0.25, 0.2, 0.018, 0.017, 0.0011, 0.001];
const curves = [{ label: 'full', eigenvalues }];

describe('spectrumPanel', () => {
  it('draws λ_k over k where the printed ticks say, on a log axis', () => {
    const svg = drawn(spectrumPanel({ curves }));
    const ranks = axisIn(svg, 'x', Number);
    const powers = axisIn(svg, 'y', powerIn);
    const points = pathPoints(labelled(svg, 'path', 'full')[0]);
    expect(points).toHaveLength(eigenvalues.length);
    points.forEach(([across, down], index) => {
      expect(Math.abs(ranks.at(across) - (index + 1))).toBeLessThan(pixel * ranks.perPx);
      expect(Math.abs(powers.at(down) - Math.log10(eigenvalues[index]))).toBeLessThan(pixel * powers.perPx);
    });
  });

  it('draws λ_k over k where the printed ticks say, on a linear axis', () => {
    const svg = drawn(spectrumPanel({ curves }, { scale: 'linear' }));
    const axis = axisIn(svg, 'y', Number);
    pathPoints(labelled(svg, 'path', 'full')[0]).forEach(([, down], index) => {
      expect(Math.abs(axis.at(down) - eigenvalues[index])).toBeLessThan(pixel * axis.perPx);
    });
  });

  it('puts the rule of a drop halfway between the points it parts, and names it', () => {
    const svg = drawn(spectrumPanel({ curves, drops: [1, 3] }));
    const points = pathPoints(labelled(svg, 'path', 'full')[0]);
    const rules = [...svg.querySelectorAll('g[stroke-dasharray] line')].map((line) => Number(line.getAttribute('x1')));
    expect(rules).toHaveLength(2);
    [1, 3].forEach((drop, index) => {
      expect(Math.abs(rules[index] - (points[drop - 1][0] + points[drop][0]) / 2)).toBeLessThan(pixel);
    });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['k = 1', 'k = 3']));
  });

  it('marks each eigenvalue with a point, and none where they would run together', () => {
    expect(drawn(spectrumPanel({ curves })).querySelectorAll('circle')).toHaveLength(eigenvalues.length);
    const many = Array.from({ length: 300 }, (_, index) => 1 / (index + 1));
    expect(
      drawn(spectrumPanel({ curves: [{ label: 'many', eigenvalues: many }] })).querySelectorAll('circle'),
    ).toHaveLength(0);
  });

  it('names several curves in a legend, each in its own colour', () => {
    const both = [...curves, { label: 'layer 1', eigenvalues: [2, 1, 0.5] }];
    const svg = drawn(spectrumPanel({ curves: both }, { legendTitle: 'kernel' }));
    const swatches = ['legend full', 'legend layer 1'].map((label) =>
      labelled(svg, 'path', label)[0].getAttribute('stroke'),
    );
    expect(new Set(swatches).size).toBe(2);
    const lines = ['full', 'layer 1'].map((label) =>
      labelled(svg, 'path', label)[0].closest('g[stroke]')?.getAttribute('stroke'),
    );
    expect(lines).toEqual(swatches);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['kernel', 'full', 'layer 1']));
    expect(textsOf(drawn(spectrumPanel({ curves })))).not.toContain('full');
  });

  it('shows only the ranks asked for, and their drops', () => {
    const panel = spectrumPanel({ curves, drops: [1, 3, 5] }, { ranks: [2, 5] });
    expect([...panel.curves[0].x]).toEqual([2, 3, 4, 5]);
    expect(panel.markers).toEqual([{ at: 3.5, label: 'k = 3' }]);
  });

  it('enlarges an interval of ranks within the frame, off the points', () => {
    const svg = drawn(spectrumPanel({ curves, drops: [3] }, { inset: [3, 5] }));
    const paths = labelled(svg, 'path', 'full');
    expect(paths.map((path) => pathPoints(path).length)).toEqual([eigenvalues.length, 3]);
    const background = [...svg.querySelectorAll('g > g > rect')].find(
      (rect) => rect.getAttribute('fill') === '#ffffff',
    );
    const [left, top] = numbersIn(background?.parentElement?.getAttribute('transform') ?? '');
    const height = Number(background?.getAttribute('height'));
    for (const [across, down] of pathPoints(paths[0]))
      expect(across < left || down > top + height || down < top).toBe(true);
  });

  it('leaves out what is not above the floor, when one is given', () => {
    const rounding = [{ label: 'full', eigenvalues: [1, 0.5, 1e-17, -2e-17] }];
    expect([...spectrumPanel({ curves: rounding }, { floor: 1e-12 }).curves[0].x]).toEqual([1, 2]);
    expect(() => spectrumPanel({ curves: rounding })).toThrow(
      'spectrumPanel: eigenvalues of "full" must be positive on a log axis, got -2e-17 (entry 3 of 4); give a floor',
    );
    expect([...spectrumPanel({ curves: rounding }, { scale: 'linear' }).curves[0].x]).toEqual([1, 2, 3, 4]);
  });

  it('does not keep or change the arrays it is given', () => {
    const given = Float64Array.from(eigenvalues);
    const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: given }] });
    drawn(panel);
    expect([...given]).toEqual(eigenvalues);
    given[0] = 99;
    expect(panel.curves[0].y[0]).toBe(3);
  });

  it('refuses what it cannot show, and says why', () => {
    expect(() => spectrumPanel({ curves: [] })).toThrow('spectrumPanel: curves must hold at least one curve, got []');
    expect(() => spectrumPanel({ curves: [{ label: 'x', eigenvalues: [] }] })).toThrow(MisuseError);
    expect(() => spectrumPanel({ curves: [{ label: 'x', eigenvalues: [1, Number.NaN] }] })).toThrow(
      new NonFiniteError({
        in: 'spectrumPanel',
        rule: 'eigenvalues of "x" must be finite',
        got: Number.NaN,
        context: 'entry 1 of 2',
      }),
    );
    expect(() => spectrumPanel({ curves, drops: [7] })).toThrow(
      'spectrumPanel: drop must be an integer in 1..6, got 7',
    );
    expect(() => spectrumPanel({ curves: [...curves, ...curves] })).toThrow('curve labels must differ, got "full"');
    expect(() => spectrumPanel({ curves }, { range: [0, 1] })).toThrow(
      'spectrumPanel: range must be positive on a log axis, got 0',
    );
    expect(() => spectrumPanel({ curves }, { ranks: [3, 2] })).toThrow('ranks[1] must be an integer in 4..7, got 2');
  });
});
