import { describe, expect, it } from 'vitest';
import { curvesPanel, drawFigure, panelGrid, spectrumPanel } from '../../src/index.js';
import { createFigureDocument, figureSvg } from '../../src/node/index.js';
import { drawn, labelled } from '../drawn.js';

const panel = spectrumPanel(
  { curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }], drops: [2] },
  { title: 'A & <B>' },
);
const clipped = curvesPanel({ curves: [{ label: 'a', x: [0, 1], y: [0, 2] }] }, { yRange: [0, 1] });

describe('drawFigure', () => {
  it('can be read aloud: role, title and description, tied by ids of the figure', () => {
    const svg = drawn(panel, { idPrefix: 'spectrum' });
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-labelledby')).toBe('spectrum-title');
    expect(svg.querySelector('#spectrum-title')?.textContent).toBe('A & <B>');
    expect(svg.querySelector('#spectrum-description')?.textContent).toBe(
      'eigenvalue (log) against rank k: full (from 9 to 0.5). Marked: k = 2.',
    );
  });

  it('gives the same bytes each time, whatever was drawn before', () => {
    const first = figureSvg(clipped);
    figureSvg(panelGrid({ rows: [[clipped, clipped]] }));
    expect(figureSvg(clipped)).toBe(first);
  });

  it('lets figures with different prefixes live in one page', () => {
    const ids = (prefix: string) =>
      [...figureSvg(clipped, { idPrefix: prefix }).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids('left').length).toBe(3);
    expect(ids('left').every((id) => id.startsWith('left-'))).toBe(true);
    expect(new Set([...ids('left'), ...ids('right')]).size).toBe(6);
  });

  it('takes the width asked for and keeps every frame inside', () => {
    const svg = drawn(panelGrid({ rows: [[panel, panel, panel]] }), { width: 672 });
    expect(svg.getAttribute('width')).toBe('672');
    for (const frame of labelled(svg, 'rect', 'frame')) {
      const [left, top] = [
        ...(/translate\(([\d.]+),([\d.]+)\)/.exec(frame.parentElement?.getAttribute('transform') ?? '')?.slice(1) ??
          []),
      ];
      expect(Number(left) + Number(frame.getAttribute('width'))).toBeLessThan(672);
      expect(Number(top) + Number(frame.getAttribute('height'))).toBeLessThan(Number(svg.getAttribute('height')));
    }
  });

  it('is white with dark lines by default; the dark theme has no background', () => {
    expect(figureSvg(panel)).toContain('fill="#ffffff" height=');
    const dark = drawn(panel, { theme: 'dark' });
    expect([...dark.children].some(({ localName }) => localName === 'rect')).toBe(false);
    expect(dark.getAttribute('fill')).toBe('#ececec');
  });

  it('refuses invalid widths, prefixes and themes, and says where documents come from', () => {
    const document = createFigureDocument();
    expect(() => drawFigure(panel)).toThrow(
      'drawFigure: a document must be given outside a page; in Node use figureSvg',
    );
    expect(() => drawFigure(panel, { document, width: 0 })).toThrow('width must be a number in (0, 100000], got 0');
    expect(() => drawFigure(panel, { document, width: 90 })).toThrow(
      /width must leave 60 px a frame, got 90 \(1 columns\); \d+ would do/,
    );
    expect(() => drawFigure(panel, { document, idPrefix: '1 x' })).toThrow(
      'idPrefix must be a letter, then letters, digits, - or _, got "1 x"',
    );
    expect(() => drawFigure(panel, { document, theme: 'sepia' as 'dark' })).toThrow(
      'theme must be one of light, dark, got "sepia"',
    );
  });

  it('fits in the width that its message names', () => {
    const document = createFigureDocument();
    const least = /; (\d+) would do/.exec(messageOf(() => drawFigure(panel, { document, width: 90 })))?.[1];
    expect(drawFigure(panel, { document, width: Number(least) }).getAttribute('width')).toBe(least);
  });
});

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}
