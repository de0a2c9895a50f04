import { describe, expect, it } from 'vitest';
import { curvesPanel } from '../../src/index.js';
import { drawn, labelled, numbersIn, pathPoints, textsOf } from '../drawn.js';
import { textBoxes } from '../text-boxes.js';

const named = (labels: readonly string[], options: { legendTitle?: string } = {}) =>
  curvesPanel({ curves: labels.map((label, index) => ({ label, x: [0, 1], y: [index, index + 1] })) }, options);

describe('the legend', () => {
  it('has a swatch of each curve’s colour and dash, and its name to the right on the same line', () => {
    const svg = drawn(named(['train', 'test']));
    for (const label of ['train', 'test']) {
      const [swatch] = labelled(svg, 'path', `legend ${label}`);
      const [curve] = labelled(svg, 'path', label);
      const strokeOf = (node: Element) => node.closest('[stroke]')?.getAttribute('stroke');
      expect(strokeOf(swatch)).toBe(strokeOf(curve));
      const [x, y, length] = numbersIn(swatch.getAttribute('d') ?? '');
      const box = textBoxes(swatch.parentElement!).find(({ text }) => text === label)!;
      const panel = numbersIn(swatch.parentElement?.getAttribute('transform') ?? '');
      expect(box.left - panel[0]).toBeGreaterThan(x + length);
      expect(box.top - panel[1]).toBeLessThan(y);
      expect(box.bottom - panel[1]).toBeGreaterThan(y);
    }
    expect(labelled(svg, 'path', 'legend test')[0].getAttribute('stroke-dasharray')).toBe('6 2.5');
    expect(labelled(svg, 'path', 'legend train')[0].hasAttribute('stroke-dasharray')).toBe(false);
  });

  it('stands beside its title, and is left out for one curve', () => {
    const svg = drawn(named(['0', '500'], { legendTitle: 'epoch' }));
    const boxes = textBoxes(svg);
    const [title, first] = [boxes.find(({ text }) => text === 'epoch')!, boxes.find(({ text }) => text === '500')!];
    expect(title.right).toBeLessThan(first.left);
    const alone = drawn(named(['only'], { legendTitle: 'epoch' }));
    expect(textsOf(alone)).not.toContain('epoch');
    expect(labelled(alone, 'path', 'legend only')).toEqual([]);
  });

  it('starts another line where one would leave the frame', () => {
    const svg = drawn(named(['a long name of a curve', 'another long name', 'and a third one of them']), {
      width: 300,
    });
    const lines = ['a long name of a curve', 'and a third one of them'].map((label) =>
      pathPoints(labelled(svg, 'path', `legend ${label}`)[0]),
    );
    expect(lines[1][0][1]).toBeGreaterThan(lines[0][0][1]);
  });
});
