import { describe, expect, it } from 'vitest';
import { curvesPanel, type Curve, spectrumPanel } from '../../src/index.js';
import { drawn, labelled, numbersIn } from '../drawn.js';

type Place = { left: boolean; top: boolean };

/** Where in the frame the enlargement's own frame stands. */
function placeOf(svg: Element): Place {
  const [outer, inner] = labelled(svg, 'rect', 'frame').map((frame) => {
    let [x, y] = [0, 0];
    for (let node: Element | null = frame; node; node = node.parentElement) {
      const [dx = 0, dy = 0] = numbersIn(/translate\(([^)]*)\)/.exec(node.getAttribute('transform') ?? '')?.[1] ?? '');
      [x, y] = [x + dx, y + dy];
    }
    return {
      x: x + Number(frame.getAttribute('width')) / 2,
      y: y + Number(frame.getAttribute('height')) / 2,
      width: Number(frame.getAttribute('width')),
    };
  });
  expect(inner.width / outer.width).toBeCloseTo(0.46, 2);
  return { left: inner.x < outer.x, top: inner.y < outer.y };
}

const ranks = Array.from({ length: 40 }, (_, k) => k);
const spectrumWith = (y: (k: number) => number) => {
  const curves: Omit<Curve, 'x' | 'y'> & { x: number[]; y: number[] } = { label: 'a', x: ranks, y: ranks.map(y) };
  return drawn({ ...curvesPanel({ curves: [curves] }), inset: [10, 20] });
};

describe('the enlargement of a part', () => {
  it.each<[string, (k: number) => number, Place]>([
    ['falls', (k) => 40 - k, { left: false, top: true }],
    ['rises', (k) => k, { left: true, top: true }],
    ['steps up in the middle', (k) => (k < 20 ? 0 : 40), { left: true, top: true }],
  ])('stands where a curve that %s leaves room', (_, y, expected) => {
    const place = placeOf(spectrumWith(y));
    const points = ranks.map((k) => ({ left: k < 20, top: (y(k) - Math.min(...ranks.map(y))) * 2 > 40 }));
    const inCorner = (corner: Place) =>
      points.filter(({ left, top }) => left === corner.left && top === corner.top).length;
    expect(inCorner(place)).toBeLessThanOrEqual(inCorner(expected));
  });

  it('shows the points of its interval and no others, and the panel marks that interval', () => {
    const svg = drawn(
      spectrumPanel({ curves: [{ label: 'full', eigenvalues: ranks.map((k) => 2 ** -k) }] }, { inset: [10, 20] }),
    );
    const lines = labelled(svg, 'path', 'full');
    const counts = lines.map((line) => numbersIn(line.getAttribute('d') ?? '').length / 2);
    expect(counts.toSorted((left, right) => right - left)).toEqual([40, 11]);
  });
});
