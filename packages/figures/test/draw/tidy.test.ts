import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { tidy } from '../../src/draw/tidy.js';

function tidied(inside: string, prefix = 'figure'): string {
  const svg = parseHTML(`<!doctype html><body><svg>${inside}</svg></body>`).document.querySelector('svg');
  if (!svg) throw new Error('no svg');
  tidy(svg, prefix);
  return svg.innerHTML;
}

describe('tidy', () => {
  it('rounds coordinates to hundredths, and tiny ones to 0 without a sign', () => {
    expect(tidied('<path d="M0.12345,-7.98765L3e-17,2" />')).toBe('<path d="M0.12,-7.99L0,2" />');
    expect(tidied('<rect x="-0.0001" width="1.005" height="12"></rect>')).toMatch(
      /x="0" width="1(\.0[01])?" height="12"/,
    );
  });

  it('leaves other attributes alone, and coordinates of at most two decimals', () => {
    const inside = '<circle r="1.23456" cx="1.25" data-value="0.12345" />';
    expect(tidied(inside)).toBe(inside);
  });

  it('gives the plot’s ids names of the figure, in order, wherever they are used', () => {
    const clip = (id: string) => `<mask id="${id}" /><g clip-path="url(#${id})" />`;
    expect(tidied(`${clip('plot-clip-17')}${clip('plot-clip-3')}`, 'left')).toBe(`${clip('left-1')}${clip('left-2')}`);
  });

  it('keeps ids that are not the plot’s', () => {
    const inside = '<title id="figure-title" />';
    expect(tidied(inside)).toBe(inside);
  });
});
